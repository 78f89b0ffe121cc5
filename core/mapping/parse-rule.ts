// Reads one rule: which words it has, and whether they make sense together.
import { diagnostic } from '../diagnostics/diagnostic';
import { toValue, type MapNode, type Node, type Spot } from '../diagnostics/yaml';
import { WORD_NAMES, type WordName } from './language';
import { parseRules, refuseUnknown, type Report } from './parse';
import { parsePath, type Path } from './path';
import { parsePredicate } from './predicate';
import type { At, Rule, Source, ViaCall } from './rule';

/** Words that give a value: a rule has one of them at most. */
const SOURCES = ['from', 'value', 'text', 'each'] as const;

/** Reads a rule; null where it is not even a map. */
export function parseRule(node: Node, report: Report): Rule | null {
  if (node.kind !== 'map') {
    const given = node.kind === 'scalar' ? ` (perhaps { from: ${String(node.value)} } or { value: ${String(node.value)} })` : '';
    report(diagnostic('ZS2012', `a rule is a map of words${given}`, { place: node.at }));
    return null;
  }
  refuseUnknown(node, WORD_NAMES, report);
  const has = (word: WordName): boolean => node.entries.has(word);
  const wrong = (message: string, at: Spot = node.at): void => report(diagnostic('ZS2012', message, { place: at }));
  const sources = SOURCES.filter(has);
  if (sources.length > 1) wrong(`a rule has one source: ${sources.join(' and ')} cannot stand together`, node.entries.get(sources[1] as string)?.at);
  if (sources.length === 0 && !has('do') && !has('via')) wrong('a rule needs from, value, text, each, do or via');
  if (has('each') && !has('do')) wrong('each needs do: the rules for an item', node.entries.get('each')?.at);
  if (has('do') && (has('value') || has('text'))) wrong('do goes with each or from, or stands alone', node.entries.get('do')?.at);
  if (has('where') && !has('each') && !has('from')) wrong('where filters a list: it goes with each or from', node.entries.get('where')?.at);
  if (has('required') && has('else')) wrong('required and else cannot stand together: with an else nothing is missing', node.entries.get('required')?.at);
  const required = node.entries.get('required')?.node;
  if (required && !(required.kind === 'scalar' && typeof required.value === 'boolean')) wrong('required is true or false', required.at);
  const source = parseSource(node, sources[0], report);
  if (source === null) return null;
  if (has('do') && source.kind === 'paths') wrong('with do, from is one path', node.entries.get('from')?.at);
  const inner = node.entries.get('do')?.node;
  const rules = inner ? parseRules(inner, report) : null;
  if (inner && rules && rules.has('.') && (rules.size > 1 || !has('each'))) wrong('the target . stands alone in the do of an each', inner.at);
  const where = node.entries.get('where')?.node;
  const when = node.entries.get('when')?.node;
  const otherwise = node.entries.get('else')?.node;
  return {
    at: node.at,
    source,
    where: where ? parsePredicate(where, report) : null,
    do: rules,
    via: parseVia(node.entries.get('via')?.node, report),
    table: parseName(node.entries.get('table')?.node, report),
    when: when ? parsePredicate(when, report) : null,
    otherwise: otherwise === undefined ? null : otherwise.kind === 'scalar' && otherwise.value === 'omit' ? 'omit' : parseRule(otherwise, report),
    required: required?.kind === 'scalar' && required.value === true,
  };
}

function parseSource(node: MapNode, word: (typeof SOURCES)[number] | undefined, report: Report): Source | null {
  const entry = word === undefined ? undefined : node.entries.get(word);
  if (word === undefined || entry === undefined) return { kind: 'none' };
  const { node: given } = entry;
  if (word === 'value') return { kind: 'value', at: given.at, value: toValue(given) };
  if (word === 'text') return parseText(given, report);
  if (word === 'from' && given.kind !== 'scalar') return parsePaths(given, report);
  const path = parseScalarPath(given, report);
  return path === null ? null : { kind: word === 'each' ? 'each' : 'path', path };
}

function parsePaths(node: Exclude<Node, { kind: 'scalar' }>, report: Report): Source | null {
  const given: [string, Node][] = node.kind === 'list' ? node.items.map((item, place) => [String(place), item]) : [...node.entries].map(([name, entry]) => [name, entry.node]);
  const paths = given.flatMap(([name, item]) => {
    const path = parseScalarPath(item, report);
    return path === null ? [] : [{ ...path, name }];
  });
  return paths.length === 0 ? null : { kind: 'paths', at: node.at, named: node.kind === 'map', paths };
}

function parseScalarPath(node: Node, report: Report): At<Path> | null {
  const path = node.kind === 'scalar' && node.value !== null ? parsePath(String(node.value)) : { wrong: 'a path is a text, such as velden.naam' };
  if ('wrong' in path) {
    report(diagnostic('ZS2014', path.wrong, { place: node.at }));
    return null;
  }
  return { at: node.at, value: path };
}

/** `"Zaak {identificatie}"`: texts and paths in turn; `{{` and `}}` are braces. */
function parseText(node: Node, report: Report): Source | null {
  if (node.kind !== 'scalar' || node.value === null) {
    report(diagnostic('ZS2012', 'text is a text with paths in braces', { place: node.at }));
    return null;
  }
  const parts: (string | At<Path>)[] = [];
  let plain = '';
  let good = true;
  for (const [piece] of String(node.value).matchAll(/\{\{|\}\}|\{[^{}]*\}|[{}]|[^{}]+/g)) {
    if (piece === '{{' || piece === '}}') plain += piece[0];
    else if (piece === '{' || piece === '}') {
      report(diagnostic('ZS2014', `text has a "${piece}" without its partner; a brace itself is doubled`, { place: node.at }));
      good = false;
    } else if (piece.startsWith('{')) {
      const path = parsePath(piece.slice(1, -1).trim());
      if ('wrong' in path) {
        report(diagnostic('ZS2014', path.wrong, { place: node.at }));
        good = false;
      } else {
        if (plain !== '') parts.push(plain);
        plain = '';
        parts.push({ at: node.at, value: path });
      }
    } else plain += piece;
  }
  if (plain !== '' || parts.length === 0) parts.push(plain);
  return good ? { kind: 'text', at: node.at, parts } : null;
}

function parseVia(node: Node | undefined, report: Report): ViaCall[] {
  if (node === undefined) return [];
  return (node.kind === 'list' ? node.items : [node]).flatMap((item): ViaCall[] => {
    if (item.kind === 'scalar' && item.value !== null) return [{ at: item.at, name: String(item.value) }];
    const [[name, entry] = [undefined, undefined]] = item.kind === 'map' ? item.entries : [];
    if (item.kind === 'map' && item.entries.size === 1 && name !== undefined && entry !== undefined) return [{ at: entry.at, name, args: toValue(entry.node) }];
    report(diagnostic('ZS2012', 'via is a function, or a list of functions: name, or { name: arguments }', { place: item.at }));
    return [];
  });
}

function parseName(node: Node | undefined, report: Report): At<string> | null {
  if (node === undefined) return null;
  if (node.kind === 'scalar' && node.value !== null) return { at: node.at, value: String(node.value) };
  report(diagnostic('ZS2012', 'table is the name of a file in mappings/tables', { place: node.at }));
  return null;
}
