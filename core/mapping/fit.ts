// Compiles what a target field allows to a test of a value: type, length, list of values.
import type { Json } from '../model/json';
import type { ShapeSchema } from '../model/shapes';
import { alternatives, enumOf, itemOf, typesOf, type TypeName } from './shape';

/** What is wrong with a value, told without the value; null where nothing is. */
export type Fit = (value: Json) => string | null;

const typeName = (value: Json): TypeName => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as 'string' | 'boolean' | 'object';
};

/** A test for what the schema can tell of plain values and lists of them; null where it tells nothing. */
export function compileFit(schema: ShapeSchema): Fit | null {
  const types = typesOf(schema);
  if (types.size === 0) return null;
  const options = alternatives(schema);
  const known = enumOf(schema);
  const values = known ? new Set(known) : null;
  const texts = options.filter((option) => option.type === 'string' || option.maxLength !== undefined);
  const most = texts.length === 0 ? Infinity : Math.max(...texts.map((option) => option.maxLength ?? Infinity));
  const patterns = texts.map((option) => (option.pattern === undefined ? null : new RegExp(option.pattern, 'u')));
  const item = types.has('array') ? itemOf(schema) : null;
  const fitItem = item ? compileFit(item) : null;
  const wanted = [...types].join(' or ');
  return (value) => {
    const type = typeName(value);
    if (!types.has(type) && !(type === 'integer' && types.has('number'))) return `is ${type}, not ${wanted}`;
    if (values && !values.has(String(value)) && value !== '') return `is not one of ${(known ?? []).join(', ')}`;
    if (typeof value === 'string') {
      // Counted in characters as people see codes, not in UTF-16 halves.
      if (value.length > most && [...value].length > most) return `is longer than ${most} characters (${[...value].length})`;
      if (patterns.length > 0 && !values && patterns.every((pattern) => pattern !== null && !pattern.test(value))) return 'is not written as the target wants it';
    }
    if (Array.isArray(value) && fitItem) {
      for (const inner of value) {
        const wrong = fitItem(inner);
        if (wrong !== null) return `holds an item that ${wrong}`;
      }
    }
    return null;
  };
}
