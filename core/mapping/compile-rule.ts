// Compiles one rule to a closure: read, convert, look up, or say what is done without a value.
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';
import type { Json, JsonObject } from '../model/json';
import type { ShapeSchema } from '../model/shapes';
import { fitLiteral, type Library } from './check-rule';
import { compileRules } from './compile-rules';
import { compileFit } from './fit';
import { compileGet, compileTest, type Get, type Scope } from './get';
import { itemReads, readsAt, type Reads } from './reads';
import type { Path } from './path';
import type { Predicate } from './predicate';
import type { At, Rule } from './rule';
import { ANYTHING, isNullable, itemOf, typesOf, walk } from './shape';
import { enter, note, quoteIn, spellRead, type Frame, type Run } from './state';
import { isMissing } from './value';

/** What is known at compile time of the scope a rule stands in. */
export interface Ground {
  readonly schema: ShapeSchema;
  readonly reads: Reads;
  readonly parent: Ground | null;
}

/** Gives the value for a target; undefined: none. */
export type Eval = (scope: Scope, frame: Frame, run: Run) => Json | undefined;

/** Stands for a value that was refused: reported already, so that neither else nor required speak again. */
const REFUSED = Symbol('refused');

export function compileRule(rule: Rule, key: string, ground: Ground, wanted: ShapeSchema, library: Library): Eval {
  const when = rule.when ? compilePredicate(rule.when, ground, null) : null;
  const paths: At<Path>[] = [];
  const read = compileSource(rule, key, ground, wanted, library, paths);
  const personal = paths.some(({ value }) => isPersonal(value, ground));
  const convert = compileConversions(rule, key, wanted, library, personal);
  const fit = rule.do === null || rule.via.length > 0 ? compileFit(wanted) : null;
  const instead = compileInstead(rule, key, ground, wanted, library, paths);
  const emptyIsMissing = rule.source.kind === 'each' && (rule.otherwise !== null || rule.required);
  const literal = rule.source.kind === 'value' && convert === null;
  const sources = paths.map(({ value: path }) => ({ path, get: compileGet(path) }));
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

const groundAt = (ground: Ground, up: number): Ground | null => {
  let here: Ground | null = ground;
  for (let level = 0; level < up && here; level += 1) here = here.parent;
  return here;
};

function isPersonal(path: Path, ground: Ground): boolean {
  const walked = walk(groundAt(ground, path.up)?.schema ?? ANYTHING, path);
  return walked.ok && walked.personal;
}

/** Compiles a path, and keeps that it is read. */
function compileRead({ value: path }: At<Path>, ground: Ground): Get {
  const from = groundAt(ground, path.up);
  if (from) readsAt(from.reads, path.steps).whole = true;
  return compileGet(path);
}

/** Compiles a predicate; its paths count as read. `item`: the ground its paths start from, when that is not the rule's own. */
function compilePredicate(predicate: Predicate, ground: Ground, item: Ground | null): ReturnType<typeof compileTest> {
  for (const { path, at } of predicate) compileRead({ at, value: path }, item ?? ground);
  return compileTest(predicate);
}

function compileSource(rule: Rule, key: string, ground: Ground, wanted: ShapeSchema, library: Library, paths: At<Path>[]): Eval {
  const { source } = rule;
  switch (source.kind) {
    case 'value': {
      const value = rule.via.length === 0 && rule.table === null ? fitLiteral(source.value, wanted) : source.value;
      return typeof value === 'object' && value !== null ? () => structuredClone(value) : () => value;
    }
    case 'text': {
      const parts = source.parts.map((part) => {
        if (typeof part === 'string') return part;
        paths.push(part);
        return compileRead(part, ground);
      });
      return (scope) => {
        let text = '';
        for (const part of parts) {
          const piece = typeof part === 'string' ? part : part(scope);
          if (typeof part !== 'string' && (isMissing(piece) || typeof piece === 'object')) return undefined;
          text += String(piece);
        }
        return text;
      };
    }
    case 'paths': {
      paths.push(...source.paths);
      const gets = source.paths.map((path) => ({ name: path.name, get: compileRead(path, ground) }));
      const { named } = source;
      return (scope) => {
        const found = gets.map(({ name, get }) => [name, get(scope)] as const).filter((entry): entry is readonly [string, Json] => !isMissing(entry[1]));
        if (found.length === 0) return undefined;
        return named ? Object.fromEntries(found) : found.map(([, value]) => value);
      };
    }
    case 'none': {
      if (rule.do === null) return () => undefined;
      const fill = compileRules(rule.do, ground, wanted, library);
      return (scope, frame, run) => {
        const out: JsonObject = {};
        fill(scope, { parent: frame, key, index: -1, out }, run, out);
        return Object.keys(out).length === 0 ? undefined : out;
      };
    }
    case 'path':
      paths.push(source.path);
      return rule.do === null ? compileFrom(rule, source.path, ground) : compileInto(rule, source.path, key, ground, wanted, library);
    case 'each':
      paths.push(source.path);
      return compileEach(rule, source.path, key, ground, wanted, library);
  }
}

/** `from`, with the items that pass where there is a `where`. */
function compileFrom(rule: Rule, path: At<Path>, ground: Ground): Eval {
  if (rule.where === null) return compileRead(path, ground);
  const from = groundAt(ground, path.value.up) ?? ground;
  const list = readsAt(from.reads, path.value.steps);
  const test = compileTest(rule.where);
  itemReads(list, test).whole = true;
  const get = compileGet(path.value);
  return (scope) => {
    const found = get(scope);
    if (isMissing(found)) return undefined;
    return (Array.isArray(found) ? found : [found]).filter((item, index) => test({ value: item, parent: scope, via: path.value, index }));
  };
}

/** `from` with `do`: an object from the scope of another. */
function compileInto(rule: Rule, path: At<Path>, key: string, ground: Ground, wanted: ShapeSchema, library: Library): Eval {
  const from = groundAt(ground, path.value.up) ?? ground;
  const walked = walk(from.schema, path.value);
  const reads = readsAt(from.reads, path.value.steps);
  reads.scoped = true;
  const fill = compileRules(rule.do ?? new Map(), { schema: walked.ok ? walked.schema : ANYTHING, reads, parent: ground }, wanted, library);
  const get = compileGet(path.value);
  return (scope, frame, run) => {
    const value = get(scope);
    if (isMissing(value)) return value;
    const out: JsonObject = {};
    fill({ value, parent: scope, via: path.value, index: -1 }, { parent: frame, key, index: -1, out }, run, out);
    return out;
  };
}

function compileEach(rule: Rule, path: At<Path>, key: string, ground: Ground, wanted: ShapeSchema, library: Library): Eval {
  const from = groundAt(ground, path.value.up) ?? ground;
  const walked = walk(from.schema, path.value);
  const test = rule.where ? compileTest(rule.where) : null;
  const steps = path.value.steps.at(-1);
  // `a[]` already stands for the items of a; `a` for the list.
  const list = steps && 'all' in steps ? readsAt(from.reads, path.value.steps.slice(0, -1)) : readsAt(from.reads, path.value.steps);
  const reads = itemReads(list, test);
  reads.scoped = true;
  const item: Ground = { schema: walked.ok ? (itemOf(walked.schema) ?? walked.schema) : ANYTHING, reads, parent: ground };
  if (rule.where) compilePredicate(rule.where, ground, item);
  const get = compileGet(path.value);
  const wantedItem = itemOf(wanted) ?? ANYTHING;
  const self = rule.do?.get('.')?.rule;
  const one = self && self !== 'omit' ? compileRule(self, '.', item, wantedItem, library) : null;
  const fill = one ? null : compileRules(rule.do ?? new Map(), item, wantedItem, library);
  return (scope, frame, run) => {
    const found = get(scope);
    const made: Json[] = [];
    const items = Array.isArray(found) ? found : isMissing(found) ? [] : [found];
    for (const [index, value] of items.entries()) {
      if (isMissing(value)) continue;
      const inner: Scope = { value, parent: scope, via: path.value, index };
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

interface Conversions {
  readonly onMissing: boolean;
  readonly apply: (value: Json, scope: Scope, frame: Frame, run: Run) => Json | undefined | typeof REFUSED;
}

/** `via` and `table`, in that order; null where the rule has neither. */
function compileConversions(rule: Rule, key: string, wanted: ShapeSchema, library: Library, personal: boolean): Conversions | null {
  const calls = rule.via.map((call) => {
    const known = library.functions.get(call.name);
    const prepared = known?.prepare(call.args);
    if (!known || !prepared?.ok) throw new DiagnosticError([diagnostic('ZS9001', `a mapping was compiled that did not pass its check: ${call.name}`, { place: call.at })]);
    return { name: call.name, run: prepared.call.run, onMissing: known.onMissing === true };
  });
  const table = rule.table ? library.tables.get(rule.table.value) : undefined;
  const lookUp = rule.tableBackwards ? table?.back : table;
  const name = rule.table?.value ?? '';
  if (calls.length === 0 && !rule.table) return null;
  return {
    onMissing: calls.some((call) => call.onMissing),
    apply: (given, scope, frame, run) => {
      let value: Json | undefined = given;
      enter(run, scope, frame, key, personal);
      for (const call of calls) {
        if (isMissing(value) && !call.onMissing) continue;
        try {
          value = call.run(value ?? null, run.context);
        } catch (error) {
          if (!(error instanceof DiagnosticError)) throw error;
          for (const { code, message, severity, remedy } of error.diagnostics) note(run, { code, message: `${call.name}: ${message}`, severity, remedy });
          return REFUSED;
        }
      }
      if (!lookUp || isMissing(value)) return value;
      const found = typeof value === 'object' ? undefined : lookUp.lookup(String(value));
      if (found !== undefined) return fitLiteral(found, wanted);
      const severity = rule.otherwise === null ? 'error' : 'warning';
      note(run, { code: 'ZS2003', severity, message: `table "${name}" has no entry for ${quoteIn({ personal }, value)}${severity === 'warning' ? '; its else is used' : ''}` }, frame, key);
      return severity === 'error' ? REFUSED : undefined;
    },
  };
}

/** What is done without a value: `else`, the error of `required`, or a warning that the shape promised one. */
function compileInstead(rule: Rule, key: string, ground: Ground, wanted: ShapeSchema, library: Library, paths: readonly At<Path>[]): (scope: Scope, frame: Frame, run: Run, value: Json | undefined) => Json | undefined {
  const said = paths.map(({ value }) => value.text).join(', ');
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
