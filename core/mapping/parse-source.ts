// Reads the parts of a rule that hold no rules themselves: its source, its functions, its table.
import { diagnostic } from '../diagnostics/diagnostic';
import { toValue, type MapNode, type Node } from '../diagnostics/yaml';
import { parsePath, type Path } from './path';
import type { Report } from './report';
import type { At, Source, ViaCall } from './rule';

/** Words that give a value: a rule has one of them at most. */
export const SOURCES = ['from', 'value', 'text', 'each'] as const;

/** What a rule takes its value from; null where that cannot be read. */
export function parseSource(node: MapNode, word: (typeof SOURCES)[number] | undefined, report: Report): Source | null {
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

/** The functions of a rule, in their order. */
export function parseVia(node: Node | undefined, report: Report): ViaCall[] {
  if (node === undefined) return [];
  return (node.kind === 'list' ? node.items : [node]).flatMap((item): ViaCall[] => {
    if (item.kind === 'scalar' && item.value !== null) return [{ at: item.at, name: String(item.value) }];
    const [[name, entry] = [undefined, undefined]] = item.kind === 'map' ? item.entries : [];
    if (item.kind === 'map' && item.entries.size === 1 && name !== undefined && entry !== undefined) return [{ at: entry.at, name, args: toValue(entry.node) }];
    report(diagnostic('ZS2012', 'via is a function, or a list of functions: name, or { name: arguments }', { place: item.at }));
    return [];
  });
}

/** The name of a table. */
export function parseName(node: Node | undefined, report: Report): At<string> | null {
  if (node === undefined) return null;
  if (node.kind === 'scalar' && node.value !== null) return { at: node.at, value: String(node.value) };
  report(diagnostic('ZS2012', 'table is the name of a file in mappings/tables', { place: node.at }));
  return null;
}
