// Function truncate: shortens a text to what the target allows, and says so.
import { z } from 'zod';
import { defineFunction } from './define';

const ELLIPSIS = '…';

export const truncate = defineFunction({
  name: 'truncate',
  summary: 'Shortens a text to a number of characters, with … at the end, and reports that it did. For names that must stay apart use a function that knows the others.',
  args: z.number().int().min(2).describe('The most characters.'),
  takes: ['string'],
  gives: (_given, most) => ({ type: 'string', maxLength: most }),
  examples: [
    { given: 'Melding openbare ruimte', args: 80, expect: 'Melding openbare ruimte' },
    { given: 'Melding openbare ruimte', args: 10, expect: 'Melding o…', report: 'ZS2105' },
  ],
  run: (value, most, ctx) => {
    const letters = [...String(value)];
    if (letters.length <= most) return String(value);
    ctx.report({ code: 'ZS2105', message: `text of ${letters.length} characters is shortened to ${most}` });
    return `${letters.slice(0, most - 1).join('').trimEnd()}${ELLIPSIS}`;
  },
});
