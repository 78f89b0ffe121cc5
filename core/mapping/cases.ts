// Runs the cases that stand beside mappings: given, and what is expected, refused or reported.
import fs from 'node:fs';
import path from 'node:path';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import { toValue, type MapNode, type Node, type Spot } from '../diagnostics/yaml';
import { canonical } from '../model/hash';
import { isObject, type Json, type JsonObject } from '../model/json';
import { spellName } from './path';
import { findFiles, nameOf } from './files';
import { CASE_WORDS, TEST_WORDS } from './language';
import type { Loaded } from './load';
import { refuseUnknown } from './report';
import { roundTrip } from './roundtrip';
import type { Mapping } from './types';
import { readYaml } from './yaml';

/** The outcome of one case; without diagnostics it holds. */
export interface CaseResult {
  readonly mapping: string;
  readonly name: string;
  readonly at: Spot;
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs every case of a mappings folder that was loaded. A test file that is not well made is a case that fails. */
export function runCases(folder: string, loaded: Pick<Loaded, 'mappings'>): CaseResult[] {
  return findFiles(folder).tests.flatMap((file) => runFile(folder, file, loaded.mappings));
}

function runFile(folder: string, file: string, mappings: ReadonlyMap<string, Mapping>): CaseResult[] {
  const name = nameOf(file);
  const full = path.join(folder, file);
  const at = { file: full, line: 1, col: 1 };
  const broken = (diagnostics: readonly Diagnostic[]): CaseResult[] => [{ mapping: name, name: 'the test file', at, diagnostics }];
  const { root, diagnostics } = readYaml(fs.readFileSync(full, 'utf8'), full);
  if (root === null) return broken(diagnostics);
  const mapping = mappings.get(name);
  if (!mapping) return broken([diagnostic('ZS2030', `there is no sound mapping "${name}" beside this file`, { place: at })]);
  const found: Diagnostic[] = [];
  if (root.kind === 'map') refuseUnknown(root, Object.keys(TEST_WORDS), (finding) => found.push(finding));
  const cases = root.kind === 'map' ? root.entries.get('cases')?.node : root;
  if (cases?.kind !== 'list' || cases.items.length === 0) return broken([...found, diagnostic('ZS2030', 'a test file is a list of cases, or { settings, cases }', { place: root.at })]);
  const settings = root.kind === 'map' ? root.entries.get('settings')?.node : undefined;
  const shared = settings ? toValue(settings) : {};
  return [...(found.length > 0 ? broken(found) : []), ...cases.items.map((node, place) => runCase(node, place, mapping, isObject(shared) ? shared : {}, path.dirname(full)))];
}

function runCase(node: Node, place: number, mapping: Mapping, settings: JsonObject, folder: string): CaseResult {
  const found: Diagnostic[] = [];
  const wrong = (message: string, at: Spot = node.at): void => void found.push(diagnostic('ZS2030', message, { place: at }));
  if (node.kind !== 'map') {
    wrong('a case is a map with given and what is expected of it');
    return { mapping: mapping.name, name: `case ${place + 1}`, at: node.at, diagnostics: found };
  }
  refuseUnknown(node, Object.keys(CASE_WORDS), (finding) => found.push(finding));
  const written = (word: keyof typeof CASE_WORDS): Json | undefined => {
    const entry = node.entries.get(word);
    return entry === undefined ? undefined : toValue(entry.node);
  };
  const name = String(written('name') ?? `case ${place + 1}`);
  const value = valueOrFile(node, 'given', folder, wrong);
  const own = written('settings');
  if (node.entries.get('given') === undefined) wrong('a case needs given');
  else if (value !== undefined && !isObject(value)) wrong('given is an object', node.entries.get('given')?.node.at);
  if (!['expect', 'exactly', 'refuse', 'report', 'unmapped', 'roundtrip'].some((word) => node.entries.has(word))) wrong('a case expects something: expect, exactly, refuse, report, unmapped or roundtrip');
  const direction = written('direction');
  const way = direction === 'back' ? mapping.back : mapping;
  if (direction !== undefined && direction !== 'back') wrong('direction is back, or left out');
  if (way === null) wrong(`${mapping.name} has no way back`);
  if (found.length === 0 && way && isObject(value)) {
    const options = { settings: { ...settings, ...(isObject(own) ? own : {}) }, subject: name };
    const expected = { expect: valueOrFile(node, 'expect', folder, wrong), exactly: valueOrFile(node, 'exactly', folder, wrong) };
    for (const { message, word } of judge(way, value, options, expected, written)) {
      found.push(diagnostic('ZS2031', `"${name}": ${message}`, { place: node.entries.get(word)?.at ?? node.at }));
    }
  }
  return { mapping: mapping.name, name, at: node.at, diagnostics: found };
}

/** `given: cases/b1026.json` reads a file beside the test; anything else is the value itself. */
function valueOrFile(node: MapNode, word: 'given' | 'expect' | 'exactly', folder: string, wrong: (message: string, at: Spot) => void): Json | undefined {
  const entry = node.entries.get(word)?.node;
  if (entry === undefined) return undefined;
  const value = toValue(entry);
  if (typeof value !== 'string') return value;
  const file = path.join(folder, value);
  if (!fs.existsSync(file)) {
    wrong(`${word} names the file ${value}, which is not there`, entry.at);
    return undefined;
  }
  const text = fs.readFileSync(file, 'utf8');
  try {
    if (file.endsWith('.json')) return JSON.parse(text) as Json;
  } catch {
    wrong(`${value} is not JSON`, entry.at);
    return undefined;
  }
  const { root, diagnostics } = readYaml(text, file);
  for (const finding of diagnostics) wrong(`${value}: ${finding.message}`, entry.at);
  return root ? toValue(root) : undefined;
}

interface Failure {
  readonly word: keyof typeof CASE_WORDS;
  readonly message: string;
}

const listOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);

