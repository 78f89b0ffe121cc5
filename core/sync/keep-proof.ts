// Proves a whole sync and keeps the totals, so that status can say when that was and how much had drifted.
import { prove, tally, type Totals } from './prove';
import type { Room } from './room';

/** Reads everything back; writes nothing outside. Nothing is kept of a proof that was broken off. */
export async function keepProof(room: Room, sync: string, signal: AbortSignal): Promise<Totals> {
  const begun = Date.now();
  const counted = tally();
  for await (const row of prove(room, sync, { depth: 'fields' }, signal)) {
    signal.throwIfAborted();
    counted.add(row);
  }
  const totals = counted.totals();
  await room.store.proofs.keep({ sync, tookMs: Date.now() - begun, depth: 'fields', totals, revision: room.revision, by: room.actor });
  return totals;
}
