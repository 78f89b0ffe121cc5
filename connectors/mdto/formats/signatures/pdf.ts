// PDF: by the version in its first line, and PDF/A by what the file says of itself.
import type { Sample } from '../sample';
import type { Format } from '../signature';

const VERSIONS: Readonly<Record<string, string>> = {
  '1.0': 'fmt/14', '1.1': 'fmt/15', '1.2': 'fmt/16', '1.3': 'fmt/17', '1.4': 'fmt/18', '1.5': 'fmt/19', '1.6': 'fmt/20', '1.7': 'fmt/276', '2.0': 'fmt/1129',
};

/** Part and conformance, as in the XMP of the file (ISO 19005). */
const PDF_A: Readonly<Record<string, string>> = {
  '1a': 'fmt/95', '1b': 'fmt/354', '2a': 'fmt/476', '2b': 'fmt/477', '2u': 'fmt/478', '3a': 'fmt/479', '3b': 'fmt/480', '3u': 'fmt/481', '4': 'fmt/1910', '4e': 'fmt/1911', '4f': 'fmt/1912',
};

const everywhere = ({ head, tail, marks }: Sample): string => [...(marks ?? []), head.toString('latin1'), tail.toString('latin1')].join('\n');

/** As an attribute (`pdfaid:part="2"`) or as an element. */
const said = (text: string, what: string): string | undefined => new RegExp(`pdfaid:${what}\\s*(?:=\\s*["']|>)\\s*([0-9A-Za-z])`).exec(text)?.[1];

export function pdf(sample: Sample): Format | null {
  const version = /%PDF-(\d\.\d)/.exec(sample.head.toString('latin1', 0, 1024))?.[1];
  if (version === undefined) return null;
  const text = everywhere(sample);
  const part = said(text, 'part');
  if (part !== undefined) {
    const level = `${part}${(said(text, 'conformance') ?? '').toLowerCase()}`;
    const puid = PDF_A[level];
    if (puid !== undefined) return { puid, label: `Acrobat PDF/A - Portable Document Format ${level}` };
  }
  const puid = VERSIONS[version];
  return puid === undefined ? null : { puid, label: `Acrobat PDF ${version} - Portable Document Format` };
}

/** A PDF that asks for a password, or forbids something without one. */
export const isEncryptedPdf = (sample: Sample): boolean => sample.head.includes('%PDF-') && /\/Encrypt[\s/<\[]/.test(everywhere(sample));
