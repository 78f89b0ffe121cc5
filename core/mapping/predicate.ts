// Predicates of where and when: each path must hold what is asked of it.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import { nearestRemedy } from '../diagnostics/suggest';
import { toValue, type Node, type Spot } from '../diagnostics/yaml';
import type { Json } from '../model/json';
import { parsePath, type Path } from './path';
import { NO_VALUE_KINDS, noValueKind, type NoValueKind } from './types';
import { isMissing, sameSpelling } from './value';

/** One demand on one path. */
export interface Condition {
  readonly path: Path;
  readonly at: Spot;
  readonly test:
    | { readonly kind: 'in' | 'not'; readonly values: readonly Json[] }
    | { readonly kind: 'exists'; readonly wanted: boolean }
    | { readonly kind: 'noValue'; readonly kinds: readonly NoValueKind[] };
}

/** All conditions must hold. */
export type Predicate = readonly Condition[];

const TESTS = ['exists', 'not', 'noValue'] as const;

/** Reads `{ path: value | [values] | { exists: … } | { not: … } | { noValue: … } }`. */
export function parsePredicate(node: Node, report: (finding: Diagnostic) => void): Predicate {
  if (node.kind !== 'map' || node.entries.size === 0) {
    report(diagnostic('ZS2012', 'a predicate is a map of paths with what they must hold', { place: node.at }));
    return [];
  }
  const conditions: Condition[] = [];
  for (const [text, { at, node: wanted }] of node.entries) {
    const path = parsePath(text);
    if ('wrong' in path) report(diagnostic('ZS2014', path.wrong, { place: at }));
    else {
      const test = parseTest(wanted, report);
      if (test) conditions.push({ path, at, test });
    }
  }
  return conditions;
}

function parseTest(node: Node, report: (finding: Diagnostic) => void): Condition['test'] | null {
  if (node.kind !== 'map') return { kind: 'in', values: valuesOf(node) };
  const [[word, entry] = [undefined, undefined]] = node.entries;
  if (word === undefined || entry === undefined || node.entries.size !== 1 || !TESTS.some((known) => known === word)) {
    report(diagnostic('ZS2012', 'a test is a value, a list of values, or one of exists, not, noValue', { place: entry?.at ?? node.at, ...(word === undefined ? {} : nearestRemedy(word, TESTS)) }));
    return null;
  }
  const inner = entry.node;
  if (word === 'not') return { kind: 'not', values: valuesOf(inner) };
  if (word === 'exists') {
    if (inner.kind === 'scalar' && typeof inner.value === 'boolean') return { kind: 'exists', wanted: inner.value };
    report(diagnostic('ZS2012', 'exists is true or false', { place: inner.at }));
    return null;
  }
  const asked = valuesOf(inner).map(String);
  const unknown = asked.find((kind) => !NO_VALUE_KINDS.some((known) => known === kind));
  if (unknown !== undefined) {
    report(diagnostic('ZS2012', `noValue knows ${NO_VALUE_KINDS.join(', ')}`, { place: inner.at, ...nearestRemedy(unknown, NO_VALUE_KINDS) }));
    return null;
  }
  return { kind: 'noValue', kinds: NO_VALUE_KINDS.filter((kind) => asked.includes(kind)) };
}

const valuesOf = (node: Node): Json[] => (node.kind === 'list' ? node.items.map(toValue) : [toValue(node)]);

/** Does a value pass? A list passes `in` when one of its items does. */
export function passes(test: Condition['test'], value: Json | undefined): boolean {
  if (test.kind === 'exists') return test.wanted !== isMissing(value);
  if (test.kind === 'noValue') {
    const kind = value === undefined ? null : noValueKind(value);
    return kind !== null && test.kinds.includes(kind);
  }
  const found = Array.isArray(value)
    ? value.some((item) => test.values.some((wanted) => sameSpelling(wanted, item)))
    : test.values.some((wanted) => sameSpelling(wanted, value));
  return test.kind === 'in' ? found : !found;
}
