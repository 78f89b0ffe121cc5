// Reads the rows of a vernietigingslijst: a zaak on each, by UUID, URL, or bronorganisatie and identificatie.
import { diagnostic, DiagnosticError, type Diagnostic } from '../../diagnostics/diagnostic';
import { csvRecords, unguarded } from '../csv';

/** A zaak as a row names it, with the line of the file. */
export type NamedZaak = { readonly line: number } & ({ readonly id: string } | { readonly bronorganisatie: string; readonly identificatie: string });

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\/?$/i;
/** Names of columns, as exports spell them; what comes first counts. */
const COLUMNS = { id: ['uuid', 'id', 'url', 'zaak', 'zaak_url'], bronorganisatie: ['bronorganisatie', 'zaak_bronorganisatie'], identificatie: ['identificatie', 'zaak_identificatie', 'zaaknummer'] } as const;
type Column = keyof typeof COLUMNS;

const heading = (cell: string): string => cell.trim().toLowerCase().replace(/[\s.-]+/g, '_');

/** Which column is which; null: the first row is no row of names. */
function headingsOf(cells: readonly string[]): Readonly<Partial<Record<Column, number>>> | null {
  const names = cells.map(heading);
  const at = (column: Column): readonly [Column, number][] => {
    const found = COLUMNS[column].map((name) => names.indexOf(name)).find((index) => index >= 0);
    return found === undefined ? [] : [[column, found]];
  };
  const found = Object.fromEntries([...at('id'), ...at('bronorganisatie'), ...at('identificatie')]);
  return Object.keys(found).length === 0 ? null : found;
}

/** Rows may differ in how many cells they have; the first one chose the separator. */
const cellsOf = (cells: readonly string[]): readonly string[] => (cells.length === 1 ? (cells[0] ?? '').split(';') : cells);

function nameOf(given: readonly string[], columns: ReturnType<typeof headingsOf>, line: number): NamedZaak | null {
  const cells = columns ? given : cellsOf(given);
  const text = (index: number | undefined): string => (index === undefined ? '' : unguarded(cells[index] ?? '').trim());
  const candidates = columns ? [text(columns.id)] : cells.length === 1 ? [text(0)] : [];
  const uuid = candidates.map((one) => UUID.exec(one)?.[0]).find((one) => one !== undefined);
  if (uuid !== undefined) return { line, id: uuid.replace(/\/$/, '').toLowerCase() };
  // Systems without UUIDs have names of their own; a bare one is taken as it stands.
  const [bare] = candidates;
  if (bare && /^[\w.:-]+$/.test(bare)) return { line, id: bare };
  const [bronorganisatie, identificatie] = columns ? [text(columns.bronorganisatie), text(columns.identificatie)] : [text(0), text(1)];
  return bronorganisatie && identificatie ? { line, bronorganisatie, identificatie } : null;
}

/** Every row, each zaak once. Throws ZS4701 with file and line. */
export function readRows(content: string, file: string): readonly NamedZaak[] {
  const records = csvRecords(content);
  const columns = records[0] ? headingsOf(records[0].cells) : null;
  const findings: Diagnostic[] = [];
  const seen = new Map<string, number>();
  const rows = (columns ? records.slice(1) : records).flatMap(({ line, cells }): NamedZaak[] => {
    const where = { place: { file, line, col: 1 } };
    const named = nameOf(cells, columns, line);
    if (named === null) {
      findings.push(diagnostic('ZS4701', `"${cells.join(';').slice(0, 80)}" is no zaak`, where));
      return [];
    }
    const key = 'id' in named ? named.id : `${named.bronorganisatie};${named.identificatie}`;
    const before = seen.get(key);
    if (before !== undefined) findings.push(diagnostic('ZS4701', `${key} stands on line ${before} already`, where));
    seen.set(key, line);
    return [named];
  });
  if (rows.length === 0 && findings.length === 0) findings.push(diagnostic('ZS4701', 'the file holds no rows', { place: { file, line: 1, col: 1 } }));
  if (findings.length > 0) throw new DiagnosticError(findings);
  return rows;
}
