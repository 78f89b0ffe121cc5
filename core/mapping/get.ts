// Compiles paths and predicates to closures over a scope: the item a rule stands in, and what encloses it.
import type { Json } from '../model/json';
import type { Path, PathStep } from './path';
import { passes, type Predicate } from './predicate';

/** Where a rule reads from, while it runs. */
export interface Scope {
  readonly value: Json;
  readonly parent: Scope | null;
  /** How the parent got here, for explain: the path as written, and the place in its list (-1: no list). */
  readonly via: Path | null;
  readonly index: number;
  /** Its path from the top, kept by explain once it is spelled. */
  spelled?: string;
}

export type Get = (scope: Scope) => Json | undefined;
export type Test = (scope: Scope) => boolean;

const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

function field(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  // Own fields only: a source may lack what every object inherits, `constructor` among them.
  return INHERITED.has(name) && !Object.hasOwn(value, name) ? undefined : value[name];
}

/** The list a value stands for: XML cannot tell one from many. */
export const itemsOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

function follow(value: Json | undefined, steps: readonly PathStep[], from: number): Json | undefined {
  let here = value;
  for (let at = from; at < steps.length; at += 1) {
    const step = steps[at] as PathStep;
    if ('name' in step) here = field(here, step.name);
    else if ('index' in step) here = itemsOf(here).at(step.index);
    else {
      const nested = steps.slice(at + 1).some((later) => 'all' in later);
      const found = itemsOf(here).map((item) => follow(item, steps, at + 1)).filter((item) => item !== undefined);
      return nested ? found.flat() : found;
    }
    if (here === undefined) return undefined;
  }
  return here;
}

/** A path as a function of its scope. */
export function compileGet({ up, steps }: Path): Get {
  const names = steps.flatMap((step) => ('name' in step ? [step.name] : []));
  const [first, second] = names;
  if (up === 0 && names.length === steps.length) {
    if (first === undefined) return (scope) => scope.value;
    if (second === undefined) return (scope) => field(scope.value, first);
    if (names.length === 2) return (scope) => field(field(scope.value, first), second);
  }
  return (scope) => {
    let from: Scope | null = scope;
    for (let level = 0; level < up && from; level += 1) from = from.parent;
    return from ? follow(from.value, steps, 0) : undefined;
  };
}

/** A predicate as a function of its scope: all conditions hold. */
export function compileTest(predicate: Predicate): Test {
  const conditions = predicate.map(({ path, test }) => ({ get: compileGet(path), test }));
  return (scope) => conditions.every(({ get, test }) => passes(test, get(scope)));
}
