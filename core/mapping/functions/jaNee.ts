// Function jaNee: a boolean as Ja or Nee.
import { defineFunction, noArgs } from './define';

export const jaNee = defineFunction({
  name: 'jaNee',
  summary: 'Spells a boolean as `Ja` or `Nee`.',
  args: noArgs,
  takes: ['boolean'],
  gives: { type: 'string', enum: ['Ja', 'Nee'] },
  inverse: () => ({ name: 'yesNo' }),
  examples: [
    { given: true, expect: 'Ja' },
    { given: false, expect: 'Nee' },
  ],
  run: (value) => (value === true ? 'Ja' : 'Nee'),
});
