// Function unique: a list without repetitions.
import { canonical } from '../../model/hash';
import { defineFunction, noArgs } from './define';

export const unique = defineFunction({
  name: 'unique',
  summary: 'A list without repetitions; the first of each stays where it is.',
  args: noArgs,
  takes: ['array'],
  gives: (given) => given,
  examples: [
    { given: ['afval', 'grofvuil', 'afval'], expect: ['afval', 'grofvuil'] },
    { given: [{ a: 1, b: 2 }, { b: 2, a: 1 }], expect: [{ a: 1, b: 2 }] },
  ],
  run: (value) => {
    const seen = new Set<string>();
    return (Array.isArray(value) ? value : [value]).filter((item) => {
      const spelled = canonical(item);
      return seen.has(spelled) ? false : seen.add(spelled);
    });
  },
});
