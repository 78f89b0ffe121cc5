// Chooses the term of a zaaktype: the statutory one, else the service term.
import type { Json } from '../../model/json';
import { isObject } from '../../model/json';
import { defineFunction, noArgs } from './define';
import { readTerm } from './termijn';

const part = (value: Json, name: string): Json => (isObject(value) ? { aantal: value[name] ?? null, eenheid: value[`${name}Eenheid`] ?? null } : null);

export const doorlooptijd = defineFunction({
  name: 'doorlooptijd',
  summary: 'The term of a zaaktype from `wettelijk` with `wettelijkEenheid`, else `service` with `serviceEenheid`. Neither: nothing, with a warning that a concept is allowed and publication is not.',
  args: noArgs,
  onMissing: true,
  mayMiss: true,
  gives: { type: 'string', format: 'duration' },
  examples: [
    { given: { wettelijk: '8', wettelijkEenheid: 'Week', service: '6', serviceEenheid: 'Week' }, expect: 'P8W' },
    { given: { service: '365', serviceEenheid: 'Dag' }, expect: 'P365D', report: 'ZS3154' },
    { given: null, report: 'ZS3150' },
  ],
  run: (value, _args, ctx) => {
    const statutory = readTerm(part(value, 'wettelijk'), 'wettelijke-afdoeningstermijn', ctx);
    if (statutory !== undefined) return statutory;
    const service = readTerm(part(value, 'service'), 'afdoeningstermijn', ctx);
    if (service === undefined) ctx.report({ code: 'ZS3150', message: 'neither the statutory nor the service term is filled; a concept is allowed, publication is blocked' });
    else ctx.report({ code: 'ZS3154', message: `there is no statutory term; doorlooptijd ${service} comes from afdoeningstermijn` });
    return service;
  },
});
