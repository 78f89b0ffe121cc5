// Function date: any of the field's spellings of a day as YYYY-MM-DD.
import { defineFunction, noArgs } from './define';
import { wallClock } from './amsterdam';

/** A day that exists: 2026-02-30 does not. */
export function isDay(year: number, month: number, day: number): boolean {
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

const SPELLING = /^(\d{4})-?(\d{2})-?(\d{2})(?:T?(\d{2}):?(\d{2}).*)?$/;

export const date = defineFunction({
  name: 'date',
  summary: 'Reads a day: `20260701`, `2026-07-01`, or a date and time. A time with an offset gives the day it is in Amsterdam then. Incomplete dates are refused.',
  args: noArgs,
  takes: ['string'],
  gives: { type: 'string', format: 'date', maxLength: 10 },
  inverse: () => ({ name: 'stufDate' }),
  examples: [
    { given: '20260701', expect: '2026-07-01' },
    { given: '2026-07-01T00:00:00', expect: '2026-07-01' },
    { given: '2026-06-30T22:30:00Z', expect: '2026-07-01' },
    { given: '2026-02-30', refuse: 'is not a date' },
    { given: '202607', refuse: 'is not a date' },
  ],
  run: (value, _args, ctx) => {
    const text = String(value).trim();
    const match = SPELLING.exec(text);
    const [year, month, day] = [match?.[1], match?.[2], match?.[3]].map(Number);
    if (!match || year === undefined || month === undefined || day === undefined || !isDay(year, month, day)) return ctx.refuse({ message: `${ctx.quote(value)} is not a date` });
    if (/(Z|[+-]\d{2}:?\d{2})$/.test(text) && match[4] !== undefined) {
      const instant = Date.parse(text);
      if (Number.isNaN(instant)) return ctx.refuse({ message: `${ctx.quote(value)} is not a date` });
      return wallClock(instant).slice(0, 10);
    }
    return `${match[1]}-${match[2]}-${match[3]}`;
  },
});
