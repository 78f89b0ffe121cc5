// Function dateTime: Amsterdam wall-clock time with its offset.
import { defineFunction, noArgs } from './define';
import { offsetOf } from './amsterdam';
import { isDay } from './date';

const SPELLING = /^(\d{4})-?(\d{2})-?(\d{2})(?:T?(\d{2}):?(\d{2})(?::?(\d{2})(\.?\d+)?)?)?$/;

export const dateTime = defineFunction({
  name: 'dateTime',
  summary: 'Gives a time without a zone (StUF `YYYYMMDDhhmmss`, or `2026-07-01T14:00:00`) the offset Amsterdam has then. A date alone is midnight. What already has an offset stays as it is. In the hour that autumn has twice the first is meant.',
  args: noArgs,
  takes: ['string'],
  gives: { type: 'string', format: 'date-time' },
  inverse: () => ({ name: 'wallTime' }),
  examples: [
    { given: '20260701140000', expect: '2026-07-01T14:00:00+02:00' },
    { given: '2026-01-15T09:30:00', expect: '2026-01-15T09:30:00+01:00' },
    { given: '2026-10-25T02:30:00', expect: '2026-10-25T02:30:00+02:00' },
    { given: '20260101', expect: '2026-01-01T00:00:00+01:00' },
    { given: '2026-07-01T12:00:00Z', expect: '2026-07-01T12:00:00Z' },
    { given: '2026-07-01T25:00:00', refuse: 'is not a time' },
  ],
  run: (value, _args, ctx) => {
    const text = String(value).trim();
    if (/T.*(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
    const match = SPELLING.exec(text);
    const [year = NaN, month = NaN, day = NaN, hour = 0, minute = 0, second = 0] = (match ?? []).slice(1, 7).map((part) => (part === undefined ? 0 : Number(part)));
    if (!match || !isDay(year, month, day) || hour > 23 || minute > 59 || second > 59) return ctx.refuse({ message: `${ctx.quote(value)} is not a time` });
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    return `${new Date(wall).toISOString().slice(0, 19)}${offsetOf(wall)}`;
  },
});
