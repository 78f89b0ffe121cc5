// Carries out stored messages and takes up those without a holder, as the loop of a node does, until none is due.
import { backoffMs } from '../../engine/backoff';
import type { ExchangeSettlement } from '../ports';
import { perform } from '../perform';
import type { ServiceRoom } from '../room';

const never = new AbortController().signal;

export async function drainExchanges(room: ServiceRoom): Promise<ExchangeSettlement[]> {
  const queue = room.store.queue(() => [{ service: room.name, connections: room.registers.map(({ name }) => name) }]);
  const all: ExchangeSettlement[] = [];
  for (;;) {
    const claims = await queue.claim('live', 10, room.leaseMs);
    if (claims.length === 0) return all;
    for (const claim of claims) {
      const ended = await perform(room, claim, never);
      // The back-off of the loop: what failed is not tried again in the same breath.
      const settlement: ExchangeSettlement = { claim, outcome: ended.kind === 'retry' ? { ...ended, notBeforeMs: backoffMs(claim.attempts, 1, ended.notBeforeMs) } : ended };
      await queue.settle([settlement]);
      all.push(settlement);
    }
  }
}
