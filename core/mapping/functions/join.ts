// Function join: a list into a text.
import { z } from 'zod';
import { isMissing } from '../value';
import { defineFunction } from './define';

export const join = defineFunction({
  name: 'join',
  summary: 'Puts the plain values of a list into one text, with a separator between them; missing ones are skipped.',
  args: z.string().describe('The separator.'),
  takes: ['array'],
  gives: { type: 'string' },
  mayMiss: true,
  inverse: (separator) => (separator.trim() === '' ? null : { name: 'split', args: separator }),
  examples: [
    { given: ['melding', null, 'openbare ruimte'], args: ' ', expect: 'melding openbare ruimte' },
    { given: [], args: ', ' },
    { given: [{ a: 1 }], args: ', ', refuse: 'is not a plain value' },
  ],
  run: (value, separator, ctx) => {
    const parts = (Array.isArray(value) ? value : [value]).filter((part) => !isMissing(part));
    const strange = parts.find((part) => typeof part === 'object');
    if (strange !== undefined) ctx.refuse({ message: `${ctx.quote(strange)} is not a plain value` });
    return parts.length === 0 ? undefined : parts.map(String).join(separator);
  },
});
