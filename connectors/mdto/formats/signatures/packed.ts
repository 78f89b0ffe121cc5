// Formats that are a ZIP inside: OpenDocument, Office Open XML, EPUB, SIARD, and a plain ZIP.
import type { Sample } from '../sample';
import { signature, type Format, type Signature } from '../signature';
import { zipEntries, zipText, type ZipEntry } from '../zip';

/** OpenDocument by kind and version: PRONOM has a row for each. */
const ODF: Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>> = {
  text: { '1.0': ['fmt/136', 'OpenDocument Text 1.0'], '1.1': ['fmt/290', 'OpenDocument Text 1.1'], '1.2': ['fmt/291', 'OpenDocument Text 1.2'], '1.3': ['fmt/1756', 'OpenDocument Text 1.3'] },
  spreadsheet: { '1.0': ['fmt/137', 'OpenDocument Spreadsheet 1.0'], '1.1': ['fmt/294', 'OpenDocument Spreadsheet 1.1'], '1.2': ['fmt/295', 'OpenDocument Spreadsheet 1.2'], '1.3': ['fmt/1755', 'OpenDocument Spreadsheet 1.3'] },
  presentation: { '1.0': ['fmt/138', 'OpenDocument Presentation 1.0'], '1.1': ['fmt/292', 'OpenDocument Presentation 1.1'], '1.2': ['fmt/293', 'OpenDocument Presentation 1.2'], '1.3': ['fmt/1754', 'OpenDocument Presentation 1.3'] },
  base: { '1.0': ['fmt/140', 'OpenDocument Database Format 1.0'], '1.1': ['fmt/140', 'OpenDocument Database Format 1.0'], '1.2': ['fmt/424', 'OpenDocument Database Format 1.2'] },
};

/** Office Open XML by the content type of its main part. */
const OOXML: readonly (readonly [string, string, string])[] = [
  ['wordprocessingml.document.main+xml', 'fmt/412', 'Microsoft Word for Windows 2007 onwards'],
  ['spreadsheetml.sheet.main+xml', 'fmt/214', 'Microsoft Excel for Windows 2007 onwards'],
  ['presentationml.presentation.main+xml', 'fmt/215', 'Microsoft Powerpoint for Windows 2007 onwards'],
  ['ms-word.document.macroEnabled.main+xml', 'fmt/523', 'Macro enabled Microsoft Word Document OOXML'],
  ['ms-excel.sheet.macroEnabled.main+xml', 'fmt/445', 'Macro enabled Microsoft Excel OOXML'],
  ['ms-powerpoint.presentation.macroEnabled.main+xml', 'fmt/487', 'Macro enabled Microsoft Powerpoint OOXML'],
];

const text = (sample: Sample, entries: readonly ZipEntry[], name: string): string | null => {
  const entry = entries.find((one) => one.name === name);
  return entry ? zipText(sample, entry) : null;
};

function openDocument(sample: Sample, entries: readonly ZipEntry[]): Format | null {
  const mimetype = text(sample, entries, 'mimetype') ?? '';
  const kind = /^application\/vnd\.oasis\.opendocument\.([a-z]+)/.exec(mimetype)?.[1];
  const versions = kind === undefined ? undefined : ODF[kind];
  if (!versions) return null;
  const version = ['META-INF/manifest.xml', 'meta.xml', 'content.xml'].flatMap((name) => /(?:manifest|office):version="(1\.[0-3])"/.exec(text(sample, entries, name) ?? '')?.[1] ?? [])[0];
  const found = version === undefined ? undefined : versions[version];
  return found ? { puid: found[0], label: found[1] } : null;
}

function officeOpen(sample: Sample, entries: readonly ZipEntry[]): Format | null {
  const types = text(sample, entries, '[Content_Types].xml');
  const found = types === null ? undefined : OOXML.find(([type]) => types.includes(type));
  return found ? { puid: found[1], label: found[2] } : null;
}

/** What a ZIP is, as far as its first and last bytes tell. */
export function packed(sample: Sample): Format | null {
  const entries = zipEntries(sample);
  if (entries === null) return null;
  if ((text(sample, entries, 'mimetype') ?? '').startsWith('application/epub+zip')) return { puid: 'fmt/483', label: 'ePub format' };
  const siard = /^header\/siardversion\/(2\.[0-9])\/$/;
  if (entries.some(({ name }) => siard.exec(name)?.[1] === '2.1')) return { puid: 'fmt/1196', label: 'Software Independent Archiving of Relational Databases 2.1' };
  return openDocument(sample, entries) ?? officeOpen(sample, entries) ?? { puid: 'x-fmt/263', label: 'ZIP Format' };
}

/** A ZIP whose directory lies further from its end than is looked. */
export const PLAIN_ZIP: Signature = signature('x-fmt/263', 'ZIP Format', ({ head }) => head.length >= 4 && head.readUInt32LE(0) === 0x04034b50);
