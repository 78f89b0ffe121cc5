// A refusal in the words of StUF: thrown anywhere below the door, and answered by it as Fo02 or Fo03.
import type { Diagnostic } from '../../../core/diagnostics/diagnostic';

/** Thrown where the sender must hear a code of the standard (stuf.md A4). `omschrijving` and `details` hold no BSN, secret or content. */
export class StufFault extends Error {
  constructor(
    /** `StUF064`. */
    readonly code: string,
    /** What is wrong and what to do, at most 200 characters; more is cut. */
    readonly omschrijving: string,
    /** Which field, which value, which catalogue entry; at most 1000 characters; more is cut. */
    readonly details?: string,
    /** For the operators. */
    readonly diagnostics: readonly Diagnostic[] = [],
    options?: ErrorOptions,
  ) {
    super(omschrijving, options);
    this.name = 'StufFault';
  }
}
