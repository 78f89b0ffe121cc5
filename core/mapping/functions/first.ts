// Function first: the first item of a list.
import { isMissing } from '../value';
import { itemOf } from '../shape';
import { defineFunction, noArgs } from './define';

export const first = defineFunction({
  name: 'first',
  summary: 'The first item of a list that is there: with `from: [a, b]` the first path that has a value.',
  args: noArgs,
  takes: ['array'],
  gives: (given) => itemOf(given) ?? {},
  mayMiss: true,
  examples: [
    { given: ['statutair', 'feitelijk'], expect: 'statutair' },
    { given: [null, '', 'feitelijk'], expect: 'feitelijk' },
    { given: [] },
  ],
  run: (value) => (Array.isArray(value) ? value : [value]).find((item) => !isMissing(item)),
});
