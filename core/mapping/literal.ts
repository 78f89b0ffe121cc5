// Literals of mappings and tables: the type they take, and what a shape would say of them.
import type { Json } from '../model/json';
import type { ShapeSchema } from '../model/shapes';
import { ANYTHING, typesOf } from './shape';

/** A literal takes the type its target wants where its spelling allows: 12 for a text is "12". */
export function fitLiteral(value: Json, wanted: ShapeSchema): Json {
  const types = typesOf(wanted);
  const asText = types.has('string') && !types.has('number') && !types.has('integer') && !types.has('boolean');
  return asText && (typeof value === 'number' || typeof value === 'boolean') ? String(value) : value;
}

/** The shape of exactly this value. */
export function describe(value: Json): ShapeSchema {
  if (value === null) return { type: 'null' };
  if (Array.isArray(value)) return { type: 'array', items: value.length === 0 ? ANYTHING : { anyOf: value.map(describe) } };
  if (typeof value === 'object') {
    return { type: 'object', properties: Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, describe(inner)])), required: Object.keys(value), additionalProperties: false };
  }
  return { type: typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : (typeof value as 'string' | 'boolean'), enum: [value] };
}
