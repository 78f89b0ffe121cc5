// Carries out stored messages and takes up those without a holder, as the loop of a node does, until none is due.
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
      const settlement = { claim, outcome: await perform(room, claim, never) };
      await queue.settle([settlement]);
      all.push(settlement);
    }
  }
}
