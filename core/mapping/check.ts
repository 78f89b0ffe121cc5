// Proves a mapping before it runs: every mistake of it, in one pass.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import { nearestRemedy } from '../diagnostics/suggest';
import type { Shape, ShapeSchema } from '../model/shapes';
import { checkPath, checkPredicate, type SourceScope } from './check-path';
import { checkTargets } from './check-rules';
import { variant, type Resolved } from './extend';
import type { Library } from './library';
import type { At } from './rule';

/** All findings on a resolved mapping, in the order of the file. The way back is checked apart, as a mapping of its own. */
export function check(mapping: Resolved, shapes: ReadonlyMap<string, Shape>, library: Library): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (finding: Diagnostic): void => void found.push(finding);
  const from = shapeOf(mapping.from, shapes, report);
  const to = shapeOf(mapping.to, shapes, report);
  if (!from || !to) return found;
  const source: SourceScope = { schema: from, parent: null, label: mapping.from.value };
  const target = { schema: to, label: mapping.to.value };
  for (const { at, value } of mapping.unused) checkPath(value, at, source, report);
  checkTargets(mapping.rules, source, target, mapping.at, library, report);
  for (const override of mapping.overrides) {
    checkPredicate(override.where, source, report);
    checkTargets(variant(mapping, [override], report), source, target, override.at, library, report);
  }
  return inOrder(found);
}

function shapeOf(name: At<string>, shapes: ReadonlyMap<string, Shape>, report: (finding: Diagnostic) => void): ShapeSchema | null {
  const shape = shapes.get(name.value);
  if (!shape) report(diagnostic('ZS2013', `unknown shape "${name.value}"`, { place: name.at, ...nearestRemedy(name.value, shapes.keys()) }));
  return shape?.schema ?? null;
}

/** By place, each finding once: an override repeats the rules it does not change. */
export function inOrder(found: readonly Diagnostic[]): Diagnostic[] {
  const once = new Map(found.map((finding) => [`${finding.place?.file}:${finding.place?.line}:${finding.place?.col} ${finding.code} ${finding.message}`, finding]));
  return [...once.values()].sort(
    (one, other) =>
      (one.place?.file ?? '').localeCompare(other.place?.file ?? '') || (one.place?.line ?? 0) - (other.place?.line ?? 0) || (one.place?.col ?? 0) - (other.place?.col ?? 0),
  );
}
