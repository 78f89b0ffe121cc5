// Writes and reads CSV as spreadsheets do (RFC 4180): commas or semicolons, and no cell that becomes a formula.

// A cell that begins like a formula is not one: spreadsheets leave what follows an apostrophe alone (OWASP, CSV injection).
const guarded = (text: string): string => (/^[=+\-@\t\r']/.test(text) ? `'${text}` : text);
/** A cell without the apostrophe that `csvLine` put before it. */
export const unguarded = (text: string): string => (/^'[=+\-@\t\r']/.test(text) ? text.slice(1) : text);
const cell = (text: string): string => (/[",;\r\n]/.test(guarded(text)) ? `"${guarded(text).replaceAll('"', '""')}"` : guarded(text));

/** One record; a Dutch spreadsheet opens columns by semicolons only. */
export const csvLine = (cells: readonly string[], separator: ',' | ';' = ','): string => `${cells.map(cell).join(separator)}\r\n`;

/** The cells of a CSV text, with the line each record begins on. Commas or semicolons: spreadsheets choose for themselves. */
export function csvRecords(text: string): { readonly line: number; readonly cells: readonly string[] }[] {
  const body = text.replace(/^\uFEFF/, '');
  const separator = /^[^\r\n]*;/.test(body) && !/^[^\r\n;]*,/.test(body) ? ';' : ',';
  const found: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let current = '';
  let quoted = false;
  let at = 1;
  let began = 1;
  const close = (): void => {
    cells.push(current);
    if (cells.some((one) => one !== '')) found.push({ line: began, cells });
    cells = [];
    current = '';
  };
  const next = (): void => {
    cells.push(current);
    current = '';
  };
  const newRecord = (): void => {
    close();
    began = at;
  };
  for (let index = 0; index < body.length; index += 1) {
    const letter = body[index] as string;
    if (letter === '\n') at += 1;
    if (quoted) {
      if (letter !== '"') current += letter;
      else if (body[index + 1] === '"') current += body[(index += 1)] as string;
      else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === separator) next();
    else if (letter === '\n') newRecord();
    else if (letter !== '\r') current += letter;
  }
  if (current !== '' || cells.length > 0) close();
  return found;
}
