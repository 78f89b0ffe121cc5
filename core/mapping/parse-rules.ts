// Reads rules: which words each has, whether they make sense together, and the rules inside it.
import { diagnostic } from '../diagnostics/diagnostic';
import type { Node, Spot } from '../diagnostics/yaml';
import { WORD_NAMES, type WordName } from './language';
import { parseName, parseSource, parseVia, SOURCES } from './parse-source';
import { parsePath, spellSteps } from './path';
import { parsePredicate } from './predicate';
import { refuseUnknown, type Report } from './report';
import type { Rule, Rules, Target } from './rule';

/** Reads a map of target paths with their rules. */
export function parseRules(node: Node, report: Report): Rules {
  const rules = new Map<string, Target>();
  if (node.kind !== 'map') {
    report(diagnostic('ZS2012', 'rules is a map of target paths with their rules', { place: node.at }));
    return rules;
  }
  for (const [text, { at, node: written }] of node.entries) {
    const target = parseTarget(text, at, report);
    if (target === null) continue;
    const rule = written.kind === 'scalar' && written.value === 'omit' ? 'omit' : parseRule(written, report);
    if (rule === null) continue;
    const twin = rules.get(target.key);
    if (twin) report(diagnostic('ZS2036', `${target.key} is filled by the rule in line ${twin.at.line} too`, { place: at }));
    rules.set(target.key, { at, names: target.names, rule });
  }
  return rules;
}

/** A target is fields, and `[]` after a list where a rule inside an `each` is meant. */
function parseTarget(text: string, at: Spot, report: Report): { key: string; names: string[] } | null {
  const path = parsePath(text);
  const wrong = 'wrong' in path ? path.wrong : path.up > 0 || path.steps.some((step) => 'index' in step) ? `"${text}" is not a target: fields with dots between them` : null;
  if (wrong !== null) report(diagnostic('ZS2014', wrong, { place: at }));
  if ('wrong' in path || wrong !== null) return null;
  return { key: spellSteps(path.steps), names: path.steps.map((step) => ('name' in step ? step.name : '[]')) };
}

/** Reads a rule; null where it is not even a map. */
function parseRule(node: Node, report: Report): Rule | null {
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
