// Proves that the paths of a rule exist in the shape they are read from.
import { diagnostic } from '../diagnostics/diagnostic';
import { nearestRemedy } from '../diagnostics/suggest';
import type { Spot } from '../diagnostics/yaml';
import type { ShapeSchema } from '../model/shapes';
import { spellSteps, type Path } from './path';
import type { Predicate } from './predicate';
import type { Report } from './report';
import { ANYTHING, fieldNames, walk } from './shape';

/** What the paths of a rule start from: an item, what encloses it, and how to name it in a message. */
export interface SourceScope {
  readonly schema: ShapeSchema;
  readonly parent: SourceScope | null;
  readonly label: string;
}

/** What is known of a value before anything runs. */
export interface Known {
  readonly schema: ShapeSchema;
  readonly misses: boolean;
  readonly personal: boolean;
}

export const UNKNOWN: Known = { schema: ANYTHING, misses: true, personal: false };

/** What a path gives, after reporting what is wrong with it. */
export function checkPath(path: Path, at: Spot, scope: SourceScope, report: Report): Known {
  let here: SourceScope | null = scope;
  for (let up = 0; up < path.up && here; up += 1) here = here.parent;
  if (here === null) {
    report(diagnostic('ZS2015', `"${path.text}" goes above the whole source`, { place: at, remedy: 'take out a ^' }));
    return UNKNOWN;
  }
  const walked = walk(here.schema, path);
  if (walked.ok) {
    if (!walked.described) report(diagnostic('ZS2034', `${here.label} does not describe ${spellSteps(path.steps)}`, { place: at }));
    return { schema: walked.schema, misses: walked.optional, personal: walked.personal };
  }
  const before = walked.before.length === 0 ? here.label : `${here.label}: ${spellSteps(walked.before)}`;
  if (walked.why === 'list') {
    report(diagnostic('ZS2015', `${before} is a list`, { place: at, remedy: 'use each, or a list step: [] for all items, [0] for the first' }));
  } else if (walked.why === 'not a list') {
    report(diagnostic('ZS2015', `${before} is not a list`, { place: at, remedy: `take out the ${spellSteps([walked.step])}` }));
  } else {
    const name = 'name' in walked.step ? walked.step.name : '';
    report(diagnostic('ZS2015', `${before} has no field "${name}"`, { place: at, ...nearestRemedy(name, fieldNames(walked.at)) }));
  }
  return UNKNOWN;
}

/** Checks the paths of a predicate. */
export function checkPredicate(predicate: Predicate | null, scope: SourceScope, report: Report): void {
  for (const { path, at } of predicate ?? []) checkPath(path, at, scope, report);
}
