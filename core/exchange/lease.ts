// Keeps the lease of a message while it is carried out: no outside call begins that could outlive it.
import { performance } from 'node:perf_hooks';
import { Halt } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import { LeaseLost } from './classify';
import type { ExchangeClaim, ObjectKey } from './ports';
import type { RegisterAt, ServiceRoom } from './room';

/** What must be left between the end of a call and the end of the lease: for clocks that differ a little. */
const MARGIN_MS = 1_000;
/** How often a lease is renewed within its length. */
const BEATS = 4;
/** Renewals that came back too late to be of use, in a row, before we say that the machine is too slow. */
const TRIES = 3;

export interface Keeper {
  readonly claim: ExchangeClaim;
  /** Aborts (LeaseLost) as soon as the lease may have ended, and when the node ends. */
  readonly signal: AbortSignal;
  /** The objects that are kept as well, from now on. */
  hold(objects: readonly ObjectKey[]): void;
  /** Call before every outside write. Answers the signal that ends it in time; `null` timeout: it takes as long as its bytes. Throws LeaseLost. */
  enter(at: Pick<RegisterAt, 'name' | 'timeoutMs'>, lasting: boolean): Promise<AbortSignal>;
  end(): Promise<void>;
}

/**
 * Renews every quarter of the lease, on the clock of the database. Time is counted from *before* the renewal was sent: a node that was
 * stopped (SIGSTOP) meanwhile sees that its lease is old, and asks again before it writes.
 */
export function keepLease(room: Pick<ServiceRoom, 'store' | 'leaseMs' | 'over'>, claim: ExchangeClaim, since = performance.now()): Keeper {
  let until = since + room.leaseMs;
  let objects: readonly ObjectKey[] = [];
  let ended = false;
  const lost = new AbortController();
  const signal = AbortSignal.any([lost.signal, room.over]);
  const left = (): number => until - performance.now();
  const renew = async (): Promise<void> => {
    const sent = performance.now();
    if (!(await room.store.renew(claim, room.leaseMs))) throw new LeaseLost();
    if (objects.length > 0 && (await room.store.objects.hold(objects, claim.lease, room.leaseMs)).length > 0) throw new LeaseLost();
    until = sent + room.leaseMs;
  };
  let beating: Promise<void> = Promise.resolve();
  const beat = setInterval(() => {
    // A renewal that fails may be a hiccup: the lease is given up only when it may have ended.
    beating = renew().catch((error: unknown) => {
      if (!ended && (error instanceof LeaseLost || left() <= MARGIN_MS)) lost.abort(new LeaseLost());
    });
  }, room.leaseMs / BEATS);
  return {
    claim,
    signal,
    hold: (more) => {
      objects = more;
    },
    enter: async ({ name, timeoutMs }, lasting) => {
      const need = timeoutMs + MARGIN_MS;
      if (need >= room.leaseMs) throw new Halt(diagnostic('ZS4024', `timeout ${timeoutMs} ms does not fit a lease of ${room.leaseMs} ms`, { subject: name }));
      for (let tries = 0; left() < need; tries += 1) {
        if (tries === TRIES) throw new LeaseLost();
        await renew();
      }
      lost.signal.throwIfAborted();
      return lasting ? lost.signal : AbortSignal.any([lost.signal, AbortSignal.timeout(Math.min(timeoutMs, Math.floor(left() - MARGIN_MS)))]);
    },
    end: async () => {
      ended = true;
      clearInterval(beat);
      await beating;
    },
  };
}
