// Function sort: a list in order.
import { z } from 'zod';
import { isObject, type Json } from '../../model/json';
import { defineFunction } from './define';

const keyOf = (item: Json, by: string | undefined): Json => (by === undefined ? item : isObject(item) ? (item[by] ?? null) : null);

function compare(one: Json, other: Json): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  return String(one).localeCompare(String(other), 'nl', { numeric: true });
}

export const sort = defineFunction({
  name: 'sort',
  summary: 'A list in order: numbers by size, texts as people sort them (`2` before `10`); items without a value last. `by` names a field of the items.',
  args: z.strictObject({ by: z.string().optional() }).optional(),
  takes: ['array'],
  gives: (given) => given,
  examples: [
    { given: ['10', '2', '1'], expect: ['1', '2', '10'] },
    { given: [{ volgnummer: 2 }, { volgnummer: 1 }], args: { by: 'volgnummer' }, expect: [{ volgnummer: 1 }, { volgnummer: 2 }] },
  ],
  run: (value, args) => (Array.isArray(value) ? value : [value]).toSorted((one, other) => compare(keyOf(one, args?.by), keyOf(other, args?.by))),
});
