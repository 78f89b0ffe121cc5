// Keeps which source elements the rules read.
import type { Test } from './get';
import type { PathStep } from './path';

/** What rules read of one place in the source; kept while they are compiled. */
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
export function together(all: readonly Reads[]): Reads {
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
