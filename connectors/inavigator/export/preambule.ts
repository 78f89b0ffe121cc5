// Reads the preambule: which export this is, and whether we can read its version.
import { diagnostic, DiagnosticError, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { child, textOf, type XmlElement } from '../../../core/xml/element';

/** What the preambule says, without the name of the person who made the export. */
export interface Preambule {
  /** Wall-clock moment of the export, as written (`2021-02-02T11:46:10`, no zone). */
  readonly datum?: string;
  readonly beheersapplicatie?: string;
  /** `ICR1.5.13`. */
  readonly specificatieversie: string;
  /** Masked: a personal name. */
  readonly gebruiker?: '***';
}

/** Versions that are known; a newer one is read as the newest of these. */
const OLDEST = [1, 4] as const;
const NEWEST = [1, 5] as const;

/** The preambule and, for a newer version, a warning. Throws ZS3101 where there is no version, ZS3102 where it is too old to read. */
export function readPreambule(element: XmlElement, file: string): { readonly preambule: Preambule; readonly warning?: Diagnostic } {
  const found = child(element, 'specificatieversie');
  const version = textOf(found);
  const place = { file, line: (found ?? element).line, col: (found ?? element).col ?? 1 };
  if (version === undefined) throw new DiagnosticError([diagnostic('ZS3101', 'the preambule names no specificatieversie', { place })]);
  const match = /^ICR\s*(\d+)\.(\d+)(?:\.\d+)*$/i.exec(version);
  if (!match) throw new DiagnosticError([diagnostic('ZS3102', `specificatieversie "${version}" is no version of ICR`, { place })]);
  const [major, minor] = [Number(match[1]), Number(match[2])];
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new DiagnosticError([diagnostic('ZS3102', `specificatieversie "${version}" is older than ICR${OLDEST.join('.')}, the oldest we read`, { place })]);
  }
  const newer = major > NEWEST[0] || (major === NEWEST[0] && minor > NEWEST[1]);
  const datum = textOf(child(element, 'datum'));
  const beheersapplicatie = textOf(child(element, 'beheersapplicatie'));
  return {
    preambule: {
      ...(datum !== undefined && { datum }),
      ...(beheersapplicatie !== undefined && { beheersapplicatie }),
      specificatieversie: version,
      ...(textOf(child(element, 'gebruiker')) !== undefined && { gebruiker: '***' }),
    },
    ...(newer && { warning: diagnostic('ZS3103', `specificatieversie "${version}" is newer than ICR${NEWEST.join('.')}; it is read as ICR${NEWEST.join('.')}`, { place }) }),
  };
}
