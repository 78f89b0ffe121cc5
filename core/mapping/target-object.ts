// The object that rules fill: what the target says of its fields, and the objects on the way to them.
import { isObject, type JsonObject } from '../model/json';
import type { ShapeSchema } from '../model/shapes';
import { ANYTHING, fieldOf, requiredOf } from './shape';

/** The shape of the field that names lead to. */
export function schemaAt(names: readonly string[], wanted: ShapeSchema): ShapeSchema {
  return names.reduce<ShapeSchema>((schema, name) => {
    const field = fieldOf(schema, name);
    return field.known === 'no' ? ANYTHING : field.schema;
  }, wanted);
}

/** An object the target always has is there even when none of its fields is. */
export function isRequired(names: readonly string[], wanted: ShapeSchema): boolean {
  return names.every((name, depth) => requiredOf(schemaAt(names.slice(0, depth), wanted)).has(name));
}

/** The object that names lead to, made where it is new. */
export function objectAt(out: JsonObject, names: readonly string[]): JsonObject {
  let here = out;
  for (const name of names) {
    const next = here[name];
    if (isObject(next)) here = next;
    else {
      const made: JsonObject = {};
      here[name] = made;
      here = made;
    }
  }
  return here;
}
