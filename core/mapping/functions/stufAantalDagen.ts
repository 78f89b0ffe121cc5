// Function stufAantalDagen: an ISO 8601 duration as a number of days.
import { defineFunction, noArgs } from './define';

const DAYS: Readonly<Record<string, number>> = { Y: 365, M: 30, W: 7, D: 1 };

export const stufAantalDagen = defineFunction({
  name: 'stufAantalDagen',
  summary: 'An ISO 8601 duration as a number of days. A month counts as 30 and a year as 365 days, which is reported: StUF knows days only.',
  args: noArgs,
  takes: ['string'],
  gives: { type: 'string' },
  inverse: () => ({ name: 'stufDagen' }),
  examples: [{ given: 'P14D', expect: '14' }, { given: 'P6W', expect: '42' }, { given: 'P1M2D', expect: '32', report: 'ZS2117' }, { given: 'PT5H', refuse: 'is no duration of days' }],
  run: (value, _args, ctx) => {
    const match = /^P((?:\d+[YMWD])+)$/.exec(String(value));
    if (!match) return ctx.refuse({ message: `${ctx.quote(value)} is no duration of days` });
    const parts = [...(match[1] ?? '').matchAll(/(\d+)([YMWD])/g)];
    if (parts.some(([, , unit]) => unit === 'Y' || unit === 'M')) ctx.report({ code: 'ZS2117', message: `${ctx.quote(value)} is told in days: a month as 30, a year as 365` });
    return String(parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (DAYS[unit ?? ''] ?? 0), 0));
  },
});
