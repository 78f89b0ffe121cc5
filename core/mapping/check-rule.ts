// Proves one rule: what it reads, what it makes of that, and whether the target can hold it.
import { diagnostic } from '../diagnostics/diagnostic';
import { nearestRemedy } from '../diagnostics/suggest';
import type { Json } from '../model/json';
import type { ShapeSchema } from '../model/shapes';
import { checkPath, checkPredicate, UNKNOWN, type Known, type SourceScope } from './check-path';
import { checkTargets } from './check-targets';
import { misfits } from './fits';
import type { MappingFunction } from './functions/define';
import type { Report } from './parse';
import { spellSteps } from './path';
import type { Rule, ViaCall } from './rule';
import { ANYTHING, enumOf, isNullable, itemOf, typesOf } from './shape';
import type { Table } from './table';

/** What `check` and `compile` look names up in. */
export interface Library {
  readonly functions: ReadonlyMap<string, MappingFunction>;
  readonly tables: ReadonlyMap<string, Table>;
}

/** The field a rule fills: its shape and its name in messages. */
export interface TargetScope {
  readonly schema: ShapeSchema;
  readonly label: string;
}

/** Checks a rule; tells whether it may leave its target out. */
export function checkRule(rule: Rule, scope: SourceScope, target: TargetScope, library: Library, report: Report): { readonly misses: boolean } {
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
      return { schema: literal(source.value, target.schema, rule), misses: false, personal: false };
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

/** A literal takes the type its target wants where its spelling allows: 12 for a text is "12". */
export function fitLiteral(value: Json, wanted: ShapeSchema): Json {
  const types = typesOf(wanted);
  const asText = types.has('string') && !types.has('number') && !types.has('integer') && !types.has('boolean');
  return asText && (typeof value === 'number' || typeof value === 'boolean') ? String(value) : value;
}

function literal(value: Json, wanted: ShapeSchema, rule: Rule): ShapeSchema {
  const direct = rule.via.length === 0 && rule.table === null;
  return describe(direct ? fitLiteral(value, wanted) : value);
}

function describe(value: Json): ShapeSchema {
  if (value === null) return { type: 'null' };
  if (Array.isArray(value)) return { type: 'array', items: value.length === 0 ? ANYTHING : { anyOf: value.map(describe) } };
  if (typeof value === 'object') {
    return { type: 'object', properties: Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, describe(inner)])), required: Object.keys(value), additionalProperties: false };
  }
  return { type: typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : (typeof value as 'string' | 'boolean'), enum: [value] };
}

function checkCall(call: ViaCall, given: Known, library: Library, report: Report): Known {
  const found = library.functions.get(call.name);
  if (!found) {
    report(diagnostic('ZS2019', `unknown function "${call.name}"`, { place: call.at, ...nearestRemedy(call.name, library.functions.keys()) }));
    return UNKNOWN;
  }
  const prepared = found.prepare(call.args);
  if (!prepared.ok) {
    for (const issue of prepared.issues) report(diagnostic('ZS2020', `${[call.name, ...issue.path].join('.')}: ${issue.message}`, { place: call.at }));
    return UNKNOWN;
  }
  const gives = typesOf(given.schema);
  const takes = new Set(found.takes ?? []);
  const outside = [...gives].filter((type) => !takes.has(type) && !(type === 'integer' && takes.has('number')));
  if (takes.size > 0 && outside.length > 0) {
    report(diagnostic('ZS2023', `${call.name} takes ${[...takes].join(' or ')}; it is given ${outside.join(' or ')}`, { place: call.at }));
  }
  const mayMiss = found.mayMiss === true;
  return { schema: prepared.call.gives(given.schema), misses: found.onMissing ? mayMiss : given.misses || mayMiss, personal: given.personal };
}

function checkTable(rule: Rule, given: Known, target: TargetScope, library: Library, report: Report): Known {
  const { at, value: name } = rule.table ?? { at: rule.at, value: '' };
  const forwards = library.tables.get(name);
  if (!forwards) {
    report(diagnostic('ZS2021', `unknown table "${name}"`, { place: at, ...nearestRemedy(name, library.tables.keys()) }));
    return UNKNOWN;
  }
  const table = rule.tableBackwards ? forwards.back : forwards;
  if (!table?.entries) {
    report(diagnostic('ZS2021', `table "${name}" cannot be used ${rule.tableBackwards ? 'backwards' : 'under table'}: ${forwards.whyNotBackwards ?? ''}`, { place: at }));
    return UNKNOWN;
  }
  const possible = enumOf(given.schema);
  const strange = possible?.filter((value) => table.lookup(value) === undefined) ?? [];
  if (strange.length > 0 && rule.otherwise === null) {
    report(diagnostic('ZS2022', `table "${name}" has no entry for ${strange.map((value) => `"${value}"`).join(', ')}`, { place: at }));
  }
  const values = [...table.entries.values()].map((value) => fitLiteral(value, target.schema));
  const known = enumOf(target.schema);
  const unknown = known ? [...new Set(values.map(String))].filter((value) => value !== 'null' && !known.includes(value)) : [];
  if (unknown.length > 0) {
    report(diagnostic('ZS2029', `table "${name}" gives ${unknown.map((value) => `"${value}"`).join(', ')}, which ${target.label} does not know (${(known ?? []).join(', ')})`, { place: at }));
    return { ...given, schema: ANYTHING };
  }
  return { ...given, schema: { anyOf: values.map(describe) }, misses: given.misses || possible === null || (strange.length > 0 && rule.otherwise !== null) };
}

function checkFit(rule: Rule, given: Known, target: TargetScope, report: Report): void {
  const place = rule.table?.at ?? rule.via.at(-1)?.at ?? rule.at;
  if (given.schema.type === 'null' && !isNullable(target.schema)) {
    report(diagnostic('ZS2023', `${target.label} cannot be null`, { place }));
    return;
  }
  for (const misfit of misfits(given.schema, target.schema)) {
    if (misfit.kind === 'type') report(diagnostic('ZS2023', `${target.label} ${misfit.message}`, { place }));
    if (misfit.kind === 'enum') {
      const known = enumOf(target.schema) ?? [];
      report(diagnostic('ZS2023', `${target.label} does not know ${misfit.values.map((value) => `"${value}"`).join(', ')} (it knows ${known.join(', ')})`, { place, ...nearestRemedy(misfit.values[0] ?? '', known) }));
    }
    if (misfit.kind === 'unproved enum') report(diagnostic('ZS2033', `${target.label} knows ${misfit.count} values; this gives any text`, { place }));
    if (misfit.kind === 'length') {
      report(diagnostic('ZS2024', `${target.label} takes ${misfit.most} characters; what it is given ${misfit.given === null ? 'has no limit' : `may have ${misfit.given}`}`, { place }));
    }
  }
}
