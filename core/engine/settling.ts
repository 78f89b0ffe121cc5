// Settles what finished, in batches: what finishes during one settle goes with the next.
import type { Timers } from './clock';
import type { Holding } from './holding';
import type { Outcome } from './outcome';
import type { Claimed, Queue } from './queue';

interface Settling<Claim extends Claimed, Settlement extends { readonly claim: Claim }> {
  readonly queue: Pick<Queue<Claim, Settlement>, 'settle'>;
  readonly holding: Holding<Claim>;
  readonly batch: number;
  readonly timers: Timers;
  /** How long to wait after the queue failed. */
  readonly pauseMs: number;
  readonly onTrouble: (error: unknown) => void;
  /** After each batch: what was still ours. */
  readonly onSettled: (settlements: readonly Settlement[]) => void;
  /** Aborts when the loop is over: what is not settled by then lapses. */
  readonly over: AbortSignal;
}

/** Answers a function that takes what finished. While the queue fails, it is tried again as long as the lease is surely ours. */
export function settler<Claim extends Claimed, Result, Reason>(
  options: Settling<Claim, { readonly claim: Claim; readonly outcome: Outcome<Result, Reason> }>,
): (settlement: { readonly claim: Claim; readonly outcome: Outcome<Result, Reason> }) => void {
  type Settlement = { readonly claim: Claim; readonly outcome: Outcome<Result, Reason> };
  const { queue, holding, batch, timers, pauseMs, onTrouble, onSettled, over } = options;
  let finished: Settlement[] = [];
  let busy = false;

  const setState = (settlements: readonly Settlement[], state: 'finished' | 'settling'): void => {
    for (const { claim } of settlements) {
      const held = holding.get(claim.lease);
      if (held !== undefined) held.state = state;
    }
  };

  const settleAll = async (): Promise<void> => {
    busy = true;
    await new Promise(setImmediate); // what finishes in the same turn goes together
    while (finished.length > 0) {
      const part = finished.slice(0, batch).filter(({ claim }) => holding.has(claim.lease));
      finished = finished.slice(batch);
      if (part.length === 0) continue;
      setState(part, 'settling');
      try {
        const ours = await queue.settle(part);
        for (const { claim } of part) holding.delete(claim.lease);
        onSettled(part.filter(({ claim }) => ours.has(claim.lease)));
      } catch (error) {
        onTrouble(error);
        setState(part, 'finished');
        for (const { claim } of part) if ((holding.get(claim.lease)?.sureUntil ?? 0) <= timers.elapsed()) holding.delete(claim.lease);
        finished.push(...part);
        await timers.pause(pauseMs, over);
        if (over.aborted) break;
      }
    }
    busy = false;
  };

  return (settlement) => {
    finished.push(settlement);
    if (!busy) void settleAll();
  };
}
