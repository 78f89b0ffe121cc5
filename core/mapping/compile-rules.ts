// Compiles the rules of one scope to a closure that fills an object.
import { isObject, type JsonObject } from '../model/json';
import type { ShapeSchema } from '../model/shapes';
import type { Library } from './check-rule';
import { compileRule, type Eval, type Ground } from './compile-rule';
import type { Scope } from './get';
import type { Rules } from './rule';
import { ANYTHING, fieldOf, requiredOf } from './shape';
import type { Frame, Run } from './state';
import type { Origin } from './types';

export type Fill = (scope: Scope, frame: Frame, run: Run, out: JsonObject) => void;

interface Line {
  readonly make: Eval;
  /** Objects on the way to the field. */
  readonly before: readonly string[];
  readonly field: string;
}

/** Compiles rules; fields are written in the order of the rules. */
export function compileRules(rules: Rules, ground: Ground, wanted: ShapeSchema, library: Library): Fill {
  const lines: Line[] = [];
  const always: (readonly string[])[] = [];
  for (const [key, { names, rule }] of rules) {
    const field = names.at(-1);
    if (rule === 'omit' || field === undefined) continue;
    const before = names.slice(0, -1);
    if (before.length > 0 && isRequired(before, wanted)) always.push(before);
    lines.push({ make: compileRule(rule, key, ground, schemaAt(names, wanted), library), before, field });
  }
  return (scope, frame, run, out) => {
    for (const names of always) objectAt(out, names);
    for (const { make, before, field } of lines) {
      run.last = null;
      const value = make(scope, frame, run);
      if (value === undefined) continue;
      const holder = before.length === 0 ? out : objectAt(out, before);
      holder[field] = value;
      if (run.origins && run.last) remember(run.origins, holder, field, run.last);
    }
  };
}

function schemaAt(names: readonly string[], wanted: ShapeSchema): ShapeSchema {
  return names.reduce<ShapeSchema>((schema, name) => {
    const field = fieldOf(schema, name);
    return field.known === 'no' ? ANYTHING : field.schema;
  }, wanted);
}

/** An object the target always has is there even when none of its fields is. */
function isRequired(names: readonly string[], wanted: ShapeSchema): boolean {
  return names.every((name, depth) => requiredOf(schemaAt(names.slice(0, depth), wanted)).has(name));
}

function objectAt(out: JsonObject, names: readonly string[]): JsonObject {
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

function remember(origins: Map<JsonObject, Map<string, Origin>>, holder: JsonObject, field: string, origin: Origin): void {
  const fields = origins.get(holder) ?? new Map<string, Origin>();
  origins.set(holder, fields);
  fields.set(field, origin);
}
