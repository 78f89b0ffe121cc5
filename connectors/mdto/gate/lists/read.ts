// Reads a list of terms from CSV as archives publish them: in UTF-8 or Windows-1252, with semicolons or commas.
import { diagnostic, type Diagnostic } from '../../../../core/diagnostics/diagnostic';
import { lijst, type Lijst } from './lists';

/** Archives make these files with Excel: what is no UTF-8 is Windows-1252. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Rows of cells (RFC 4180), with the line each began on. */
function rowsOf(text: string, comma: string): { readonly line: number; readonly cells: readonly string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let [cell, quoted, line, began] = ['', false, 1, 1];
  let cells: string[] = [];
  const end = (): void => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: began, cells });
    [cells, cell, began] = [[], '', line + 1];
  };
  for (let at = 0; at < text.length; at += 1) {
    const here = text[at] ?? '';
    if (quoted && here === '"' && text[at + 1] === '"') { cell += '"'; at += 1; }
    else if (here === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (here === comma && !quoted) { cells.push(cell); cell = ''; }
    else if (here === '\n' && !quoted) { end(); line += 1; }
    else if (here !== '\r') { cell += here; if (here === '\n') line += 1; }
  }
  if (cell !== '' || cells.length > 0) end();
  return rows;
}

/** A list with columns begripCode and begripLabel. What is wrong is told by ZS4371 with its line; then there is no list. */
export function readLijst(naam: string, file: string, bytes: Buffer): { readonly lijst: Lijst | null; readonly diagnostics: readonly Diagnostic[] } {
  const text = decoded(bytes).replace(/^\uFEFF/, '');
  const [head, ...rows] = rowsOf(text, (text.split('\n', 1)[0] ?? '').includes(';') ? ';' : ',');
  const wrong = (message: string, line: number): ReturnType<typeof readLijst> => ({ lijst: null, diagnostics: [diagnostic('ZS4371', message, { place: { file, line } })] });
  const [code, label] = ['begripcode', 'begriplabel'].map((name) => head?.cells.findIndex((cell) => cell.trim().toLowerCase() === name) ?? -1) as [number, number];
  if (code < 0 || label < 0) return wrong('its first line has no columns begripCode and begripLabel', 1);
  const short = rows.find(({ cells }) => (cells[code]?.trim() ?? '') === '' || (cells[label]?.trim() ?? '') === '');
  if (short) return wrong('a term has a code and a label', short.line);
  if (rows.length === 0) return wrong('it holds no terms', 1);
  return { lijst: lijst(naam, 'closed', rows.map(({ cells }) => [cells[code]?.trim() ?? '', cells[label]?.trim() ?? ''])), diagnostics: [] };
}
