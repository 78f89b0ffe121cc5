// Adds the line of the file to findings, so that they can be shown with a caret.
import fs from 'node:fs';
import type { Diagnostic } from '../diagnostics/diagnostic';

/** The word a column points at: a quoted text, or letters up to what YAML gives a meaning. */
const WORD = /"[^"]*"|'[^']*'|[^\s,{}[\]:]+/y;

/** Findings with `place.text` and `place.length`; files are read once each. */
export function withExcerpts(found: readonly Diagnostic[]): Diagnostic[] {
  const files = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const known = files.get(file) ?? (fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split(/\r?\n/) : []);
    files.set(file, known);
    return known;
  };
  return found.map((finding) => {
    const { place } = finding;
    if (!place || place.line === undefined || place.col === undefined) return finding;
    const text = linesOf(place.file)[place.line - 1];
    if (text === undefined) return finding;
    WORD.lastIndex = place.col - 1;
    return { ...finding, place: { ...place, text, length: WORD.exec(text)?.[0].length ?? 1 } };
  });
}
