// Proves what a rule makes of its value: functions, table, and whether the target can hold what comes out.
import { diagnostic } from '../diagnostics/diagnostic';
import { nearestRemedy } from '../diagnostics/suggest';
import type { ShapeSchema } from '../model/shapes';
import { UNKNOWN, type Known } from './check-path';
import { misfits, outside } from './fits';
import type { Library } from './library';
import { describe, fitLiteral } from './literal';
import type { Report } from './report';
import type { Rule, ViaCall } from './rule';
import { ANYTHING, enumOf, isNullable, typesOf } from './shape';

/** The field a rule fills: its shape and its name in messages. */
export interface TargetScope {
  readonly schema: ShapeSchema;
  readonly label: string;
}

/** Checks one function of `via`; tells what it gives. */
export function checkCall(call: ViaCall, given: Known, library: Library, report: Report): Known {
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
  const strange = outside(gives, takes);
  if (takes.size > 0 && strange.length > 0) {
    report(diagnostic('ZS2023', `${call.name} takes ${[...takes].join(' or ')}; it is given ${strange.join(' or ')}`, { place: call.at }));
  }
  const mayMiss = found.mayMiss === true;
  return { schema: prepared.call.gives(given.schema), misses: found.onMissing ? mayMiss : given.misses || mayMiss, personal: given.personal };
}

/** Checks `table`; tells what it gives. */
export function checkTable(rule: Rule, given: Known, target: TargetScope, library: Library, report: Report): Known {
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

/** Checks that the target can hold what a rule gives. */
export function checkFit(rule: Rule, given: Known, target: TargetScope, report: Report): void {
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
