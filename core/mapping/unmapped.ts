// Finds in a source what no rule reads: compiled once, so that a run costs one look per element and makes nothing it does not report.
import { isObject, type Json, type JsonObject } from '../model/json';
import type { Scope, Test } from './get';
import { spellName } from './path';
import { together, type Reads } from './reads';
import { hasContent, identify, isMissing } from './value';

/** A place in the source of which some is read. */
interface Seen {
  /** As it is reported: `statustypen[].velden`. */
  readonly path: string;
  /** Its fields that are read: in part, or (null) with all below them. */
  readonly fields: ReadonlyMap<string, Seen | null>;
  /** The ways of reading its items, each with the test an item must pass; empty: no rule takes it for a list. */
  readonly tests: readonly (Test | null)[];
  /** The item as it is read in the ways with these numbers; null: whole. */
  readonly item: (ways: readonly number[]) => Seen | null;
  /** Rules stand here: a `^` inside goes one up. */
  readonly scoped: boolean;
  /** A test stands here or below, and wants to know where it is. */
  readonly tested: boolean;
}

/** Compiles what was read to a function of a source: elements with content that nothing reads, sorted; see `Mapped.unmapped`. `silent`: names that are never told. */
export function compileUnmapped(reads: Reads, silent: ReadonlySet<string> = new Set()): (source: JsonObject) => string[] {
  const top = see(reads, '', silent);
  return (source) => {
    const found = new Set<string>();
    if (top) look(source, top, { value: source, parent: null, via: null, index: -1 }, found);
    return found.size === 0 ? [] : [...found].sort();
  };
}

function see(reads: Reads, path: string, silent: ReadonlySet<string>): Seen | null {
  if (reads.whole) return null;
  const known = new Map<string, Seen | null>();
  return {
    path,
    fields: new Map<string, Seen | null>([...[...silent].map((name) => [name, null] as const), ...[...reads.fields].map(([name, inner]) => [name, see(inner, below(path, name), silent)] as const)]),
    tests: reads.items.map(({ where }) => where),
    item: (ways) => {
      const key = ways.join();
      let seen = known.get(key);
      if (seen === undefined) known.set(key, (seen = see(together(reads.items.filter((_, way) => ways.includes(way)).map((entry) => entry.reads)), `${path}[]`, silent)));
      return seen;
    },
    scoped: reads.scoped,
    tested: hasTest(reads),
  };
}

const below = (path: string, name: string): string => `${path}${path === '' ? '' : '.'}${spellName(name)}`;

const hasTest = (reads: Reads): boolean => reads.items.some(({ where, reads: inner }) => where !== null || hasTest(inner)) || [...reads.fields.values()].some(hasTest);

function look(value: Json, here: Seen, outer: Scope, found: Set<string>): void {
  // "No value" keeps attributes beside it (a nil relation); they say nothing of what is not there.
  if (isMissing(value)) return;
  if (Array.isArray(value) || here.tests.length > 0) lookThrough(Array.isArray(value) ? value : [value], here, outer, found);
  else if (isObject(value)) {
    for (const name of Object.keys(value)) {
      const inner = value[name] as Json;
      const seen = here.fields.get(name);
      if (seen) look(inner, seen, seen.tested && seen.scoped && !Array.isArray(inner) ? { value: inner, parent: outer, via: null, index: -1 } : outer, found);
      else if (seen === undefined && hasContent(inner)) found.add(below(here.path, name));
    }
  } else if (hasContent(value)) found.add(here.path);
}

function lookThrough(list: readonly Json[], here: Seen, outer: Scope, found: Set<string>): void {
  const all = here.tests.map((_, way) => way);
  // Without a test every item is read in the same ways.
  const same = here.tests.every((test) => test === null) && all.length > 0 ? here.item(all) : undefined;
  if (same === null) return;
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index] as Json;
    const scope: Scope = here.tested ? { value: item, parent: outer, via: null, index } : outer;
    const ways = same ? all : all.filter((way) => here.tests[way]?.(scope) ?? true);
    const seen = same ?? (ways.length > 0 ? here.item(ways) : undefined);
    if (seen) look(item, seen, seen.scoped ? scope : outer, found);
    else if (seen === undefined && hasContent(item)) found.add(`${here.path}[${here.tests.length > 0 ? identify(item, index) : ''}]`);
  }
}
