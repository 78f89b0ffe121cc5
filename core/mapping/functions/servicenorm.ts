// Reads the service term of a zaaktype, where it is within the statutory one.
import { compareDurations } from '../../archive/duration';
import { term } from '../../archive/term';
import { field } from './inavigator/raw';
import { defineFunction, noArgs } from './define';

export const servicenorm = defineFunction({
  name: 'servicenorm',
  summary: 'The service term (`service`, `serviceEenheid`) where it is not longer than the statutory one (`wettelijk`, `wettelijkEenheid`): targets refuse a longer one.',
  args: noArgs,
  takes: ['object'],
  mayMiss: true,
  gives: { type: 'string', format: 'duration' },
  examples: [
    { given: { wettelijk: '8', wettelijkEenheid: 'Week', service: '6', serviceEenheid: 'Week' }, expect: 'P6W' },
    { given: { service: '6', serviceEenheid: 'Week' }, expect: 'P6W' },
    { given: { wettelijk: '8', wettelijkEenheid: 'Week', service: '10', serviceEenheid: 'Week' }, report: 'ZS3153' },
    { given: { wettelijk: '8', wettelijkEenheid: 'Week' } },
  ],
  run: (value, _args, ctx) => {
    const service = term(field(value, 'service') ?? '', field(value, 'serviceEenheid') ?? '')?.duration;
    if (service === undefined) return undefined;
    const statutory = term(field(value, 'wettelijk') ?? '', field(value, 'wettelijkEenheid') ?? '')?.duration;
    if (statutory !== undefined && (compareDurations(service, statutory) ?? 0) > 0) {
      ctx.report({ code: 'ZS3153', message: `servicenorm ${service} is longer than doorlooptijd ${statutory}; it was left out` });
      return undefined;
    }
    return service;
  },
});
