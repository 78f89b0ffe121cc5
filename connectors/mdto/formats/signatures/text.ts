// Text: e-mail, XML and HTML by how they begin; CSV, SQL and plain text only by the end of their name, for PRONOM has no signature of them.
import type { Sample } from '../sample';
import type { Format } from '../signature';
import { textOf } from '../text';

const HEADER = /^[A-Za-z][A-Za-z0-9-]*:[ \t]?.*(?:\r?\n[ \t].*)*$/;
const MAIL = /^(?:from|to|date|subject|received|return-path|message-id|mime-version|delivered-to|x-[a-z0-9-]+):/im;

/** The header block of an e-mail (RFC 5322): lines of fields up to an empty line, a sender among them. */
function mail(text: string): Format | null {
  const block = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const [first] = block.split(/\r?\n/, 1);
  if (first === undefined || !HEADER.test(first) || !MAIL.test(first) || !/^from:/im.test(block)) return null;
  return /^mime-version:/im.test(block) ? { puid: 'fmt/950', label: 'MIME Email 1.0' } : { puid: 'fmt/278', label: 'Internet Message Format' };
}

const BY_NAME: Readonly<Record<string, Format>> = {
  csv: { puid: 'x-fmt/18', label: 'Comma Separated Values' },
  sql: { puid: 'fmt/206', label: 'Structured Query Language Data' },
  json: { puid: 'fmt/817', label: 'JSON Data Interchange Format' },
  txt: { puid: 'x-fmt/111', label: 'Plain Text File' },
  md: { puid: 'fmt/1149', label: 'Markdown' },
};

const extension = (name: string | undefined): string => /\.([a-z0-9]+)$/i.exec(name ?? '')?.[1]?.toLowerCase() ?? '';

/** `name` is believed only of text, and only for what has no signature. */
export function textual(sample: Sample, name: string | undefined): Format | null {
  const text = textOf(sample);
  if (text === null || text.length === 0) return null;
  const begin = text.trimStart();
  if (/^<!doctype html>/i.test(begin)) return { puid: 'fmt/471', label: 'Hypertext Markup Language 5' };
  if (/^(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype )?html\b/i.test(begin)) return { puid: 'fmt/96', label: 'Hypertext Markup Language' };
  if (begin.startsWith('<?xml')) return { puid: 'fmt/101', label: 'Extensible Markup Language 1.0' };
  if (begin.startsWith('{\\rtf1')) return { puid: 'fmt/355', label: 'Rich Text Format 1.9' };
  return mail(text) ?? BY_NAME[extension(name)] ?? null;
}
