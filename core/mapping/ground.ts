// What is known at compile time of the place a rule stands in, and how it reads from there.
import type { ShapeSchema } from '../model/shapes';
import { compileGet, compileTest, type Get, type Test } from './get';
import type { Path } from './path';
import type { Predicate } from './predicate';
import { readsAt, type Reads } from './reads';
import { ANYTHING, walk } from './shape';

/** What is known at compile time of the scope a rule stands in. */
export interface Ground {
  readonly schema: ShapeSchema;
  readonly reads: Reads;
  readonly parent: Ground | null;
}

/** The ground a path starts from: `^` leaves one for what encloses it. */
export const groundAt = (ground: Ground, up: number): Ground | null => {
  let here: Ground | null = ground;
  for (let level = 0; level < up && here; level += 1) here = here.parent;
  return here;
};

/** Does this path meet something personal? */
export function isPersonal(path: Path, ground: Ground): boolean {
  const walked = walk(groundAt(ground, path.up)?.schema ?? ANYTHING, path);
  return walked.ok && walked.personal;
}

/** Compiles a path, and keeps that it is read. */
export function compileRead(path: Path, ground: Ground): Get {
  const from = groundAt(ground, path.up);
  if (from) readsAt(from.reads, path.steps).whole = true;
  return compileGet(path);
}

/** Compiles a predicate; its paths count as read. `item`: the ground its paths start from, when that is not the rule's own. */
export function compilePredicate(predicate: Predicate, ground: Ground, item: Ground | null): Test {
  for (const { path } of predicate) compileRead(path, item ?? ground);
  return compileTest(predicate);
}
