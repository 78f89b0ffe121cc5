// Walks shapes: which field stands where, of which type, and whether it may be missing.
import { suggest } from '../diagnostics/suggest';
import type { ShapeSchema } from '../model/shapes';
import type { Path, PathStep } from './path';

export type TypeName = NonNullable<ShapeSchema['type']>;

/** Nothing is known of the value: anything may come. */
export const ANYTHING: ShapeSchema = {};

/** The alternatives of a schema other than null. */
export function alternatives(schema: ShapeSchema): readonly ShapeSchema[] {
  return (schema.anyOf ?? [schema]).flatMap((option) => (option.anyOf ? alternatives(option) : option.type === 'null' ? [] : [option]));
}

/** May it hold null? A schema that says nothing may hold anything. */
export function isNullable(schema: ShapeSchema): boolean {
  if (schema.anyOf) return schema.anyOf.some(isNullable);
  return schema.type === 'null' || (schema.type === undefined && schema.properties === undefined && (schema.enum === undefined || schema.enum.includes(null)));
}

/** Types it may hold besides null; empty: any. `enum` without a type tells by its values. */
export function typesOf(schema: ShapeSchema): ReadonlySet<TypeName> {
  const types = new Set<TypeName>();
  for (const option of alternatives(schema)) {
    if (option.type) types.add(option.type);
    else if (option.properties) types.add('object');
    else if (option.items) types.add('array');
    else if (option.enum) for (const value of option.enum) { if (value !== null) types.add(typeof value as TypeName); }
    else return new Set();
  }
  return types;
}

/** The values it is limited to, as text; null: not limited. */
export function enumOf(schema: ShapeSchema): readonly string[] | null {
  const options = alternatives(schema);
  if (options.length === 0 || options.some((option) => option.enum === undefined)) return null;
  return options.flatMap((option) => option.enum ?? []).filter((value) => value !== null && value !== '').map(String);
}

/** The longest text it allows; null: no limit, or no text. */
export function maxLengthOf(schema: ShapeSchema): number | null {
  const known = enumOf(schema);
  if (known) return Math.max(0, ...known.map((value) => value.length));
  const limits = alternatives(schema).map((option) => option.maxLength ?? (option.format === 'date' ? 10 : Infinity));
  const most = Math.max(...limits);
  return Number.isFinite(most) ? most : null;
}

/** Fields required whatever alternative holds. */
export function requiredOf(schema: ShapeSchema): ReadonlySet<string> {
  const [first, ...others] = alternatives(schema);
  return new Set((first?.required ?? []).filter((name) => others.every((other) => other.required?.includes(name))));
}

export function fieldNames(schema: ShapeSchema): string[] {
  return [...new Set(alternatives(schema).flatMap((option) => Object.keys(option.properties ?? {})))];
}

export type Field =
  | { readonly known: 'yes'; readonly schema: ShapeSchema; readonly optional: boolean }
  /** Allowed, but not described. */
  | { readonly known: 'open'; readonly schema: ShapeSchema; readonly optional: true }
  | { readonly known: 'no' };

/** The field of an object shape. A name that is not described but close to one that is, counts as a slip. */
export function fieldOf(schema: ShapeSchema, name: string): Field {
  const options = alternatives(schema);
  const described = options.flatMap((option) => (option.properties && Object.hasOwn(option.properties, name) ? [option.properties[name] as ShapeSchema] : []));
  if (described.length > 0) {
    const optional = described.length < options.length || !requiredOf(schema).has(name);
    return { known: 'yes', schema: described.length === 1 ? (described[0] as ShapeSchema) : { anyOf: described }, optional };
  }
  for (const option of options) {
    const extra = option.additionalProperties;
    if (typeof extra === 'object') return { known: 'yes', schema: extra, optional: true };
    if (extra === true) return { known: 'open', schema: ANYTHING, optional: true };
    const mayBeObject = option.type === undefined || option.type === 'object';
    if (mayBeObject && extra === undefined && !option.items && !option.enum && suggest(name, Object.keys(option.properties ?? {})) === undefined) {
      return { known: 'open', schema: ANYTHING, optional: true };
    }
  }
  return { known: 'no' };
}

export function itemOf(schema: ShapeSchema): ShapeSchema | null {
  const lists = alternatives(schema).filter((option) => option.items !== undefined || option.type === 'array');
  const first = lists[0];
  if (first === undefined) return typesOf(schema).size === 0 ? ANYTHING : null;
  return lists.length === 1 ? (first.items ?? ANYTHING) : { anyOf: lists.map((option) => option.items ?? ANYTHING) };
}

/** What a path meets in a shape. */
export type Walked =
  | { readonly ok: true; readonly schema: ShapeSchema; readonly optional: boolean; /** Describes the whole way. */ readonly described: boolean; /** Gives a list of what it meets. */ readonly many: boolean; readonly personal: boolean }
  | { readonly ok: false; /** The step that fails, and the shape it was asked of. */ readonly step: PathStep; readonly at: ShapeSchema; readonly before: readonly PathStep[]; readonly why: 'unknown' | 'list' | 'not a list' };

/** Follows the steps of a path from a shape. A value that may be null counts as optional. */
export function walk(schema: ShapeSchema, path: Pick<Path, 'steps'>): Walked {
  let here = schema;
  let optional = isNullable(schema) && typesOf(schema).size > 0;
  let described = true;
  let many = false;
  let personal = here.personal === true;
  for (const [place, step] of path.steps.entries()) {
    const failed = (why: 'unknown' | 'list' | 'not a list'): Walked => ({ ok: false, step, at: here, before: path.steps.slice(0, place), why });
    const types = typesOf(here);
    if ('name' in step) {
      if (types.has('array') && !types.has('object')) return failed('list');
      const field = fieldOf(here, step.name);
      if (field.known === 'no') return failed('unknown');
      if (field.known === 'open') described = false;
      optional ||= field.optional || (isNullable(field.schema) && typesOf(field.schema).size > 0);
      here = field.schema;
    } else {
      const item = itemOf(here);
      if (item === null) return failed('not a list');
      if ('all' in step) many = true;
      else optional = true;
      here = item;
    }
    personal ||= here.personal === true;
  }
  return { ok: true, schema: many ? { type: 'array', items: here } : here, optional: many ? false : optional, described, many, personal };
}
