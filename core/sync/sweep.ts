// Drops wanted values that every target has: they can be read again when they are needed.
import type { Room } from './room';

const PORTION = 1_000;

/** Answers how many were dropped. Only rows at rest; bounded statements, one after another. */
export async function sweep(room: Pick<Room, 'store'>, signal: AbortSignal): Promise<number> {
  let total = 0;
  for (;;) {
    const dropped = await room.store.sweep(PORTION);
    total += dropped;
    if (dropped < PORTION || signal.aborted) return total;
  }
}
