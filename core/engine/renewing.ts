// Renews the leases of a loop every third of their length, and stops the work of those that are lost.
import type { Timers } from './clock';
import { lose, type Held, type Holding } from './holding';
import type { Claimed, Queue } from './queue';

interface Renewing<Claim extends Claimed> {
  readonly queue: Pick<Queue<Claim, never>, 'renew'>;
  readonly holding: Holding<Claim>;
  readonly leaseMs: number;
  readonly timers: Timers;
  readonly onTrouble: (error: unknown) => void;
}

/** Until the signal aborts. Without an answer from the queue a lease is given up when it may have ended. */
export async function keepRenewing<Claim extends Claimed>(options: Renewing<Claim>, signal: AbortSignal): Promise<void> {
  const { leaseMs, timers } = options;
  for (;;) {
    await timers.pause(leaseMs / 3, signal);
    if (signal.aborted) return;
    await renewOnce(options);
  }
}

async function renewOnce<Claim extends Claimed>({ queue, holding, leaseMs, timers, onTrouble }: Renewing<Claim>): Promise<void> {
  const asked: Held<Claim>[] = [...holding.values()].filter((held) => held.state !== 'settling');
  if (asked.length === 0) return;
  const before = timers.elapsed();
  try {
    const ours = await queue.renew(asked.map((held) => held.claim), leaseMs);
    for (const held of asked) {
      if (ours.has(held.claim.lease)) held.sureUntil = before + leaseMs;
      // What went to its settle meanwhile has no lease to lose any more: the settle says how that ended.
      else if (held.state !== 'settling') lose(holding, held.claim.lease);
    }
  } catch (error) {
    onTrouble(error);
    for (const held of asked) if (timers.elapsed() >= held.sureUntil && held.state !== 'settling') lose(holding, held.claim.lease);
  }
}
