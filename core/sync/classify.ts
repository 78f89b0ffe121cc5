// Turns what a connector threw into an outcome of the engine: retry, blocked or halt.
import { Blocked, Halt, Retry } from '../connector/outcome';
import { diagnostic, DiagnosticError, type Diagnostic } from '../diagnostics/diagnostic';
import type { Outcome } from '../engine/outcome';

type Failure = Extract<Outcome<never, Diagnostic>, { kind: 'retry' | 'blocked' | 'halt' | 'lost' }>;

/** Where it happened: named in the finding when the connector did not. */
export interface Where {
  readonly subject: string;
  /** The connection that must rest when this is a halt. */
  readonly connection: string;
  /** What was being done, in one word: `observe`, `deliver`. */
  readonly verb: string;
}

/** Thrown inside a verb when the lease went to another node: nothing may be written any more. */
export class LeaseLost extends Error {
  constructor() {
    super('the lease went to another node');
    this.name = 'LeaseLost';
  }
}

/** An outcome has one reason: the first finding, with the others behind it in its message. */
const first = (error: DiagnosticError, where: Where): Diagnostic => {
  const [finding, ...others] = error.diagnostics;
  if (!finding) return diagnostic('ZS9002', `${where.verb} failed without saying why`, { subject: where.subject });
  const message = [finding, ...others].map((one, index) => (index === 0 ? one.message : `${one.code} ${one.message}`)).join('; ');
  return { subject: where.subject, ...finding, message };
};

/**
 * Retry, Blocked and Halt mean what they say. A DiagnosticError that is none of these concerns its subject: blocked. Anything
 * else was classified by nobody (ZS9002): tried again with back-off, its message kept out because it may hold data.
 */
export function classify(error: unknown, where: Where): Failure {
  if (error instanceof LeaseLost) return { kind: 'lost' };
  if (error instanceof Halt) return { kind: 'halt', connection: where.connection, reason: first(error, where) };
  if (error instanceof Retry) {
    const notBefore = error.notBeforeMs === undefined ? {} : { notBeforeMs: error.notBeforeMs };
    return { kind: 'retry', reason: first(error, where), ...notBefore };
  }
  if (error instanceof Blocked || error instanceof DiagnosticError) return { kind: 'blocked', reason: first(error, where) };
  const name = error instanceof Error ? error.name : typeof error;
  return { kind: 'retry', reason: diagnostic('ZS9002', `${where.verb} failed: ${name}`, { subject: where.subject }) };
}
