// Makes a valid example of anything a shape describes: the fields that must be there, and those that show an example.
import type { JsonObject, Json } from '../model/json';
import type { FieldShape } from './shape';

/** `name` makes addresses and names of variables that say where they belong. */
export function exampleOf(shape: FieldShape, name: string): JsonObject {
  const fields = Object.entries(shape.properties ?? {}).filter(([field, inner]) => shape.required?.includes(field) || inner.examples !== undefined);
  return Object.fromEntries(fields.map(([field, inner]): [string, Json] => [field, exampleValue(inner, name, field)]));
}

function exampleValue(shape: FieldShape, name: string, field: string): Json {
  if (shape.role === 'secret') return { env: `${name}_${field}`.replace(/([a-z])([A-Z])/g, '$1_$2').replace(/\W/g, '_').toUpperCase() };
  const known = shape.examples?.[0] ?? shape.default ?? shape.const ?? shape.enum?.[0];
  if (known !== undefined) return known as Json;
  const [first] = [...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])];
  if (first) return exampleValue(first, name, field);
  if (shape.format === 'uri') return `https://${name}.zandhoek.example/${field.toLowerCase()}`;
  if (shape.properties) return exampleOf(shape, name);
  if (shape.type === 'array') return shape.items ? [exampleValue(shape.items, name, field)] : [];
  if (shape.type === 'number' || shape.type === 'integer') return Math.max(1, shape.minimum ?? 1);
  if (shape.type === 'boolean') return false;
  if (shape.type === 'object') return {};
  // 123456782 is a test number that passes the 11-test, for fields such as an RSIN.
  if (shape.pattern !== undefined && /(\\d|\[0-9\])\{9\}/.test(shape.pattern)) return '123456782';
  return field.slice(0, 5).toLowerCase();
}
