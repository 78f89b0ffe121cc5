// Function number: a text as a number.
import { z } from 'zod';
import { defineFunction } from './define';

const limits = z.strictObject({ integer: z.boolean().optional(), min: z.number().optional(), max: z.number().optional() }).optional();

export const number = defineFunction({
  name: 'number',
  summary: 'Reads a text as a number, with a point or a Dutch comma before decimals. `integer`, `min` and `max` refuse what lies outside.',
  args: limits,
  takes: ['string', 'number', 'integer'],
  gives: (_given, args) => ({ type: args?.integer ? 'integer' : 'number' }),
  inverse: () => ({ name: 'text' }),
  examples: [
    { given: ' 12 ', expect: 12 },
    { given: '2,5', expect: 2.5 },
    { given: '2,5', args: { integer: true }, refuse: 'is not a whole number' },
    { given: '0', args: { min: 1 }, refuse: 'is less than 1' },
    { given: '1e5', refuse: 'is not a number' },
  ],
  run: (value, args, ctx) => {
    const text = String(value).trim();
    const read = Number(text.replace(',', '.'));
    if (!/^-?\d+([.,]\d+)?$/.test(text)) ctx.refuse({ message: `${ctx.quote(value)} is not a number` });
    if (args?.integer && !Number.isSafeInteger(read)) ctx.refuse({ message: `${ctx.quote(value)} is not a whole number` });
    if (args?.min !== undefined && read < args.min) ctx.refuse({ message: `${ctx.quote(value)} is less than ${args.min}` });
    if (args?.max !== undefined && read > args.max) ctx.refuse({ message: `${ctx.quote(value)} is more than ${args.max}` });
    return read;
  },
});
