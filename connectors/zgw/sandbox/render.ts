// Shapes a stored object into the answer the API gives, with URLs on the host that was called.
import type { Json, JsonObject } from '../../../core/model/json';
import { CATALOGI, urlOf } from './paths';
import type { Field, Fields } from './fields';
import type { Resource } from './resource';
import type { Look, Stored } from './state';

/** The object as JSON; `root` is how the caller addressed this server. */
export async function render(resource: Resource, stored: Stored, look: Look, root: string): Promise<JsonObject> {
  const values: JsonObject = { ...stored.value, ...(await resource.derive(stored, look)) };
  return { url: `${root}${CATALOGI}/${stored.place}`, ...shape(resource.fields, values, root) };
}

const entries = new WeakMap<Fields, readonly (readonly [string, Field])[]>();

/** The rows of a table, listed once: an answer of a hundred zaken goes through theirs a thousand times. */
function rowsOf(fields: Fields): readonly (readonly [string, Field])[] {
  const rows = entries.get(fields) ?? Object.entries(fields);
  entries.set(fields, rows);
  return rows;
}

const NOTHING: JsonObject = {};

/**
 * Known fields in the order of the table; a field that holds nothing and has no fallback is left out. `made` goes before `values`;
 * the fields are added to `shaped`, so that nothing need be copied.
 */
export function shape(fields: Fields, values: JsonObject, root: string, made: JsonObject = NOTHING, shaped: JsonObject = {}): JsonObject {
  for (const [name, field] of rowsOf(fields)) {
    const value = made[name] ?? values[name] ?? field.fallback;
    if (value !== undefined) shaped[name] = outward(field, value, root);
    else if (field.readOnly) shaped[name] = null;
  }
  return shaped;
}

function outward(field: Field, value: Json, root: string): Json {
  if (value === null) return null;
  const { items } = field;
  if (Array.isArray(value)) return value.map((item) => (items ? outward(items, item, root) : item));
  if (field.kind === 'free') return value;
  if (typeof value === 'object') return shape(field.fields ?? {}, value, root);
  return field.kind === 'uri' && typeof value === 'string' ? urlOf(value, root) : value;
}
