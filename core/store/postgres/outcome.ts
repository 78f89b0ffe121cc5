// An outcome as the columns that a settle writes.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Outcome } from '../../engine/outcome';
import { asJson } from './db';

export interface OutcomeColumns {
  /** As the outcome calls itself; `partly`: done, but for what had to wait. */
  readonly kind: string;
  /** How long the row rests before it is due again, where the outcome says so. */
  readonly delayMs: number;
  /** The diagnostic as JSON; null where it ended well. */
  readonly reason: string | null;
}

export function outcomeColumns(outcome: Outcome<unknown, Diagnostic>): OutcomeColumns {
  switch (outcome.kind) {
    case 'again':
      return { kind: outcome.kind, delayMs: outcome.afterMs, reason: asJson(outcome.reason) };
    case 'retry':
      return { kind: outcome.kind, delayMs: outcome.notBeforeMs ?? 0, reason: asJson(outcome.reason) };
    case 'held':
    case 'blocked':
    case 'halt':
      return { kind: outcome.kind, delayMs: 0, reason: asJson(outcome.reason) };
    case 'done':
      return { kind: outcome.again ? 'partly' : 'done', delayMs: outcome.again?.afterMs ?? 0, reason: asJson(outcome.again?.reason) };
    case 'lost':
      return { kind: outcome.kind, delayMs: 0, reason: null };
  }
}

/**
 * When row `s` is due after outcome `u`. Ended or resting: at once if it was marked meanwhile, else not at all. A timer: when it
 * goes off, or at once if marked. A back-off stands, whatever was marked. Halted: now, for when its connection works again.
 */
export const dueWhenSettled = (s: string): string => `case
  when u.outcome in ('done', 'held', 'blocked') then case when ${s}.wanted > u.wanted then (select zs_now()) end
  when u.outcome in ('again', 'partly') and ${s}.wanted > u.wanted then (select zs_now())
  when u.outcome in ('again', 'partly', 'retry') then (select zs_now()) + u.delay * interval '1 millisecond'
  else (select zs_now()) end`;

/** A failure keeps its count; a halt is not the row's own failure; all else begins anew. */
export const attemptsWhenSettled = (s: string): string => `case u.outcome when 'retry' then ${s}.attempts when 'halt' then greatest(${s}.attempts - 1, 0) else 0 end`;
