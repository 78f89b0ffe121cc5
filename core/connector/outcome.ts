// What a connector throws when a call did not work out: the class says what the house must do.
import { DiagnosticError, type Diagnostic } from '../diagnostics/diagnostic';

/** May pass: try again with back-off, not before `notBeforeMs` (Retry-After) from now. */
export class Retry extends DiagnosticError {
  constructor(finding: Diagnostic, readonly notBeforeMs?: number, options?: ErrorOptions) {
    super([finding], options);
    this.name = 'Retry';
  }
}

/** Will not pass by itself and concerns this subject only: rests until a new mark. */
export class Blocked extends DiagnosticError {
  constructor(findings: Diagnostic | readonly Diagnostic[], options?: ErrorOptions) {
    super(Array.isArray(findings) ? (findings as readonly Diagnostic[]) : [findings as Diagnostic], options);
    this.name = 'Blocked';
  }
}

/** Concerns the whole connection (credentials, configuration, a target that looks reset): it rests until its probe succeeds. */
export class Halt extends DiagnosticError {
  constructor(finding: Diagnostic, options?: ErrorOptions) {
    super([finding], options);
    this.name = 'Halt';
  }
}
