// Function lower: lower case.
import { defineFunction, noArgs } from './define';

export const lower = defineFunction({
  name: 'lower',
  summary: 'Lower case, as Dutch spells it.',
  args: noArgs,
  takes: ['string'],
  gives: { type: 'string' },
  examples: [{ given: 'Vernietigen', expect: 'vernietigen' }],
  run: (value) => String(value).toLocaleLowerCase('nl'),
});
