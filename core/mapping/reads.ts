// Keeps which source elements the rules read, and finds in a source what none of them does.
import { isObject, type Json } from '../model/json';
import type { Scope, Test } from './get';
import { spellName, type PathStep } from './path';
import { hasContent } from './value';

/** What rules read of one place in the source. Made at compile; walking a source against it costs one look per element. */
export interface Reads {
  /** Read as it is, with all below it. */
  whole: boolean;
  /** Rules stand here (each, do): a `^` inside goes one up. */
  scoped: boolean;
  readonly fields: Map<string, Reads>;
  /** One entry per way of reading the items of a list; only those whose `where` passes are read by it. */
  readonly items: { readonly where: Test | null; readonly reads: Reads }[];
}

export const noReads = (): Reads => ({ whole: false, scoped: false, fields: new Map(), items: [] });

/** The place that steps lead to, made where it is new. */
export function readsAt(reads: Reads, steps: readonly PathStep[]): Reads {
  let here = reads;
  for (const step of steps) {
    if ('name' in step) {
      const next = here.fields.get(step.name) ?? noReads();
      here.fields.set(step.name, next);
      here = next;
    } else here = itemReads(here, null);
  }
  return here;
}

/** The items of a list: all of them share one entry, a `where` has its own. */
export function itemReads(reads: Reads, where: Test | null): Reads {
  const shared = where === null ? reads.items.find((entry) => entry.where === null) : undefined;
  if (shared) return shared.reads;
  const made = noReads();
  reads.items.push({ where, reads: made });
  return made;
}

/** Several ways of reading one item, as one. */
function together(all: readonly Reads[]): Reads {
  const merged = noReads();
  for (const one of all) {
    merged.whole ||= one.whole;
    merged.scoped ||= one.scoped;
    merged.items.push(...one.items);
    for (const [name, reads] of one.fields) {
      const other = merged.fields.get(name);
      merged.fields.set(name, other ? together([other, reads]) : reads);
    }
  }
  return merged;
}

/** The id by which people know an item: `bron` in the model, `@id` or `id` in raw shapes; its place where it has none. */
export function identify(item: Json, index: number): string {
  if (isObject(item)) {
    for (const name of ['bron', '@id', 'id']) {
      const id = item[name];
      if (typeof id === 'string' && id !== '') return id;
    }
  }
  return String(index);
}

/** Source elements with content that nothing reads, sorted; see `Mapped.unmapped`. */
export function findUnmapped(source: Json, reads: Reads): string[] {
  const found = new Set<string>();
  const trail: string[] = [];
  const cache = new Map<string, Reads>();
  const numbers = new Map<Reads, number>();
  const numberOf = (one: Reads): number => {
    const known = numbers.get(one) ?? numbers.size;
    numbers.set(one, known);
    return known;
  };
  const merge = (all: readonly Reads[]): Reads => {
    if (all.length === 1) return all[0] as Reads;
    const key = all.map(numberOf).join(',');
    const merged = cache.get(key) ?? together(all);
    cache.set(key, merged);
    return merged;
  };
  const walk = (value: Json, here: Reads, outer: Scope | null): void => {
    if (here.whole) return;
    const list = Array.isArray(value) ? value : here.items.length > 0 ? [value] : null;
    if (list) {
      for (const [index, item] of list.entries()) {
        const scope: Scope = { value: item, parent: outer, via: null, index };
        const reading = here.items.filter(({ where }) => where === null || where(scope)).map((entry) => entry.reads);
        if (reading.length > 0) {
          trail.push('[]');
          const merged = merge(reading);
          walk(item, merged, merged.scoped ? scope : outer);
          trail.pop();
        } else if (hasContent(item)) found.add([...trail, here.items.length > 0 ? `[${identify(item, index)}]` : '[]'].join(''));
      }
    } else if (isObject(value)) {
      for (const name of Object.keys(value)) {
        const inner = value[name] as Json;
        const reading = here.fields.get(name);
        if (reading?.whole) continue;
        if (reading) {
          trail.push(`${trail.length === 0 ? '' : '.'}${spellName(name)}`);
          walk(inner, reading, reading.scoped && !Array.isArray(inner) ? { value: inner, parent: outer, via: null, index: -1 } : outer);
          trail.pop();
        } else if (hasContent(inner)) found.add([...trail, `${trail.length === 0 ? '' : '.'}${spellName(name)}`].join(''));
      }
    } else if (hasContent(value)) found.add(trail.join(''));
  };
  walk(source, reads, { value: source, parent: null, via: null, index: -1 });
  return [...found].sort();
}

