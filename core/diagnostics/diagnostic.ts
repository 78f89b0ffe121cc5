// What went wrong or deserves attention, as a value: where, what was expected, what to do.
import { CODES, type Code } from './codes';

export type Severity = 'error' | 'warning' | 'info';

/** A place in a file; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly col?: number;
  /** How many characters are meant, from `col`. */
  readonly length?: number;
  /** The line itself, secrets masked: shown above the caret. */
  readonly text?: string;
}

/** One finding. It never holds a secret, a BSN or a personal name: `render` and the log trust it. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** One sentence: what is the matter, with the value that shows it (quoted) where that is safe. */
  readonly message: string;
  /** Where in a file. */
  readonly place?: Place;
  /** Which thing: a path in configuration (`syncs.leiden.shedule`), a zaaktype (`zaaktype/B1026`), a zaak. */
  readonly subject?: string;
  /** Which field of it, as a path. */
  readonly field?: string;
  /** The next step for the person who reads it. */
  readonly remedy: string;
}

type Rest = Partial<Omit<Diagnostic, 'code' | 'message'>>;

/** Makes a finding; severity and remedy come from the table of codes unless this one knows better. */
export function diagnostic(code: Code, message: string, rest: Rest = {}): Diagnostic {
  const known = CODES[code];
  return { code, severity: known.severity, message, remedy: known.remedy, ...rest };
}

/** An error that carries its findings; thrown where work cannot go on. */
export class DiagnosticError extends Error {
  constructor(readonly diagnostics: readonly Diagnostic[], options?: ErrorOptions) {
    super(diagnostics.map((finding) => `${finding.code} ${finding.message}`).join('; '), options);
    this.name = 'DiagnosticError';
  }
}
