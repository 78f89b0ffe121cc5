// Function text: spells a plain value as text.
import { defineFunction, noArgs } from './define';

export const text = defineFunction({
  name: 'text',
  summary: 'Spells a number, boolean or text as text.',
  args: noArgs,
  takes: ['string', 'number', 'integer', 'boolean'],
  gives: { type: 'string' },
  examples: [
    { given: 8, expect: '8' },
    { given: true, expect: 'true' },
    { given: '0363', expect: '0363' },
    { given: ['a'], refuse: 'is not a plain value' },
  ],
  run: (value, _args, ctx) => (typeof value === 'object' ? ctx.refuse({ message: `${ctx.quote(value)} is not a plain value` }) : String(value)),
});
