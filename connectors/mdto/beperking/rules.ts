// Reads the rule table an archivist signed: zaaktype × result × document type → who may see it, on what ground, until when.
import type { Beperking } from '../../../core/archive/transfer/order';
import { parseDuration } from '../../../core/archive/duration';
import { diagnostic, type Diagnostic, type Place } from '../../../core/diagnostics/diagnostic';
import { parseYaml, type MapNode, type Node } from '../../../core/diagnostics/yaml';
import { hash } from '../../../core/model/hash';
import type { Json } from '../../../core/model/json';
import { grondenVan, lijstVan } from './lists';

/** The three keys of a rule; absent or `*`: any. */
export const KEYS = ['zaaktype', 'resultaat', 'informatieobjecttype'] as const;
export type Key = (typeof KEYS)[number];

export interface Regel {
  readonly keys: Readonly<Partial<Record<Key, string>>>;
  readonly beperking: Beperking;
  readonly place: Place;
}

export interface Regeltabel {
  readonly file: string;
  /** Who signed it, and when (YYYY-MM-DD). */
  readonly vastgesteld: { readonly door: string; readonly op: string };
  readonly regels: readonly Regel[];
  /** Of its rules and signature: goes into the manifest. */
  readonly hash: string;
}

type Read = { readonly tabel: Regeltabel | null; readonly diagnostics: readonly Diagnostic[] };

/** A row as text, whatever file it stands in. */
interface Row {
  readonly fields: ReadonlyMap<string, { readonly text: string; readonly place: Place }>;
  readonly place: Place;
}

