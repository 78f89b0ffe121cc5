// Function stufTijd: an instant as StUF spells a moment.
import { defineFunction, noArgs } from './define';
import { spelTijdstip } from './stuf/tijd';

export const stufTijd = defineFunction({
  name: 'stufTijd',
  summary: 'Spells an instant as a moment of StUF: YYYYMMDDhhmmss as the clock in Amsterdam showed it, with three digits more where it has a fraction of a second.',
  args: noArgs,
  takes: ['string'],
  gives: { type: 'string', maxLength: 17 },
  inverse: () => ({ name: 'stufTijdstip' }),
  examples: [
    { given: '2026-07-01T12:00:00Z', expect: '20260701140000' },
    { given: '2026-01-15T08:30:00.12Z', expect: '20260115093000120' },
    { given: 'gisteren', refuse: 'is not a time' },
  ],
  run: (value, _args, ctx) => spelTijdstip(String(value)) ?? ctx.refuse({ message: `${ctx.quote(value)} is not a time` }),
});
