// Function field: a field of an object that a function gave.
import { z } from 'zod';
import { isObject } from '../../model/json';
import { fieldOf } from '../shape';
import { defineFunction } from './define';

export const field = defineFunction({
  name: 'field',
  summary: 'One field of an object: after `first`, or of what another function gave.',
  args: z.string().min(1).describe('Name of the field.'),
  takes: ['object'],
  gives: (given, name) => {
    const found = fieldOf(given, name);
    return found.known === 'no' ? {} : found.schema;
  },
  mayMiss: true,
  examples: [
    { given: { '@naam': 'kanaal', '#text': 'balie' }, args: '#text', expect: 'balie' },
    { given: { a: 1 }, args: 'b' },
  ],
  run: (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
});
