// Turns the bytes of an XML file into text, by byte order mark and declaration.
import { TextDecoder } from 'node:util';
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';

/** Enough for a byte order mark and an XML declaration in any of these encodings. */
const HEAD = 256;

/** Encodings by their name in the declaration; TextDecoder does the work. Bytes that do not fit are refused, never replaced. */
const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8', utf8: 'utf-8', 'us-ascii': 'utf-8', ascii: 'utf-8',
  'iso-8859-1': 'windows-1252', latin1: 'windows-1252', 'windows-1252': 'windows-1252', cp1252: 'windows-1252', 'iso-8859-15': 'iso-8859-15',
  'utf-16': 'utf-16le', 'utf-16le': 'utf-16le', 'utf-16be': 'utf-16be',
};

/** Code points of the bytes 0x80 to 0x9F in windows-1252; Node 20 decodes them as if they were ISO-8859-1. */
const UPPER = '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';
const withUpper = (text: string): string => text.replace(/[\u0080-\u009f]/g, (one) => UPPER.charAt(one.charCodeAt(0) - 0x80));

function encodingOf(head: Buffer, file: string, charset: string | undefined): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0x3c && head[1] === 0x00) return 'utf-16le';
  if (head[0] === 0x00 && head[1] === 0x3c) return 'utf-16be';
  const outside = charset === undefined ? undefined : ENCODINGS[charset.toLowerCase()];
  if (outside !== undefined && !outside.startsWith('utf-16')) return outside;
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(head.toString('latin1'))?.[1];
  if (declared === undefined) return 'utf-8';
  const known = ENCODINGS[declared.toLowerCase()];
  // The declaration itself was readable as ASCII, so it cannot truly be UTF-16 (XML 1.0, appendix F).
  if (known?.startsWith('utf-16')) return 'utf-8';
  if (known === undefined) {
    throw new DiagnosticError([diagnostic('ZS3023', `encoding "${declared}" is not one we read`, { place: { file, line: 1, col: 1 } })]);
  }
  return known;
}

/**
 * Text of the file, piece by piece, without byte order mark. `charset`: what the transport says of it; goes before the declaration (RFC
 * 7303 §3), one we do not know is passed over. Throws ZS3023 for an encoding we do not read and for bytes that do not fit it.
 */
export async function* decode(content: AsyncIterable<Buffer>, file: string, charset?: string): AsyncIterable<string> {
  let head: Buffer = Buffer.alloc(0);
  let decoder: TextDecoder | null = null;
  let lines = 1;
  const text = (bytes: Buffer, last: boolean): string => {
    try {
      decoder ??= new TextDecoder(encodingOf(head, file, charset), { fatal: true });
      const decoded = decoder.decode(bytes, { stream: !last });
      const piece = decoder.encoding === 'windows-1252' ? withUpper(decoded) : decoded;
      for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) lines += 1;
      return piece;
    } catch (thrown) {
      if (thrown instanceof DiagnosticError) throw thrown;
      const encoding = decoder?.encoding ?? 'utf-8';
      throw new DiagnosticError([diagnostic('ZS3023', `a byte after line ${lines} is not ${encoding}`, { place: { file, line: lines } })], { cause: thrown });
    }
  };
  for await (const chunk of content) {
    if (decoder) {
      yield text(chunk, false);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length >= HEAD) yield text(head, false);
  }
  yield decoder ? text(Buffer.alloc(0), true) : text(head, true);
}
