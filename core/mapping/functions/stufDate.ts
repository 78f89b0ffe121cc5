// Function stufDate: a day as StUF spells it.
import { defineFunction, noArgs } from './define';
import { isDay } from './date';

export const stufDate = defineFunction({
  name: 'stufDate',
  summary: 'Spells YYYY-MM-DD as StUF does: YYYYMMDD.',
  args: noArgs,
  takes: ['string'],
  gives: { type: 'string', maxLength: 8 },
  inverse: () => ({ name: 'date' }),
  examples: [
    { given: '2026-07-01', expect: '20260701' },
    { given: '2026-02-30', refuse: 'is not a date' },
  ],
  run: (value, _args, ctx) => {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value));
    if (!match || !isDay(Number(match[1]), Number(match[2]), Number(match[3]))) return ctx.refuse({ message: `${ctx.quote(value)} is not a date` });
    return `${match[1]}${match[2]}${match[3]}`;
  },
});
