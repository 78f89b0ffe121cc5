// Function split: a text into a list.
import { z } from 'zod';
import { defineFunction } from './define';

export const split = defineFunction({
  name: 'split',
  summary: 'Cuts a text at each separator into a list of trimmed, non-empty texts.',
  args: z.string().min(1).describe('The separator.'),
  takes: ['string'],
  gives: { type: 'array', items: { type: 'string' } },
  inverse: (separator) => ({ name: 'join', args: separator }),
  examples: [
    { given: 'afval; grofvuil ;', args: ';', expect: ['afval', 'grofvuil'] },
    { given: 'afval', args: ';', expect: ['afval'] },
  ],
  run: (value, separator) => String(value).split(separator).map((part) => part.trim()).filter((part) => part !== ''),
});
