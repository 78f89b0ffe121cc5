// Says whether the first part of a file is text, and gives it as such.
import type { Sample } from './sample';

/** Bytes that no text holds: control characters other than tab, line feed, form feed and return. */
const BINARY = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/;

/** The head as text, without a byte order mark; null: this is no text. UTF-16 with a mark is text too. */
export function textOf({ head }: Pick<Sample, 'head'>): string | null {
  if (head.length >= 2 && head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le', 2);
  const text = head.toString('latin1');
  if (BINARY.test(text)) return null;
  return text.startsWith('\xef\xbb\xbf') ? text.slice(3) : text;
}
