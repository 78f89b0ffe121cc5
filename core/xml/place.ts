// Says where in a file something stands, from what sax tells.
import type { Place } from '../diagnostics/diagnostic';

/** What sax knows of its place: lines count from 0, columns are characters consumed on the line. */
export interface SaxPosition {
  readonly line: number;
  readonly column: number;
}

/** The place just read, counted from 1. */
export function placeHere(file: string, at: SaxPosition): Place {
  return { file, line: at.line + 1, col: Math.max(1, at.column) };
}

/** The place of the `<` of a tag whose name has just been read: sax has then consumed one character more than the name. */
export function placeOfTag(file: string, at: SaxPosition, name: string): Place {
  const col = at.column - name.length - 1;
  // The name was ended by a line break: the tag stands on the line before, its column is not known any more.
  return col >= 1 ? { file, line: at.line + 1, col } : { file, line: Math.max(1, at.line) };
}

/** The place of a character in a text that starts at the beginning of the file. */
export function placeInText(file: string, text: string, index: number): Place {
  const before = text.slice(0, index).split('\n');
  return { file, line: before.length, col: (before.at(-1) ?? '').length + 1 };
}
