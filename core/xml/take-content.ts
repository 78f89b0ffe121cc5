// Takes the content of one element out of the text of a message: scanned, decoded from base64, poured into its sink.
import { diagnostic, DiagnosticError, type Place } from '../diagnostics/diagnostic';
import { badBase64At, base64Reader } from './base64';
import type { Sink } from './cut';
import { pourInto, type Pour } from './pour';
import { ContentFault, scanContent } from './scan-content';

/** Where we are in a file; lines count from 1, `column` is characters read on the line. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The position after this text. */
export function after(at: Position, text: string): Position {
  let line = at.line;
  let last = -1;
  for (let found = text.indexOf('\n'); found >= 0; found = text.indexOf('\n', found + 1)) {
    line += 1;
    last = found;
  }
  return last < 0 ? { line, column: at.column + text.length } : { line, column: text.length - last - 1 };
}

/** The content of one element on its way out. */
export interface Taking {
  /** Null: it goes on. Else everything from the `<` of the tag that ends the text, and where that stands. */
  take(piece: string): Promise<{ readonly rest: string; readonly at: Position } | null>;
  /** Whether any content was seen. */
  readonly started: boolean;
  /** What the sink made of it; null: there was none, and the sink was never called. */
  end(): Promise<string | null>;
  /** Lets the sink know that the rest never comes. */
  fail(error: unknown): Promise<void>;
}

/** Same length, with blanks for what is no text: so that a place in it is a place in the file. */
const blanked = (raw: string): string => raw.replace(/<!\[CDATA\[|\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|&[^;]*;/g, (mark) => ' '.repeat(mark.length));

/** Throws ZS3041 where the text is no base64, and what the sink throws. `name` is the element, `start` the place after its start tag. */
export function takeContent(file: string, name: string, start: Position, sink: Sink): Taking {
  const scanner = scanContent();
  const reader = base64Reader();
  let pour: Pour | null = null;
  let position = start;
  const refuse = (message: string, at: Position): never => {
    const place: Place = { file, line: at.line, col: at.column + 1 };
    throw new DiagnosticError([diagnostic('ZS3041', `the content of <${name}> ${message}`, { place })]);
  };
  const decode = async (text: string, raw: string): Promise<void> => {
    const bytes = reader.feed(text);
    if (bytes === null) {
      const visible = blanked(raw);
      const bad = badBase64At(visible);
      const at = bad < visible.length ? bad : Math.max(0, visible.search(/\S/));
      const character = visible.charAt(at);
      return refuse(`holds ${/[!-~]/.test(character) ? `"${character}"` : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`} where base64 does not allow it`, after(position, raw.slice(0, at)));
    }
    if (bytes.length > 0) await (pour ??= pourInto(sink)).push(bytes);
  };
  return {
    take: async (piece) => {
      const raw = scanner.pending + piece;
      try {
        const { texts, rest } = scanner.feed(piece);
        const seen = raw.slice(0, raw.length - (rest ?? scanner.pending).length);
        for (const text of texts) await decode(text, seen);
        position = after(position, seen);
        return rest === null ? null : { rest, at: position };
      } catch (error) {
        if (!(error instanceof ContentFault)) throw error;
        return refuse(`holds ${error.what.slice(0, 12)}, which stands for no character of base64`, after(position, raw.slice(0, Math.max(0, raw.indexOf(error.what)))));
      }
    },
    get started() { return pour !== null || !reader.isWhole(); },
    end: async () => {
      if (!reader.isWhole()) refuse('is no base64: it ends in the middle of a group of four', position);
      return pour === null ? null : await pour.end();
    },
    fail: async (error) => pour?.fail(error),
  };
}
