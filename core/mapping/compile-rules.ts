// Compiles rules to closures: each makes the value of its field, and the rules of a scope fill an object.
import type { Json, JsonObject } from '../model/json';
import type { ShapeSchema } from '../model/shapes';
import { compileConversions, REFUSED } from './compile-conversions';
import { compileSource, pathsOf } from './compile-source';
import { compileFit } from './fit';
import { compileGet, compileTest, itemsOf, type Scope } from './get';
import { compilePredicate, groundAt, isPersonal, type Ground } from './ground';
import type { Library } from './library';
import type { Path } from './path';
import { itemReads, readsAt } from './reads';
import type { Rule, Rules } from './rule';
import { ANYTHING, isNullable, itemOf, typesOf, walk } from './shape';
import { note, quoteIn, spellRead, type Frame, type Run } from './state';
import { isRequired, objectAt, schemaAt } from './target-object';
import { noValueKind, type Origin } from './types';
import { isMissing } from './value';

/** Gives the value for a target; undefined: none. */
type Eval = (scope: Scope, frame: Frame, run: Run) => Json | undefined;

export type Fill = (scope: Scope, frame: Frame, run: Run, out: JsonObject) => void;

interface Line {
  readonly make: Eval;
  /** Objects on the way to the field. */
  readonly before: readonly string[];
  readonly field: string;
}

/** Compiles rules; fields are written in the order of the rules. */
export function compileRules(rules: Rules, ground: Ground, wanted: ShapeSchema, library: Library): Fill {
  const lines: Line[] = [];
  const always: (readonly string[])[] = [];
  for (const [key, { names, rule }] of rules) {
    const field = names.at(-1);
    if (rule === 'omit' || field === undefined) continue;
    const before = names.slice(0, -1);
    if (before.length > 0 && isRequired(before, wanted)) always.push(before);
    lines.push({ make: compileRule(rule, key, ground, schemaAt(names, wanted), library), before, field });
  }
  return (scope, frame, run, out) => {
    for (const names of always) objectAt(out, names);
    for (const { make, before, field } of lines) {
      run.last = null;
      const value = make(scope, frame, run);
      if (value === undefined) continue;
      const holder = before.length === 0 ? out : objectAt(out, before);
      holder[field] = value;
      if (run.origins && run.last) remember(run.origins, holder, field, run.last);
    }
  };
}

function remember(origins: Map<JsonObject, Map<string, Origin>>, holder: JsonObject, field: string, origin: Origin): void {
  const fields = origins.get(holder) ?? new Map<string, Origin>();
  origins.set(holder, fields);
  fields.set(field, origin);
}

/** Compiles one rule: read, convert, look up, or what is done without a value. */
function compileRule(rule: Rule, key: string, ground: Ground, wanted: ShapeSchema, library: Library): Eval {
  const when = rule.when ? compilePredicate(rule.when, ground, null) : null;
  const paths = pathsOf(rule.source);
  const read = compileValue(rule, key, ground, wanted, library);
  const personal = paths.some((path) => isPersonal(path, ground));
  const convert = compileConversions(rule, key, wanted, library, personal);
  const fit = rule.do === null || rule.via.length > 0 ? compileFit(wanted) : null;
  const instead = compileInstead(rule, key, ground, wanted, library, paths);
  const emptyIsMissing = rule.source.kind === 'each' && (rule.otherwise !== null || rule.required);
  const literal = rule.source.kind === 'value' && convert === null;
  const sources = paths.map((path) => ({ path, get: compileGet(path) }));
  return (scope, frame, run) => {
    if (when && !when(scope)) return instead(scope, frame, run, undefined);
    let value: Json | undefined | typeof REFUSED = read(scope, frame, run);
    if (convert && (!isMissing(value) || convert.onMissing)) value = convert.apply(value ?? null, scope, frame, run);
    if (value === REFUSED) return undefined;
    if (!literal && (isMissing(value) || (emptyIsMissing && Array.isArray(value) && value.length === 0))) return instead(scope, frame, run, value);
    const wrong = fit && value !== null && value !== undefined ? fit(value) : null;
    if (wrong !== null) {
      note(run, { code: 'ZS2004', message: `${quoteIn({ personal }, value ?? null)} ${wrong}` }, frame, key);
      return undefined;
    }
    if (run.origins) run.last = { ...rule.at, sources: sources.filter(({ get }) => !isMissing(get(scope))).map(({ path }) => spellRead(scope, path)) };
    return value;
  };
}

/** The value before anything is made of it. */
function compileValue(rule: Rule, key: string, ground: Ground, wanted: ShapeSchema, library: Library): Eval {
  const { source } = rule;
  if (source.kind === 'each') return compileEach(rule, source.path.value, key, ground, wanted, library);
  if (source.kind === 'none') return compileAlone(rule, key, ground, wanted, library);
  if (source.kind === 'path' && rule.do) return compileInto(rule, source.path.value, key, ground, wanted, library);
  return compileSource(source, rule, ground, wanted);
}

