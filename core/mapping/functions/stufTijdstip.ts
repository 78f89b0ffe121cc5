// Function stufTijdstip: a moment of StUF as an instant in UTC.
import { defineFunction, noArgs } from './define';
import { textOf } from './stuf/raw';
import { leesTijdstip } from './stuf/tijd';

export const stufTijdstip = defineFunction({
  name: 'stufTijdstip',
  summary: 'A moment of StUF (8 to 17 digits, Amsterdam wall-clock time) as an instant in UTC. A day alone is its first moment; in the hour that autumn has twice the first is meant.',
  args: noArgs,
  takes: ['string', 'object'],
  gives: { type: 'string', format: 'date-time' },
  mayMiss: true,
  inverse: () => ({ name: 'stufTijd' }),
  examples: [
    { given: '20260701140000', expect: '2026-07-01T12:00:00Z' },
    { given: '20260115093000120', expect: '2026-01-15T08:30:00.12Z' },
    { given: '20260101', expect: '2025-12-31T23:00:00Z' },
    { given: '2026070125', refuse: 'is not a time' },
  ],
  run: (value, _args, ctx) => {
    const text = textOf(value);
    return text === undefined ? undefined : (leesTijdstip(text) ?? ctx.refuse({ message: `${ctx.quote(text)} is not a time` }));
  },
});
