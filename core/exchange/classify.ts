// Turns what was thrown while a message was carried out into an outcome of the engine: retry or blocked.
import { Blocked, Retry } from '../connector/outcome';
import { diagnostic, DiagnosticError, type Diagnostic } from '../diagnostics/diagnostic';
import type { Outcome } from '../engine/outcome';
import { LeaseLost as LoopLost } from '../engine/holding';
import type { ExchangeClaim } from './ports';

type Failure = Extract<Outcome<never, Diagnostic>, { kind: 'retry' | 'blocked' | 'lost' }>;

/** Thrown when the message went to another node: nothing may be written any more. */
export class LeaseLost extends Retry {
  constructor() {
    super(diagnostic('ZS6013', 'the lease of this message went to another node'));
    this.name = 'LeaseLost';
  }
}

/** `creeerZaak 000042`: how findings name a message. */
export const spoken = ({ name }: Pick<ExchangeClaim, 'name'>): string => `${name.operation} ${name.referentienummer}`;

/** The first finding of what was thrown; what nobody classified is told by its name only, for its message may hold data. */
export function reasonOf(error: unknown, subject: string, verb: string): Diagnostic {
  if (error instanceof DiagnosticError) {
    const [finding, ...others] = error.diagnostics;
    if (finding) return { subject, ...finding, message: [finding.message, ...others.map((one) => `${one.code} ${one.message}`)].join('; ') };
  }
  return diagnostic('ZS6019', `${verb} failed: ${error instanceof Error ? error.name : typeof error}`, { subject });
}

/** A halt concerns a register and not this message: it is tried again with back-off, as is what nobody classified. */
export function classify(error: unknown, claim: ExchangeClaim, verb: string): Failure {
  if (error instanceof LeaseLost || error instanceof LoopLost) return { kind: 'lost' };
  const reason = reasonOf(error, spoken(claim), verb);
  if (error instanceof Retry) return { kind: 'retry', reason, ...(error.notBeforeMs === undefined ? {} : { notBeforeMs: error.notBeforeMs }) };
  if (error instanceof Blocked) return { kind: 'blocked', reason };
  return { kind: 'retry', reason };
}
