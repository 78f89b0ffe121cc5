// Reads a mapping file: YAML into rules, with every mistake in one pass.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { MapNode, Node } from '../diagnostics/yaml';
import { HEAD_NAMES } from './language';
import { parseRules } from './parse-rules';
import { parsePath, type Path } from './path';
import { parsePredicate, type Predicate } from './predicate';
import { refuseUnknown, type Report } from './report';
import type { At, MappingFile } from './rule';
import { readYaml } from './yaml';

/** Reads one mapping file's text; null where it is not even a map. */
export function parseMapping(name: string, text: string, file: string): { readonly mapping: MappingFile | null; readonly diagnostics: readonly Diagnostic[] } {
  const { root, diagnostics } = readYaml(text, file);
  if (root === null) return { mapping: null, diagnostics };
  const found: Diagnostic[] = [];
  const report: Report = (finding) => found.push(finding);
  if (root.kind !== 'map') {
    report(diagnostic('ZS2012', 'a mapping is a map with from, to and rules', { place: root.at }));
    return { mapping: null, diagnostics: found };
  }
  refuseUnknown(root, HEAD_NAMES, report);
  const rules = root.entries.get('rules')?.node;
  if (rules === undefined) report(diagnostic('ZS2012', 'a mapping needs rules', { place: root.at }));
  const base = textAt(root, 'extends', report);
  for (const word of ['from', 'to'] as const) {
    if (base === null && !root.entries.has(word)) report(diagnostic('ZS2012', `a mapping needs ${word}: the name of a shape`, { place: root.at }));
  }
  const back = root.entries.get('back');
  const mapping: MappingFile = {
    name,
    file,
    at: root.at,
    from: textAt(root, 'from', report),
    to: textAt(root, 'to', report),
    extends: base,
    rules: rules ? parseRules(rules, report) : new Map(),
    overrides: parseOverrides(root.entries.get('overrides')?.node, report),
    ...parseUnused(root.entries.get('unused')?.node, report),
    back: back ? { at: back.at, value: isEmpty(back.node) ? new Map() : parseRules(back.node, report) } : null,
  };
  return { mapping, diagnostics: found };
}

const isEmpty = (node: Node): boolean => node.kind === 'scalar' && node.value === null;

function textAt(node: MapNode, word: string, report: Report): At<string> | null {
  const entry = node.entries.get(word);
  if (entry === undefined) return null;
  if (entry.node.kind === 'scalar' && entry.node.value !== null) return { at: entry.node.at, value: String(entry.node.value) };
  report(diagnostic('ZS2012', `${word} is a name`, { place: entry.node.at }));
  return null;
}

function parseOverrides(node: Node | undefined, report: Report): MappingFile['overrides'] {
  if (node === undefined) return [];
  const items = node.kind === 'list' ? node.items : [];
  if (node.kind !== 'list') report(diagnostic('ZS2012', 'overrides is a list of { where, rules }', { place: node.at }));
  return items.flatMap((item) => {
    const where = item.kind === 'map' ? item.entries.get('where')?.node : undefined;
    const rules = item.kind === 'map' ? item.entries.get('rules')?.node : undefined;
    if (item.kind === 'map') refuseUnknown(item, ['where', 'rules'], report);
    if (where === undefined || rules === undefined) {
      report(diagnostic('ZS2012', 'an override needs where and rules', { place: item.at }));
      return [];
    }
    const predicate: Predicate = parsePredicate(where, report);
    return [{ at: item.at, where: predicate, rules: parseRules(rules, report) }];
  });
}

/** `**.name` leaves a name out wherever it stands: what a protocol puts on everything (`"**.@verwerkingssoort"`). */
const EVERYWHERE = /^\*\*\.("?)([^."[\]^\s]+)\1$/;

function parseUnused(node: Node | undefined, report: Report): Pick<MappingFile, 'unused' | 'unusedNames'> {
  if (node === undefined) return { unused: [], unusedNames: [] };
  if (node.kind !== 'map') {
    report(diagnostic('ZS2012', 'unused is a map of source paths with the reason each is left out', { place: node.at }));
    return { unused: [], unusedNames: [] };
  }
  const unused: MappingFile['unused'][number][] = [];
  const unusedNames: string[] = [];
  for (const [text, { at, node: reason }] of node.entries) {
    const said = reason.kind === 'scalar' && reason.value !== null ? String(reason.value) : '';
    if (said === '') report(diagnostic('ZS2012', `unused says why: give "${text}" a reason`, { place: reason.at }));
    const everywhere = EVERYWHERE.exec(text)?.[2];
    const path: Path | { wrong: string } | null = everywhere === undefined ? parsePath(text) : null;
    if (path && 'wrong' in path) report(diagnostic('ZS2014', path.wrong, { place: at }));
    else if (said !== '' && path) unused.push({ at, value: path, reason: said });
    else if (said !== '' && everywhere !== undefined) unusedNames.push(everywhere);
  }
  return { unused, unusedNames };
}
