// Function default: a fixed value where there is none, in the middle of a via.
import { z } from 'zod';
import type { Json } from '../../model/json';
import { isMissing } from '../value';
import { defineFunction } from './define';

export const defaultTo = defineFunction<Json>({
  name: 'default',
  summary: 'Gives this value where there is none. At the end of a rule `else` says the same; this is for in between.',
  args: z.json(),
  onMissing: true,
  gives: (given) => given,
  examples: [
    { given: null, args: 'onbekend', expect: 'onbekend' },
    { given: 'Ja', args: 'Nee', expect: 'Ja' },
  ],
  run: (value, fallback) => (isMissing(value) ? fallback : value),
});