const FIELDS = [...KEYS, 'grond', 'begrippenlijst', 'looptijd', 'einddatum', 'toelichting'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function regelOf(row: Row, found: Diagnostic[]): Regel | null {
  const wrong = (message: string, place: Place): void => void found.push(diagnostic('ZS4301', message, { place }));
  const text = (field: (typeof FIELDS)[number]): string | undefined => row.fields.get(field)?.text.trim() || undefined;
  const before = found.length;
  for (const [name, { place }] of row.fields) if (!FIELDS.some((known) => known === name)) wrong(`unknown field "${name}"; known are ${FIELDS.join(', ')}`, place);
  const grond = text('grond');
  const lijst = text('begrippenlijst');
  if (grond === undefined || lijst === undefined) wrong('a rule has a grond and a begrippenlijst', row.place);
  const known = lijst === undefined ? undefined : lijstVan(lijst);
  if (known && grond !== undefined) {
    const meant = grondenVan(known, grond);
    if (meant.length === 0) wrong(`"${grond}" is no ground of ${known.naam}`, row.fields.get('grond')?.place ?? row.place);
    if (meant.length > 1) wrong(`"${grond}" is the label of ${meant.length} grounds of ${known.naam}: give the code`, row.fields.get('grond')?.place ?? row.place);
  }
  const looptijd = text('looptijd');
  const einddatum = text('einddatum');
  if (looptijd !== undefined && parseDuration(looptijd) === null) wrong(`"${looptijd}" is no ISO 8601 duration, such as P75Y`, row.fields.get('looptijd')?.place ?? row.place);
  if (einddatum !== undefined && !DAY.test(einddatum)) wrong(`"${einddatum}" is no date, YYYY-MM-DD`, row.fields.get('einddatum')?.place ?? row.place);
  if (found.length > before || grond === undefined || lijst === undefined) return null;
  const toelichting = text('toelichting');
  return {
    keys: Object.fromEntries(KEYS.flatMap((key) => { const value = text(key); return value === undefined || value === '*' ? [] : [[key, value]]; })),
    beperking: {
      grond, begrippenlijst: lijst,
      ...((looptijd ?? einddatum) !== undefined && { termijn: { ...(looptijd !== undefined && { looptijd }), ...(einddatum !== undefined && { einddatum }) } }),
      ...(toelichting !== undefined && { toelichting }),
    },
    place: row.place,
  };
}

const spell = (regel: Regel): string => KEYS.map((key) => regel.keys[key] ?? '*').join(' × ');

function finish(file: string, signed: Regeltabel['vastgesteld'] | null, rows: readonly Row[], found: Diagnostic[]): Read {
  const regels = rows.map((row) => regelOf(row, found)).filter((regel) => regel !== null);
  if (!signed?.door || !DAY.test(signed.op)) found.push(diagnostic('ZS4302', `${file} does not say who signed it, and when`, { place: { file, line: 1 } }));
  if (rows.length === 0) found.push(diagnostic('ZS4301', `${file} holds no rule`, { place: { file, line: 1 } }));
  const seen = new Map<string, Regel>();
  for (const regel of regels) {
    const key = `${spell(regel)} ${(lijstVan(regel.beperking.begrippenlijst)?.id ?? regel.beperking.begrippenlijst).toLowerCase()}`;
    const twin = seen.get(key);
    if (twin) found.push(diagnostic('ZS4301', `${spell(regel)} is decided twice; line ${twin.place.line ?? 0} says it too`, { place: regel.place }));
    seen.set(key, regel);
  }
  if (found.length > 0 || signed === null) return { tabel: null, diagnostics: found };
  return { tabel: { file, vastgesteld: signed, regels, hash: hash([signed, regels.map(({ keys, beperking }) => ({ keys, beperking }))] as unknown as Json) }, diagnostics: [] };
}

const scalar = (node: Node | undefined): string => (node?.kind === 'scalar' && node.value !== null ? (node.written ?? String(node.value)) : '');

function fromYaml(file: string, text: string): Read {
  const { root, problems } = parseYaml(file, text, { aliases: true });
  const found = problems.map((problem) => diagnostic('ZS4301', problem.message, { place: problem.at }));
  if (found.length > 0 || root?.kind !== 'map') return { tabel: null, diagnostics: found.length > 0 ? found : [diagnostic('ZS4301', 'expected a map with vastgesteld and regels', { place: { file, line: 1 } })] };
  const signed = root.entries.get('vastgesteld')?.node;
  const list = root.entries.get('regels')?.node;
  const maps = list?.kind === 'list' ? list.items : [];
  for (const item of maps) if (item.kind !== 'map') found.push(diagnostic('ZS4301', 'a rule is a map', { place: item.at }));
  const rows = maps.filter((item): item is MapNode => item.kind === 'map').map((item): Row => ({
    place: item.at,
    fields: new Map([...item.entries].map(([name, entry]) => [name, { text: scalar(entry.node), place: entry.at }])),
  }));
  return finish(file, signed?.kind === 'map' ? { door: scalar(signed.entries.get('door')?.node), op: scalar(signed.entries.get('op')?.node) } : null, rows, found);
}

/** One line of a CSV file with `;`; a cell in quotes may hold the separator and doubled quotes. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map((match) => (match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"')));
}

const SIGNED = /^#\s*vastgesteld door\s+(?<door>.+?)\s+op\s+(?<op>\d{4}-\d{2}-\d{2})\s*$/i;

function fromCsv(file: string, text: string): Read {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line, index) => ({ line, number: index + 1 }));
  const signed = lines.map(({ line }) => SIGNED.exec(line)?.groups).find((groups) => groups !== undefined);
  const [head, ...rest] = lines.filter(({ line }) => line.trim() !== '' && !line.startsWith('#'));
  const names = cells(head?.line ?? '').map((name) => name.trim());
  const rows = rest.map(({ line, number }): Row => {
    const place = { file, line: number };
    return { place, fields: new Map(cells(line).map((cell, index) => [names[index] ?? `column ${index + 1}`, { text: cell, place }])) };
  });
  return finish(file, signed ? { door: signed['door'] ?? '', op: signed['op'] ?? '' } : null, rows, []);
}

/** Reads a table, YAML or CSV by the end of its name. Everything that is wrong is told with its line; then the table is null. */
export const readRegels = (file: string, text: string): Read => (/\.csv$/i.test(file) ? fromCsv(file, text) : fromYaml(file, text));

/**
 * The rules that hold for these keys: per begrippenlijst the most specific one (a rule that names the document type is before one that
 * names the result, that is before one that names the zaaktype). None: nobody decided.
 */
export function matching(tabel: Regeltabel, keys: Readonly<Partial<Record<Key, string>>>): readonly Regel[] {
  const weight = (regel: Regel): number => KEYS.reduce((sum, key, index) => sum + (regel.keys[key] === undefined ? 0 : 2 ** index), 0);
  const best = new Map<string, Regel>();
  for (const regel of tabel.regels) {
    if (!KEYS.every((key) => regel.keys[key] === undefined || regel.keys[key] === keys[key])) continue;
    const lijst = lijstVan(regel.beperking.begrippenlijst)?.id ?? regel.beperking.begrippenlijst;
    const before = best.get(lijst);
    if (!before || weight(regel) > weight(before)) best.set(lijst, regel);
  }
  return [...best.values()];
}