/** `do` alone: an object from the same scope. `via` alone: nothing to begin with. */
function compileAlone(rule: Rule, key: string, ground: Ground, wanted: ShapeSchema, library: Library): Eval {
  if (rule.do === null) return () => undefined;
  const fill = compileRules(rule.do, ground, wanted, library);
  return (scope, frame, run) => {
    const out: JsonObject = {};
    fill(scope, { parent: frame, key, index: -1, out }, run, out);
    return Object.keys(out).length === 0 ? undefined : out;
  };
}

/** `from` with `do`: an object from the scope of another. */
function compileInto(rule: Rule, path: Path, key: string, ground: Ground, wanted: ShapeSchema, library: Library): Eval {
  const from = groundAt(ground, path.up) ?? ground;
  const walked = walk(from.schema, path);
  const reads = readsAt(from.reads, path.steps);
  reads.scoped = true;
  const fill = compileRules(rule.do ?? new Map(), { schema: walked.ok ? walked.schema : ANYTHING, reads, parent: ground }, wanted, library);
  const get = compileGet(path);
  return (scope, frame, run) => {
    const value = get(scope);
    if (isMissing(value)) return value;
    const out: JsonObject = {};
    fill({ value, parent: scope, via: path, index: -1 }, { parent: frame, key, index: -1, out }, run, out);
    return out;
  };
}

function compileEach(rule: Rule, path: Path, key: string, ground: Ground, wanted: ShapeSchema, library: Library): Eval {
  const from = groundAt(ground, path.up) ?? ground;
  const walked = walk(from.schema, path);
  const test = rule.where ? compileTest(rule.where) : null;
  const steps = path.steps.at(-1);
  // `a[]` already stands for the items of a; `a` for the list.
  const list = steps && 'all' in steps ? readsAt(from.reads, path.steps.slice(0, -1)) : readsAt(from.reads, path.steps);
  const reads = itemReads(list, test);
  reads.scoped = true;
  const item: Ground = { schema: walked.ok ? (itemOf(walked.schema) ?? walked.schema) : ANYTHING, reads, parent: ground };
  if (rule.where) compilePredicate(rule.where, ground, item);
  const get = compileGet(path);
  const wantedItem = itemOf(wanted) ?? ANYTHING;
  const self = rule.do?.get('.')?.rule;
  const one = self && self !== 'omit' ? compileRule(self, '.', item, wantedItem, library) : null;
  const fill = one ? null : compileRules(rule.do ?? new Map(), item, wantedItem, library);
  return (scope, frame, run) => {
    const found = get(scope);
    const made: Json[] = [];
    const items = isMissing(found) ? [] : itemsOf(found);
    // A list of nothing but "no value" (StUF repeats an empty element) is no value of that kind itself.
    if (items.length > 0 && items.every(isMissing)) return items.find((item) => noValueKind(item) === 'geenWaarde') ?? undefined;
    for (let index = 0; index < items.length; index += 1) {
      if (isMissing(items[index])) continue;
      const value = items[index];
      if (isMissing(value)) continue;
      const inner: Scope = { value, parent: scope, via: path, index };
      if (test && !test(inner)) continue;
      if (fill) {
        const out: JsonObject = {};
        fill(inner, { parent: frame, key, index: made.length, out }, run, out);
        made.push(out);
      } else {
        const plain = one?.(inner, { parent: frame, key, index: made.length, out: null }, run);
        if (plain !== undefined) made.push(plain);
      }
    }
    return made;
  };
}

/** What is done without a value: `else`, the error of `required`, or a warning that the shape promised one. */
function compileInstead(rule: Rule, key: string, ground: Ground, wanted: ShapeSchema, library: Library, paths: readonly Path[]): (scope: Scope, frame: Frame, run: Run, value: Json | undefined) => Json | undefined {
  const said = paths.map(({ text }) => text).join(', ');
  const what = paths.length === 0 ? 'its rule gives no value' : `${said} ${paths.length > 1 ? 'are' : 'is'} empty`;
  const nullable = isNullable(wanted) && typesOf(wanted).size > 0;
  const known = (value: Json | undefined): boolean => value === null || (typeof value === 'object' && !Array.isArray(value) && value['@noValue'] === 'geenWaarde');
  const { otherwise } = rule;
  if (otherwise === 'omit') return (_scope, _frame, _run, value) => (nullable && known(value) ? null : undefined);
  if (otherwise !== null) {
    const other = compileRule(otherwise, key, ground, wanted, library);
    return (scope, frame, run) => other(scope, frame, run);
  }
  if (rule.required) {
    return (_scope, frame, run) => {
      note(run, { code: 'ZS2001', message: `${key} is required and ${what}` }, frame, key);
      return undefined;
    };
  }
  const takesText = typesOf(wanted).has('string');
  return (_scope, frame, run, value) => {
    if (value === '' && takesText) return value;
    if (nullable && known(value)) return null;
    note(run, { code: 'ZS2002', message: `${key}: ${what} and the rule has neither else nor required` }, frame, key);
    return undefined;
  };
}
