// Reads what an archivist decided, from the CSV or workbook that was exported; every line is bound to the list by its hash.
import { dayOf } from '../../../archive/calendar';
import { parseDuration } from '../../../archive/duration';
import type { Beperking } from '../../../archive/transfer/order';
import { diagnostic, type Diagnostic } from '../../../diagnostics/diagnostic';
import { csvRecords, unguarded } from '../../csv';
import type { TransferListHead } from '../../ports/transfer';

/** One decided line. */
export interface Decided {
  readonly dossier: string;
  readonly verdict: 'approved' | 'rejected';
  readonly reason: string | null;
  /** Absent: the line says nothing of openbaarheid. */
  readonly beperking?: Beperking;
}

export interface ReadDecisions {
  readonly decided: readonly Decided[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Record {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Zip files begin with these bytes; a workbook is one. */
const isWorkbook = (content: Buffer): boolean => content.subarray(0, 2).toString('latin1') === 'PK';

const cellText = (value: unknown): string => (value === null || value === undefined ? '' : value instanceof Date ? value.toISOString().slice(0, 10) : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');

async function recordsOf(content: Buffer): Promise<Record[]> {
  if (!isWorkbook(content)) return csvRecords(content.toString('utf8')).map(({ line, cells }) => ({ line, cells: cells.map(unguarded) }));
  const { readSheet } = await import('read-excel-file/node'); // heavy, and rarely asked for
  return (await readSheet(content)).map((row, at) => ({ line: at + 1, cells: row.map(cellText) }));
}

const VERDICTS: Readonly<Partial<globalThis.Record<string, Decided['verdict']>>> = { goedgekeurd: 'approved', akkoord: 'approved', approved: 'approved', afgewezen: 'rejected', rejected: 'rejected' };

/** What is wrong with a term; null: nothing. */
function wrongTerm(looptijd: string, einddatum: string): string | null {
  if (looptijd !== '' && parseDuration(looptijd) === null) return `looptijd is "${looptijd}"; expected a duration such as P25Y`;
  return einddatum !== '' && dayOf(einddatum) === null ? `einddatum is "${einddatum}"; expected YYYY-MM-DD` : null;
}

/** What can be used is answered, what cannot is told with its line (ZS4417). A line without a decision is left undecided. */
export async function readDecisions(content: Buffer, file: string, list: Pick<TransferListHead, 'id' | 'hash'>): Promise<ReadDecisions> {
  const wrong = (message: string, line: number): ReadDecisions => ({ decided: [], diagnostics: [diagnostic('ZS4417', message, { place: { file, line } })] });
  let records: Record[];
  try {
    records = await recordsOf(content);
  } catch {
    return wrong('the workbook cannot be read', 1);
  }
  const [head, ...rest] = records;
  const column = (name: string): number => head?.cells.findIndex((cell) => cell.trim().toLowerCase() === name) ?? -1;
  const missing = ['lijst', 'hash', 'dossier', 'besluit', 'reden'].filter((name) => column(name) < 0);
  if (missing.length > 0) return wrong(`column ${missing.join(', ')} is missing`, 1);
  const decided: Decided[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { line, cells } of rest) {
    const get = (name: string): string => (column(name) < 0 ? '' : (cells[column(name)] ?? '').trim());
    const refuse = (message: string): void => void diagnostics.push(diagnostic('ZS4417', message, { place: { file, line } }));
    const [besluit, dossier, reden, grond, begrippenlijst, looptijd, einddatum] = [get('besluit').toLowerCase(), get('dossier'), get('reden'), get('grond'), get('begrippenlijst'), get('looptijd'), get('einddatum')];
    if (besluit === '') continue;
    const verdict = VERDICTS[besluit];
    const term = wrongTerm(looptijd, einddatum);
    if (get('lijst') !== list.id) refuse(`this line is of list "${get('lijst')}", not ${list.id}`);
    else if (get('hash') !== list.hash) refuse(`this line was exported from another version of list ${list.id}`);
    else if (verdict === undefined) refuse(`besluit is "${besluit}"; expected goedgekeurd or afgewezen`);
    else if (verdict === 'rejected' && reden === '') refuse(`${dossier} is afgewezen without a reden`);
    else if ((grond === '') !== (begrippenlijst === '')) refuse(`${dossier} has ${grond === '' ? 'a begrippenlijst and no grond' : 'a grond and no begrippenlijst'}`);
    else if (term !== null) refuse(`${dossier}: ${term}`);
    else {
      const termijn = { ...(looptijd === '' ? {} : { looptijd }), ...(einddatum === '' ? {} : { einddatum }) };
      const beperking = grond === '' ? {} : { beperking: { grond, begrippenlijst, ...(Object.keys(termijn).length === 0 ? {} : { termijn }) } };
      decided.push({ dossier, verdict, reason: reden === '' ? null : reden, ...beperking });
    }
  }
  const twice = decided.map((one) => one.dossier).find((dossier, at, all) => all.indexOf(dossier) !== at);
  if (twice !== undefined) diagnostics.push(diagnostic('ZS4417', `${twice} is decided twice`, { place: { file } }));
  return { decided, diagnostics };
}
