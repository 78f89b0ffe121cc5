// What is looked at before anything else: the form of an identificatie, and the elements an operation cannot do without.
import { Blocked } from '../../../../core/connector/outcome';
import { diagnostic, type Diagnostic } from '../../../../core/diagnostics/diagnostic';

/** ZDS 4.1.6.1: the identificatie is the name of a folder in the document system. */
const FORBIDDEN = /[*\\/"?:<>|]/;
const LONGEST = 40;

/** Throws Blocked ZS6116. `gemeentecode` undefined: not looked at. */
export function checkIdentificatie(identificatie: string, gemeentecode: string | undefined): void {
  const wrong =
    identificatie.length > LONGEST ? `has ${identificatie.length} characters; at most ${LONGEST} are allowed`
    : FORBIDDEN.test(identificatie) ? 'has one of * \\ / " ? : < > |'
    : gemeentecode !== undefined && !identificatie.startsWith(gemeentecode) ? `does not begin with gemeentecode ${gemeentecode}`
    : null;
  if (wrong !== null) throw new Blocked(diagnostic('ZS6116', `identificatie "${identificatie.slice(0, LONGEST + 1)}" ${wrong}`, { field: 'identificatie' }));
}

/** One element of the table of an operation (stuf.md A12). */
export interface Needed {
  readonly element: string;
  readonly there: boolean;
  /** The register cannot do without: refused. Otherwise reported: 1.1 leaves it to the text, and senders leave it out. */
  readonly vital: boolean;
}

/** Refuses what is vital and reports the rest. Throws Blocked ZS6118, all absent elements at once. */
export function checkNeeded(operation: string, needed: readonly Needed[]): readonly Diagnostic[] {
  const absent = needed.filter(({ there }) => !there);
  const found = absent.map(({ element, vital }) => diagnostic('ZS6118', `${operation} needs ${element}`, { field: element, severity: vital ? 'error' : 'warning' }));
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Blocked(errors);
  return found;
}
