// Says for each target field which rule and which source elements made it.
import { flatten } from '../model/paths';
import type { Json, JsonObject } from '../model/json';
import type { Mapping, Origin, RunOptions } from './types';

export interface Explained {
  /** As `flatten` spells it. */
  readonly path: string;
  readonly value: Json;
  /** null: an object the target always has, with nothing in it. */
  readonly origin: Origin | null;
}

/** One line per field, in the order of the value. */
export function explainMapping(mapping: Mapping, value: JsonObject, options: RunOptions = {}): Explained[] {
  const { value: made, rules } = mapping.run(value, { ...options, explain: true });
  return [...flatten(made)].map(([path, field]) => ({ path, value: field, origin: rules.get(path) ?? null }));
}
