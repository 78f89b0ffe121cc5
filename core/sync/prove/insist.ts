// Asks again what a source or target did not answer: one call that fails must not end a proof of hours.
import { Retry } from '../../connector/outcome';
import { diagnostic } from '../../diagnostics/diagnostic';
import { backoffMs } from '../../engine/backoff';
import { timers as nodeTimers, type Timers } from '../../engine/clock';
import { classify } from '../classify';
import type { Room } from '../room';

const MINUTE = 60_000;
/** A page of a listing: as long as the longest rest of a connection that failed, twice over. The proof stands or falls with it. */
export const OF_A_PAGE = 10 * MINUTE;
/** One subject: what is not answered by then is a row of its own, `unread`. */
export const OF_A_SUBJECT = 10_000;

export interface Insisting {
  readonly connection: string;
  /** What is asked, in a few words: `names after 12,400`. */
  readonly what: string;
  /** How long after the first failure it is asked again, ms. */
  readonly patienceMs: number;
  readonly timers?: Timers | undefined;
}

/**
 * The answer, asked again with back-off (1 s, 2 s … 30 s; not before what the other side said) while failures are of the kind that may
 * pass. Throws the others at once, and Retry ZS4028 once the patience is at an end.
 */
export async function insist<Answer>(room: Pick<Room, 'log'>, { connection, what, patienceMs, timers = nodeTimers }: Insisting, ask: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  let begun: number | null = null;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Retry) || signal.aborted) throw error;
      begun ??= timers.elapsed();
      const { reason } = classify(error, { subject: connection, connection, verb: 'prove' }) as { readonly reason: { readonly message: string } };
      const restMs = backoffMs(attempt, Math.random(), error.notBeforeMs, { firstMs: 1_000, mostMs: 30_000 });
      if (timers.elapsed() - begun + restMs > patienceMs) {
        throw new Retry(diagnostic('ZS4028', `${connection} did not answer ${what} in ${attempt} tries: ${reason.message}`, { subject: connection }), undefined, { cause: error });
      }
      room.log.warn({ connection, what, attempt, restMs }, `asked again in ${Math.ceil(restMs / 1_000)} s: ${reason.message}`);
      await timers.pause(restMs, signal);
      signal.throwIfAborted();
    }
  }
}
