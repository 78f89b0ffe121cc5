// Compiles the sources that hold no rules themselves: a literal, a text, a path, several paths.
import type { Json, JsonObject } from '../model/json';
import type { ShapeSchema } from '../model/shapes';
import { compileGet, compileTest, itemsOf, type Get } from './get';
import { compileRead, groundAt, type Ground } from './ground';
import { fitLiteral } from './literal';
import type { Path } from './path';
import { itemReads, readsAt } from './reads';
import type { Rule, Source } from './rule';
import { isMissing } from './value';

/** Sources that are read without going into rules. */
export type PlainSource = Exclude<Source, { readonly kind: 'each' | 'none' }>;

/** The paths of a source. */
export function pathsOf(source: Source): Path[] {
  if (source.kind === 'path' || source.kind === 'each') return [source.path.value];
  if (source.kind === 'paths') return source.paths.map(({ value }) => value);
  return source.kind === 'text' ? source.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.value])) : [];
}

/** Reads what the source of a rule says. */
export function compileSource(source: PlainSource, rule: Rule, ground: Ground, wanted: ShapeSchema): Get {
  switch (source.kind) {
    case 'value': {
      const value = rule.via.length === 0 && rule.table === null ? fitLiteral(source.value, wanted) : source.value;
      return typeof value === 'object' && value !== null ? () => structuredClone(value) : () => value;
    }
    case 'text':
      return compileText(source.parts.map((part) => (typeof part === 'string' ? part : compileRead(part.value, ground))));
    case 'paths': {
      const gets = source.paths.map(({ name, value }) => ({ name, get: compileRead(value, ground) }));
      return source.named ? compileNamed(gets) : compileListed(gets.map(({ get }) => get));
    }
    case 'path':
      return compileFrom(rule, source.path.value, ground);
  }
}

/** Texts and values in turn; nothing where a value is missing. */
function compileText(parts: readonly (string | Get)[]): Get {
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

/** An object of the values that are there; nothing where none is. */
function compileNamed(gets: readonly { readonly name: string; readonly get: Get }[]): Get {
  return (scope) => {
    let found: JsonObject | undefined;
    for (const { name, get } of gets) {
      const value = get(scope);
      if (!isMissing(value)) (found ??= {})[name] = value;
    }
    return found;
  };
}

/** A list of the values that are there; nothing where none is. */
function compileListed(gets: readonly Get[]): Get {
  return (scope) => {
    const found = gets.map((get) => get(scope)).filter((value): value is Json => !isMissing(value));
    return found.length === 0 ? undefined : found;
  };
}

/** `from`, with the items that pass where there is a `where`. */
function compileFrom(rule: Rule, path: Path, ground: Ground): Get {
  if (rule.where === null) return compileRead(path, ground);
  const from = groundAt(ground, path.up) ?? ground;
  const test = compileTest(rule.where);
  itemReads(readsAt(from.reads, path.steps), test).whole = true;
  const get = compileGet(path);
  return (scope) => {
    const found = get(scope);
    return isMissing(found) ? undefined : itemsOf(found).filter((value, index) => test({ value, parent: scope, via: path, index }));
  };
}
