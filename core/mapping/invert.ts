// Turns the rules of a mapping around where they can be, and says which cannot.
import type { Spot } from '../diagnostics/yaml';
import type { Json } from '../model/json';
import type { Shape, ShapeSchema } from '../model/shapes';
import type { Library } from './library';
import type { Resolved } from './extend';
import { parsePath, spellName, spellSteps, type Path } from './path';
import type { Rule, Rules, Target, ViaCall } from './rule';
import { ANYTHING, fieldOf, itemOf, requiredOf, walk } from './shape';

/** A rule that has no way back, by the source path it would have to fill. */
export interface OneWay {
  readonly at: Spot;
  /** Path in the source; null where the rule reads none (a literal needs no way back). */
  readonly source: string;
  readonly why: string;
}

export interface Inverted {
  readonly mapping: Resolved;
  readonly oneWay: readonly OneWay[];
}

/** The mapping of the way back: rules turned around, then those of `back` in their place. */
export function invert(mapping: Resolved, shapes: ReadonlyMap<string, Shape>, library: Library): Inverted {
  const oneWay: OneWay[] = [];
  const from = shapes.get(mapping.from.value)?.schema ?? ANYTHING;
  const rules = invertRules(mapping.rules, from, library, oneWay);
  const given = mapping.back?.value ?? new Map<string, Target>();
  for (const [key, target] of given) {
    if (target.rule === 'omit') rules.delete(key);
    else rules.set(key, target);
  }
  const settled = (source: string): boolean => [...given.keys()].some((key) => source === key || source.startsWith(`${key}.`) || source.startsWith(`${key}[`));
  return {
    mapping: { ...mapping, name: `${mapping.name} (back)`, at: mapping.back?.at ?? mapping.at, from: mapping.to, to: mapping.from, rules, overrides: [], unused: [], unusedNames: [], back: null },
    oneWay: oneWay.filter(({ source }) => !settled(source)),
  };
}

function invertRules(rules: Rules, source: ShapeSchema, library: Library, oneWay: OneWay[]): Map<string, Target> {
  const turned = new Map<string, Target>();
  const stuck: OneWay[] = [];
  for (const { names, rule } of rules.values()) {
    if (rule === 'omit') continue;
    const result = invertRule(rule, names, source, library, oneWay);
    if (result === null) continue;
    if (typeof result === 'string') {
      for (const path of readsOf(rule)) stuck.push({ at: rule.at, source: path, why: result });
    } else if (!turned.has(result.key)) turned.set(result.key, result.target);
  }
  // A field that another rule brings back has lost nothing.
  oneWay.push(...stuck.filter(({ source: path }) => !turned.has(path)));
  return turned;
}

/** Source paths a rule reads, as they would be filled on the way back. */
function readsOf({ source }: Rule): string[] {
  if (source.kind === 'path' || source.kind === 'each') return [spellSteps(source.path.value.steps)];
  if (source.kind === 'paths') return source.paths.map(({ value }) => spellSteps(value.steps));
  return source.kind === 'text' ? source.parts.flatMap((part) => (typeof part === 'string' ? [] : [spellSteps(part.value.steps)])) : [];
}

/** The rule turned around; a sentence why it cannot be; null where nothing has to go back (literals, settings). */
function invertRule(rule: Rule, names: readonly string[], source: ShapeSchema, library: Library, oneWay: OneWay[]): { key: string; target: Target } | string | null {
  const { source: from } = rule;
  if (from.kind === 'value' || from.kind === 'none') return null;
  if (from.kind === 'text') return 'text cannot be read backwards';
  if (from.kind === 'paths') return 'it is made of several fields';
  if (rule.when) return 'it holds only sometimes (when)';
  const { value: path, at } = from.path;
  if (path.up > 0 || path.steps.some((step) => !('name' in step))) return `${path.text} does not name one field of this scope`;
  if (rule.where) return 'items that where passes over would be lost';
  const to = pathOf(names);
  if (to === null) return 'its target cannot be read as a path';
  const key = spellSteps(path.steps);
  const fields = path.steps.flatMap((step) => ('name' in step ? [step.name] : []));
  const otherwise: Rule['otherwise'] = isRequired(fields, source) ? emptyOf(rule) : 'omit';
  const base: Rule = {
    at: rule.at, source: { kind: 'path', path: { at, value: to } }, where: null, do: null, via: [], table: null, when: null, otherwise, required: otherwise === null,
  };
  if (rule.do) {
    if (rule.via.length > 0) return 'via after do cannot be turned around';
    const walked = walk(source, path);
    const inner = walked.ok ? walked.schema : ANYTHING;
    const scope = from.kind === 'each' ? (itemOf(inner) ?? inner) : inner;
    const deeper: OneWay[] = [];
    const turned = invertRules(rule.do, scope, library, deeper);
    oneWay.push(...deeper.map((one) => ({ ...one, source: `${key}${from.kind === 'each' ? '[]' : ''}.${one.source}` })));
    const kind = from.kind === 'each' ? { source: { kind: 'each', path: { at, value: to } } as const, otherwise, required: false } : {};
    return { key, target: { at: rule.at, names: fields, rule: { ...base, ...kind, do: turned } } };
  }
  const calls = invertCalls(rule.via, library);
  if (typeof calls === 'string') return calls;
  if (rule.table) {
    const table = library.tables.get(rule.table.value);
    if (table && table.back === null) return `table "${rule.table.value}" cannot be read backwards: ${table.whyNotBackwards ?? ''}`;
    // Forwards: via, then table. Backwards the table comes first, so it stands in a function's place.
    if (calls.length > 0) return 'it has both via and table: give each its own rule, or a rule under back';
    return { key, target: { at: rule.at, names: fields, rule: { ...base, table: rule.table, tableBackwards: true } } };
  }
  return { key, target: { at: rule.at, names: fields, rule: { ...base, via: calls } } };
}

/**
 * The `else` of a rule where it gives null or an empty text: the source must have the field and may have it empty, so that is also
 * what goes back where there is nothing. Null where the rule has no such `else`.
 */
function emptyOf({ otherwise }: Rule): Rule | null {
  if (otherwise === null || otherwise === 'omit' || otherwise.source.kind !== 'value') return null;
  return otherwise.source.value === null || otherwise.source.value === '' ? otherwise : null;
}

function pathOf(names: readonly string[]): Path | null {
  const path = parsePath(names.length === 0 ? '.' : names.map(spellName).join('.'));
  return 'wrong' in path ? null : path;
}

function invertCalls(via: readonly ViaCall[], library: Library): ViaCall[] | string {
  const turned: ViaCall[] = [];
  for (const call of via) {
    const prepared = library.functions.get(call.name)?.prepare(call.args);
    const inverse = prepared?.ok ? prepared.call.inverse : null;
    if (inverse === null) return `the function ${call.name} has no inverse`;
    const args: { args: Json } | Record<string, never> = inverse.args === undefined ? {} : { args: inverse.args };
    turned.unshift({ at: call.at, name: inverse.name, ...args });
  }
  return turned;
}

function isRequired(fields: readonly string[], schema: ShapeSchema): boolean {
  let here = schema;
  for (const name of fields) {
    if (!requiredOf(here).has(name)) return false;
    const field = fieldOf(here, name);
    here = field.known === 'no' ? ANYTHING : field.schema;
  }
  return true;
}
