// Function stufDagen: a number of days as an ISO 8601 duration.
import { defineFunction, noArgs } from './define';

export const stufDagen = defineFunction({
  name: 'stufDagen',
  summary: 'A number of days (verlenging/duur) as an ISO 8601 duration. Nought is no duration.',
  args: noArgs,
  takes: ['string', 'number', 'integer'],
  gives: { type: 'string' },
  mayMiss: true,
  inverse: () => ({ name: 'stufAantalDagen' }),
  examples: [{ given: '14', expect: 'P14D' }, { given: '0' }, { given: 'veertien', refuse: 'is not a number of days' }],
  run: (value, _args, ctx) => {
    if (!/^\d+$/.test(String(value).trim())) return ctx.refuse({ message: `${ctx.quote(value)} is not a number of days` });
    return Number(value) === 0 ? undefined : `P${Number(value)}D`;
  },
});
