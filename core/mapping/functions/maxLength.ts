// Function maxLength: refuses a text that is too long, instead of shortening it.
import { z } from 'zod';
import { defineFunction } from './define';

export const maxLength = defineFunction({
  name: 'maxLength',
  summary: 'Refuses a text of more characters than this.',
  args: z.number().int().min(1).describe('The most characters.'),
  takes: ['string'],
  gives: (given, most) => ({ ...given, type: 'string', maxLength: most }),
  inverse: () => ({ name: 'text' }),
  examples: [
    { given: 'B1026', args: 50, expect: 'B1026' },
    { given: 'B1026', args: 4, refuse: 'ZS2102' },
  ],
  run: (value, most, ctx) => {
    const length = [...String(value)].length;
    return length > most ? ctx.refuse({ code: 'ZS2102', message: `${length} characters, ${most} allowed` }) : String(value);
  },
});
