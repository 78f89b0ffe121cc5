// Function constant: a fixed value where the source has any.
import { z } from 'zod';
import type { Json } from '../../model/json';
import { defineFunction } from './define';

export const constant = defineFunction<Json>({
  name: 'constant',
  summary: 'Gives this value whenever the source has any value.',
  args: z.json(),
  gives: (_given, value) => (typeof value === 'string' ? { type: 'string', enum: [value] } : {}),
  examples: [{ given: 'B1026', args: 'catalogus', expect: 'catalogus' }],
  run: (_value, fixed) => fixed,
});
