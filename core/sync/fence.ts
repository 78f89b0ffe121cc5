// Keeps the lease of a delivery while it writes: no outside call begins that could outlive it.
import { performance } from 'node:perf_hooks';
import { Halt } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import { LeaseLost } from './classify';
import type { DeliveryClaim, ObjectKey } from './ports';
import type { OpenConnection, Room } from './room';

/** What must be left between the end of a call and the end of the lease: for clocks that differ a little. */
const MARGIN_MS = 1_000;
/** How often leases are renewed within their length while a content is sent. */
const BEATS = 4;
/** Renewals that came back too late to be of use, in a row, before we say that the machine is too slow. */
const TRIES = 3;

export interface Fence {
  /** Call before every outside write. Answers the signal that ends it in time; throws LeaseLost. */
  enter(): Promise<AbortSignal>;
  /** For a step that takes as long as its bytes: leases are renewed while it runs, and its signal aborts (LeaseLost) when one is gone. */
  during<T>(work: (cut: AbortSignal) => Promise<T>): Promise<T>;
}

/**
 * The lease is renewed, on the clock of the database, when less than a call would be left. Time is counted from *before* the
 * renewal was sent: a node that was stopped (SIGSTOP) while the answer was on its way sees on this clock, which does not
 * stop, that its lease is old, and asks again. `renewedAt`: all of it was pushed ahead by statements sent after that moment.
 */
export function fence(room: Room, open: OpenConnection, claim: DeliveryClaim, objects: readonly ObjectKey[], signal: AbortSignal, renewedAt = -Infinity): Fence {
  const need = open.timeoutMs + MARGIN_MS;
  if (need >= room.leaseMs) {
    throw new Halt(diagnostic('ZS4024', `timeout ${open.timeoutMs} ms does not fit a lease of ${room.leaseMs} ms`, { subject: open.name }));
  }
  let until = renewedAt + room.leaseMs;
  const left = (): number => until - performance.now();
  const renew = async (): Promise<void> => {
    const sent = performance.now();
    const renewed = await room.store.deliveries.renew([claim], room.leaseMs);
    if (!renewed.has(claim.lease)) throw new LeaseLost();
    if (objects.length > 0 && (await room.store.objects.hold(objects, claim.lease, room.leaseMs)).length > 0) throw new LeaseLost();
    until = sent + room.leaseMs;
  };
  return {
    enter: async () => {
      for (let tries = 0; left() < need; tries += 1) {
        if (tries === TRIES) throw new LeaseLost();
        await renew();
      }
      signal.throwIfAborted();
      return AbortSignal.any([signal, AbortSignal.timeout(Math.min(open.timeoutMs, Math.floor(left() - MARGIN_MS)))]);
    },
    during: async (work) => {
      if (left() < room.leaseMs / 2) await renew();
      signal.throwIfAborted();
      const lost = new AbortController();
      // A renewal that fails may be a hiccup: the lease is given up only when it may have ended.
      const beat = setInterval(() => {
        renew().catch((error: unknown) => {
          if (error instanceof LeaseLost || left() <= MARGIN_MS) lost.abort(new LeaseLost());
        });
      }, room.leaseMs / BEATS);
      try {
        return await work(AbortSignal.any([signal, lost.signal]));
      } catch (error) {
        throw lost.signal.aborted ? new LeaseLost() : error;
      } finally {
        clearInterval(beat);
      }
    },
  };
}
