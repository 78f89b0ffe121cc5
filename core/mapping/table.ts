// Tables of mappings/tables: keys with their values, readable backwards, or rows of reference data.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import { nearestRemedy } from '../diagnostics/suggest';
import { toValue, type MapNode, type Node, type Spot } from '../diagnostics/yaml';
import { isObject, type Json, type JsonObject } from '../model/json';
import type { Reference } from './types';
import { loose } from './value';

/** A table of entries. `lookup` gives undefined for a key it does not know. */
export interface Table extends Reference {
  readonly file: string;
  readonly summary: string;
  /** null for rows of reference data: those cannot stand under `table`. */
  readonly entries: ReadonlyMap<string, Json> | null;
  lookup(key: string): Json | undefined;
  /** The same table read from value to key; null where `whyNotBackwards` says why not. */
  readonly back: Table | null;
  readonly whyNotBackwards: string | null;
}

const WORDS = ['summary', 'keys', 'entries', 'backwards', 'rows'] as const;

/** Reads a table from the tree of its file; with an error among the diagnostics the table is null. */
export function parseTable(name: string, root: Node): { readonly table: Table | null; readonly diagnostics: readonly Diagnostic[] } {
  const found: Diagnostic[] = [];
  const wrong = (message: string, place: Spot, rest: { remedy?: string } = {}): void => {
    found.push(diagnostic('ZS2028', message, { place, ...rest }));
  };
  if (root.kind !== 'map') {
    wrong('a table is a map with entries or rows', root.at);
    return { table: null, diagnostics: found };
  }
  for (const [word, { at }] of root.entries) {
    if (!WORDS.some((known) => known === word)) found.push(diagnostic('ZS2011', `unknown word "${word}"`, { place: at, ...nearestRemedy(word, WORDS) }));
  }
  const scalar = (word: (typeof WORDS)[number]): string | null => {
    const entry = root.entries.get(word);
    if (entry === undefined) return null;
    if (entry.node.kind === 'scalar') return String(entry.node.value);
    wrong(`${word} is a text`, entry.node.at);
    return null;
  };
  const summary = scalar('summary') ?? '';
  const keys = scalar('keys') ?? 'exact';
  if (keys !== 'exact' && keys !== 'loose') wrong('keys is exact or loose (case and white space do not count)', root.entries.get('keys')?.node.at ?? root.at);
  const entries = root.entries.get('entries')?.node;
  const rows = root.entries.get('rows')?.node;
  if ((entries === undefined) === (rows === undefined)) wrong('a table has either entries or rows', root.at);
  const file = root.at.file;
  let table: Table | null = null;
  if (rows) {
    const values = toValue(rows);
    if (!Array.isArray(values) || !values.every(isObject)) wrong('rows is a list of objects', rows.at);
    else table = { ...reference(name, values), file, summary, entries: null, lookup: () => undefined, back: null, whyNotBackwards: 'it holds rows of reference data' };
  } else if (entries && entries.kind !== 'map') {
    wrong('entries is a map of keys with their values', entries.at);
  } else if (entries) {
    const isLoose = keys === 'loose';
    if (isLoose) refuseEqualKeys(entries, wrong);
    const choice = root.entries.get('backwards')?.node;
    if (choice && choice.kind !== 'map') wrong('backwards is a map of values with the key to give for each', choice.at);
    const map = toValue(entries) as JsonObject;
    table = entriesTable(name, file, summary, new Map(Object.entries(map)), isLoose, choice?.kind === 'map' ? checkChoice(choice, map, wrong) : new Map());
  }
  return { table: found.length > 0 ? null : table, diagnostics: found };
}

function refuseEqualKeys(entries: MapNode, wrong: (message: string, place: Spot) => void): void {
  const seen = new Map<string, string>();
  for (const [key, { at }] of entries.entries) {
    const twin = seen.get(loose(key));
    if (twin !== undefined) wrong(`"${twin}" and "${key}" are the same key in a loose table`, at);
    seen.set(loose(key), key);
  }
}

/** `backwards` chooses among several keys with one value; each choice must be such a key. */
function checkChoice(node: MapNode, entries: JsonObject, wrong: (message: string, place: Spot, rest?: { remedy?: string }) => void): Map<string, string> {
  const choice = new Map<string, string>();
  for (const [value, { node: key }] of node.entries) {
    const chosen = key.kind === 'scalar' ? String(key.value) : '';
    if (Object.hasOwn(entries, chosen) && String(entries[chosen]) === value) choice.set(value, chosen);
    else wrong(`backwards says "${value}" comes from "${chosen}", but entries does not`, key.at, nearestRemedy(chosen, Object.keys(entries)));
  }
  return choice;
}

function entriesTable(name: string, file: string, summary: string, entries: ReadonlyMap<string, Json>, isLoose: boolean, choice: ReadonlyMap<string, string>): Table {
  const index = new Map([...entries].map(([key, value]) => [isLoose ? loose(key) : key, value]));
  const turned = new Map<string, string>();
  let whyNot: string | null = null;
  for (const [key, value] of entries) {
    const text = typeof value === 'object' ? null : String(value);
    if (text === null) whyNot ??= `"${key}" has no plain value`;
    else if (turned.has(text) && !choice.has(text)) whyNot ??= `"${turned.get(text) ?? ''}" and "${key}" both give "${text}"; choose one under backwards`;
    else turned.set(text, choice.get(text) ?? key);
  }
  const rows = [...entries].map(([key, value]) => ({ key, value }));
  return {
    ...reference(name, rows),
    file,
    summary,
    entries,
    lookup: isLoose ? (key) => index.get(key) ?? index.get(loose(key)) : (key) => index.get(key),
    back: whyNot === null ? backTable(name, file, summary, turned) : null,
    whyNotBackwards: whyNot,
  };
}

const backTable = (name: string, file: string, summary: string, turned: ReadonlyMap<string, Json>): Table => ({
  ...reference(name, [...turned].map(([key, value]) => ({ key, value }))),
  file,
  summary,
  entries: turned,
  lookup: (key) => turned.get(key),
  back: null,
  whyNotBackwards: 'it is read backwards already',
});

/** Rows with an index per field, made at first use. */
export function reference(name: string, rows: readonly JsonObject[]): Reference {
  const indexes = new Map<string, Map<string, JsonObject[]>>();
  return {
    name,
    rows,
    find(field, value) {
      let index = indexes.get(field);
      if (!index) {
        index = new Map();
        for (const row of rows) {
          const key = row[field];
          if (key === undefined || key === null || typeof key === 'object') continue;
          const same = index.get(String(key));
          if (same) same.push(row);
          else index.set(String(key), [row]);
        }
        indexes.set(field, index);
      }
      return index.get(String(value)) ?? [];
    },
  };
}
