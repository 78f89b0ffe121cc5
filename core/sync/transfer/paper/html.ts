// Writes papers an archivist reads: a page that needs nothing but itself.

/** Text of which nothing is taken for markup. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE = 'body{font:15px/1.5 sans-serif;margin:2em;color:#111;background:#fff}table{border-collapse:collapse;margin:1em 0}th,td{border:1px solid #888;padding:.3em .5em;text-align:left;vertical-align:top}th{background:#eee}caption{text-align:left;font-weight:bold;padding:.3em 0}dt{font-weight:bold}dd{margin:0 0 .5em}code{font-size:.9em;overflow-wrap:anywhere}@media print{body{margin:0;font-size:11px}}';

/** A whole page; `body` is markup already. */
export const page = (title: string, body: string): string =>
  `<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>\n<h1>${escaped(title)}</h1>\n${body}\n</body></html>\n`;

/** Terms with what they are. */
export const terms = (pairs: readonly (readonly [string, string])[]): string =>
  `<dl>${pairs.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;

export const tableOf = (caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><caption>${escaped(caption)}</caption><thead><tr>${head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('\n')}</tbody></table>`;
