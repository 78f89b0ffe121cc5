// Proves that the rules of one scope fill the target: every field exists, none twice, every required one surely.
import { diagnostic } from '../diagnostics/diagnostic';
import { nearestRemedy } from '../diagnostics/suggest';
import type { Spot } from '../diagnostics/yaml';
import type { SourceScope } from './check-path';
import { checkRule, type Library, type TargetScope } from './check-rule';
import type { Report } from './parse';
import { spellName } from './path';
import type { Rules, Target } from './rule';
import { fieldNames, fieldOf, requiredOf, typesOf } from './shape';

/** A field with the rule for it, or with rules for fields inside it. */
interface Filled {
  own: { readonly target: Target; readonly misses: boolean } | null;
  readonly inner: Map<string, Filled>;
}

/** Checks the rules of a scope against the object they fill. */
export function checkTargets(rules: Rules, source: SourceScope, target: TargetScope, at: Spot, library: Library, report: Report): void {
  const top: Filled = { own: null, inner: new Map() };
  for (const [key, entry] of rules) {
    if (entry.rule === 'omit') continue;
    if (entry.names.length === 0) {
      report(diagnostic('ZS2016', 'the target . stands alone in the do of an each', { place: entry.at }));
      continue;
    }
    const field = findField(entry, target, report);
    if (field === null) continue;
    const { misses } = checkRule(entry.rule, source, { schema: field, label: target.label === '' ? key : `${target.label}.${key}` }, library, report);
    place(top, entry, misses, key, report);
  }
  checkRequired(top, target, at, report);
}

function findField(entry: Target, target: TargetScope, report: Report): TargetScope['schema'] | null {
  let here = target.schema;
  for (const [depth, name] of entry.names.entries()) {
    const field = fieldOf(here, name);
    if (field.known === 'no') {
      const before = [target.label, ...entry.names.slice(0, depth).map(spellName)].join('.');
      const types = typesOf(here);
      const message = types.size > 0 && !types.has('object') ? `${before} is ${[...types].join(' or ')} and has no fields` : `${before} has no field "${name}"`;
      report(diagnostic('ZS2016', message, { place: entry.at, ...nearestRemedy(name, fieldNames(here)) }));
      return null;
    }
    here = field.schema;
  }
  return here;
}

function place(top: Filled, target: Target, misses: boolean, key: string, report: Report): void {
  let here = top;
  for (const name of target.names) {
    if (here.own) report(diagnostic('ZS2036', `${key} is filled by the rule in line ${here.own.target.at.line} too`, { place: target.at }));
    const next = here.inner.get(name) ?? { own: null, inner: new Map<string, Filled>() };
    here.inner.set(name, next);
    here = next;
  }
  if (here.inner.size > 0) report(diagnostic('ZS2036', `${key} is filled whole here, and in part by other rules`, { place: target.at }));
  here.own = { target, misses };
}

function checkRequired(filled: Filled, target: TargetScope, at: Spot, report: Report): void {
  for (const name of requiredOf(target.schema)) {
    const found = filled.inner.get(name);
    if (!found) report(diagnostic('ZS2017', `${target.label} requires ${name} and no rule fills it`, { place: at }));
    else if (found.own?.misses) {
      report(diagnostic('ZS2017', `${target.label} requires ${name}, which this rule may leave out`, { place: found.own.target.at }));
    }
  }
  for (const [name, inner] of filled.inner) {
    const field = fieldOf(target.schema, name);
    if (!inner.own && field.known === 'yes') checkRequired(inner, { schema: field.schema, label: `${target.label}.${name}` }, firstPlace(inner) ?? at, report);
  }
}

const firstPlace = (filled: Filled): Spot | null => filled.own?.target.at ?? [...filled.inner.values()].map(firstPlace).find((spot) => spot !== null) ?? null;
