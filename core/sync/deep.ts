// Reads again what was not looked at for longest, a budget at a time: finds changes that no stamp and no list shows.
import { syncOf } from './find';
import type { Room } from './room';

/** Rows are locked for the length of one statement. */
const PORTION = 10_000;
/** Subjects per run where the sync does not say. */
export const DEEP_PER_RUN = 1_000;

/**
 * Marks in the bulk lane, without a stamp, so that each is read and its hash compared; what is blocked rests. Answers how many. A
 * house of N subjects is gone through in N / perRun runs.
 */
export async function deep(room: Room, name: string, perRun: number, signal: AbortSignal): Promise<number> {
  const sync = syncOf(room, name);
  let marked = 0;
  while (marked < perRun && !signal.aborted) {
    const more = await room.store.markOldest(sync.name, Math.min(PORTION, perRun - marked));
    marked += more;
    if (more === 0) break;
  }
  return marked;
}
