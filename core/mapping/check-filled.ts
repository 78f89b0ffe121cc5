// Proves that what the rules of one scope fill exists in the target, none of it twice, and every required field surely.
import { diagnostic } from '../diagnostics/diagnostic';
import { nearestRemedy } from '../diagnostics/suggest';
import type { Spot } from '../diagnostics/yaml';
import type { TargetScope } from './check-conversions';
import { spellName } from './path';
import type { Report } from './report';
import type { Target } from './rule';
import { fieldNames, fieldOf, requiredOf, typesOf } from './shape';

/** A field with the rule for it, or with rules for fields inside it. */
export interface Filled {
  own: { readonly target: Target; readonly misses: boolean } | null;
  readonly inner: Map<string, Filled>;
}

/** The shape of the field a rule fills; null (with a finding) where the target has none. */
export function findField(entry: Target, target: TargetScope, report: Report): TargetScope['schema'] | null {
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

/** Keeps that a rule fills its field, and says where two rules would. */
export function place(top: Filled, target: Target, misses: boolean, key: string, report: Report): void {
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

/** Says which required fields stay empty, or may. */
export function checkRequired(filled: Filled, target: TargetScope, at: Spot, report: Report): void {
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
