// Decides whether what a rule gives fits what receives it, as far as the shapes can tell.
import type { ShapeSchema } from '../model/shapes';
import { alternatives, enumOf, fieldOf, itemOf, maxLengthOf, requiredOf, typesOf, type TypeName } from './shape';

export type Misfit =
  | { readonly kind: 'type'; readonly message: string }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'unproved enum'; readonly count: number }
  | { readonly kind: 'length'; readonly most: number; readonly given: number | null };

const spell = (types: ReadonlySet<TypeName>): string => [...types].join(' or ');

/** Types that are given and not taken; a number takes an integer. */
export const outside = (gives: ReadonlySet<TypeName>, takes: ReadonlySet<TypeName>): TypeName[] =>
  [...gives].filter((type) => !takes.has(type) && !(type === 'integer' && takes.has('number')));

/** Everything about `given` that does not, or may not, fit `wanted`. A number takes an integer; null is the affair of `else`. */
export function misfits(given: ShapeSchema, wanted: ShapeSchema): Misfit[] {
  const gives = typesOf(given);
  const takes = typesOf(wanted);
  if (gives.size === 0 || takes.size === 0) return [];
  if (outside(gives, takes).length > 0) return [{ kind: 'type', message: `takes ${spell(takes)}; this gives ${spell(gives)}` }];
  if (gives.has('array')) return listMisfits(given, wanted);
  if (gives.has('object')) return objectMisfits(given, wanted);
  const found: Misfit[] = [];
  const known = enumOf(wanted);
  const possible = enumOf(given);
  if (known && possible) {
    const strange = possible.filter((value) => !known.includes(value));
    if (strange.length > 0) found.push({ kind: 'enum', values: strange });
  } else if (known) found.push({ kind: 'unproved enum', count: known.length });
  const most = maxLengthOf(wanted);
  if (!known && most !== null && gives.has('string')) {
    const longest = maxLengthOf(given);
    if (longest === null || longest > most) found.push({ kind: 'length', most, given: longest });
  }
  return found;
}

function listMisfits(given: ShapeSchema, wanted: ShapeSchema): Misfit[] {
  const gives = itemOf(given);
  const takes = itemOf(wanted);
  return gives && takes ? misfits(gives, takes) : [];
}

function objectMisfits(given: ShapeSchema, wanted: ShapeSchema): Misfit[] {
  const found: Misfit[] = [];
  const has = requiredOf(given);
  const described = alternatives(given).flatMap((option) => Object.keys(option.properties ?? {}));
  if (described.length === 0) return [];
  for (const name of requiredOf(wanted)) {
    if (!has.has(name)) found.push({ kind: 'type', message: `needs ${name}, which may be missing in what this gives` });
  }
  for (const name of new Set(described)) {
    const gives = fieldOf(given, name);
    const takes = fieldOf(wanted, name);
    if (takes.known === 'no') found.push({ kind: 'type', message: `has no field ${name}, which this gives` });
    else if (gives.known === 'yes') found.push(...misfits(gives.schema, takes.schema));
  }
  return found;
}
