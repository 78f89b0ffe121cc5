// Proves rules: what each reads, what it makes of that, and that together they fill the target.
import { diagnostic } from '../diagnostics/diagnostic';
import type { Spot } from '../diagnostics/yaml';
import type { ShapeSchema } from '../model/shapes';
import { checkCall, checkFit, checkTable, type TargetScope } from './check-conversions';
import { checkRequired, findField, place, type Filled } from './check-filled';
import { checkPath, checkPredicate, type Known, type SourceScope } from './check-path';
import type { Library } from './library';
import { describe, fitLiteral } from './literal';
import { spellSteps } from './path';
import type { Report } from './report';
import type { Rule, Rules } from './rule';
import { ANYTHING, itemOf, typesOf } from './shape';

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

/** Checks a rule; tells whether it may leave its target out. */
function checkRule(rule: Rule, scope: SourceScope, target: TargetScope, library: Library, report: Report): { readonly misses: boolean } {
  checkPredicate(rule.when, scope, report);
  let known = checkSource(rule, scope, target, library, report);
  for (const call of rule.via) known = checkCall(call, known, library, report);
  if (rule.table) known = checkTable(rule, known, target, library, report);
  if (rule.do === null || rule.via.length > 0) checkFit(rule, known, target, report);
  const misses = known.misses || rule.when !== null;
  if (rule.required) return { misses: false };
  if (rule.otherwise === 'omit') return { misses: misses || rule.source.kind === 'each' };
  if (rule.otherwise !== null) {
    const other = checkRule(rule.otherwise, scope, target, library, report);
    return { misses: misses && other.misses };
  }
  if (misses) report(diagnostic('ZS2018', `${target.label} may have no value: ${whyMissing(rule, scope)}`, { place: rule.at }));
  return { misses };
}

function whyMissing(rule: Rule, scope: SourceScope): string {
  if (rule.when !== null) return 'its when may not hold';
  if (rule.source.kind === 'path') return `${spellSteps(rule.source.path.value.steps)} may be missing in ${scope.label}`;
  return 'what it reads may be missing, or a function or table may give nothing';
}

function checkSource(rule: Rule, scope: SourceScope, target: TargetScope, library: Library, report: Report): Known {
  const { source } = rule;
  switch (source.kind) {
    case 'value':
      return { schema: describe(isPlain(rule) ? fitLiteral(source.value, target.schema) : source.value), misses: false, personal: false };
    case 'text': {
      const parts = source.parts.filter((part) => typeof part !== 'string').map((part) => ({ part, known: checkPath(part.value, part.at, scope, report) }));
      for (const { part, known } of parts) {
        const types = typesOf(known.schema);
        if (types.has('object') || types.has('array')) report(diagnostic('ZS2023', `text takes plain values; ${part.value.text} is ${[...types].join(' or ')}`, { place: part.at }));
      }
      return { schema: { type: 'string' }, misses: parts.some(({ known }) => known.misses), personal: parts.some(({ known }) => known.personal) };
    }
    case 'paths': {
      const all = source.paths.map((path) => ({ name: path.name, ...checkPath(path.value, path.at, scope, report) }));
      const properties = Object.fromEntries(all.map(({ name, schema }) => [name, schema]));
      const schema: ShapeSchema = source.named
        ? { type: 'object', properties, required: all.filter(({ misses }) => !misses).map(({ name }) => name), additionalProperties: false }
        : { type: 'array', items: { anyOf: all.map((one) => one.schema) } };
      return { schema, misses: all.every(({ misses }) => misses), personal: all.some(({ personal }) => personal) };
    }
    case 'none':
      if (rule.do === null) return { schema: ANYTHING, misses: true, personal: false };
      checkTargets(rule.do, scope, { schema: target.schema, label: target.label }, rule.at, library, report);
      return { schema: target.schema, misses: mayBeEmpty(rule), personal: false };
    case 'path': {
      const known = checkPath(source.path.value, source.path.at, scope, report);
      if (rule.where) checkWhere(rule, known, scope, report);
      if (rule.do === null) return known;
      const inner: SourceScope = { schema: known.schema, parent: scope, label: `${scope.label} ${source.path.value.text}` };
      checkTargets(rule.do, inner, target, rule.at, library, report);
      return { ...known, schema: target.schema };
    }
    case 'each': {
      const known = checkPath(source.path.value, source.path.at, scope, report);
      // XML cannot tell a list of one from an object, so each takes both.
      const item = itemOf(known.schema) ?? known.schema;
      const inner: SourceScope = { schema: item, parent: scope, label: `${scope.label} ${source.path.value.text}[]` };
      checkPredicate(rule.where, inner, report);
      const wanted = itemOf(target.schema);
      if (wanted === null) report(diagnostic('ZS2023', `${target.label} is not a list, and each gives one`, { place: rule.at }));
      const items: TargetScope = { schema: wanted ?? ANYTHING, label: `${target.label}[]` };
      const self = rule.do?.get('.');
      if (self && self.rule !== 'omit') checkRule(self.rule, inner, items, library, report);
      else if (rule.do) checkTargets(rule.do, inner, items, rule.at, library, report);
      return { schema: target.schema, misses: false, personal: false };
    }
  }
}

/** An object made by `do` alone is missing when none of its rules gives anything. */
const mayBeEmpty = (rule: Rule): boolean =>
  [...(rule.do?.values() ?? [])].every(({ rule: inner }) => inner === 'omit' || (!inner.required && inner.otherwise === 'omit'));

function checkWhere(rule: Rule, known: Known, scope: SourceScope, report: Report): void {
  const item = itemOf(known.schema);
  if (item === null) report(diagnostic('ZS2023', 'where filters a list, and this is not one', { place: rule.at }));
  else checkPredicate(rule.where, { schema: item, parent: scope, label: `${scope.label} items` }, report);
}

/** Nothing is made of its value on the way to the target. */
const isPlain = (rule: Rule): boolean => rule.via.length === 0 && rule.table === null;