function judge(mapping: Mapping, value: JsonObject, options: { settings: JsonObject; subject: string }, expected: { expect: Json | undefined; exactly: Json | undefined }, written: (word: keyof typeof CASE_WORDS) => Json | undefined): Failure[] {
  const failures: Failure[] = [];
  const { value: made, diagnostics, unmapped } = mapping.run(value, options);
  const told = diagnostics.map(({ code, field, message, severity }) => ({ severity, text: `${code} ${field ?? ''} ${message}` }));
  const errors = told.filter(({ severity }) => severity === 'error').map(({ text }) => text);
  const refuse = listOf(written('refuse'));
  for (const wanted of refuse) {
    if (!errors.some((text) => text.includes(wanted))) failures.push({ word: 'refuse', message: `does not refuse with "${wanted}"; it ${errors.length === 0 ? 'refuses nothing' : `says: ${errors.join('; ')}`}` });
  }
  for (const text of errors.filter((error) => !refuse.some((wanted) => error.includes(wanted)))) failures.push({ word: 'refuse', message: `refuses: ${text}` });
  for (const wanted of listOf(written('report'))) {
    if (!told.some(({ text }) => text.includes(wanted))) failures.push({ word: 'report', message: `does not report "${wanted}"` });
  }
  if (expected.exactly !== undefined) {
    if (canonical(made) !== canonical(expected.exactly)) failures.push(...differences(made, expected.exactly, '', true).map((message) => ({ word: 'exactly' as const, message })));
  }
  if (expected.expect !== undefined) failures.push(...differences(made, expected.expect, '', false).map((message) => ({ word: 'expect' as const, message })));
  const silent = written('unmapped');
  if (silent !== undefined && canonical([...unmapped]) !== canonical(listOf(silent).sort())) failures.push({ word: 'unmapped', message: `unmapped is ${unmapped.join(', ') || 'nothing'}, expected ${listOf(silent).join(', ') || 'nothing'}` });
  const round = written('roundtrip');
  if (round !== undefined) failures.push(...judgeRoundTrip(mapping, value, options, round));
  return failures;
}

function judgeRoundTrip(mapping: Mapping, value: JsonObject, options: { settings: JsonObject }, round: Json): Failure[] {
  if (mapping.back === null) return [{ word: 'roundtrip', message: `${mapping.name} has no way back` }];
  const may = Array.isArray(round) ? round.map(String) : [];
  const lost = roundTrip(mapping, value, options).lost.filter(({ path: field }) => !may.some((one) => field === one || field.startsWith(`${one}.`) || field.startsWith(`${one}[`)));
  return lost.map(({ path: field, from, to }) => ({ word: 'roundtrip', message: `${field} goes there as ${JSON.stringify(from)} and comes back as ${to === undefined ? 'nothing' : JSON.stringify(to)}` }));
}

/** Differences as sentences. Without `whole`, fields that are not expected may be there; `omit` expects that one is not. */
function differences(made: Json | undefined, wanted: Json, at: string, whole: boolean): string[] {
  const field = at === '' ? 'the value' : at;
  if (wanted === 'omit' && !whole) return made === undefined ? [] : [`${field} is ${JSON.stringify(made)}, expected it to be left out`];
  if (isObject(wanted) && isObject(made)) {
    const names = new Set([...Object.keys(wanted), ...(whole ? Object.keys(made) : [])]);
    return [...names].flatMap((name) => {
      const inner = `${at}${at === '' ? '' : '.'}${spellName(name)}`;
      const expected = wanted[name];
      return expected === undefined ? [`${inner} is ${JSON.stringify(made[name])}, expected nothing`] : differences(made[name], expected, inner, whole);
    });
  }
  if (Array.isArray(wanted) && Array.isArray(made)) {
    const length = wanted.length === made.length ? [] : [`${field} has ${made.length} items, expected ${wanted.length}`];
    return [...length, ...wanted.flatMap((item, index) => (index < made.length ? differences(made[index], item, `${at}[${index}]`, whole) : []))];
  }
  if (made !== undefined && canonical(made) === canonical(wanted)) return [];
  return [`${field} is ${made === undefined ? 'left out' : JSON.stringify(made)}, expected ${JSON.stringify(wanted)}`];
}
