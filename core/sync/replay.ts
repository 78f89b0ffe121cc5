// Delivers again, whatever was delivered before: drift repair, a new target, a changed outgoing mapping.
import type { Lane } from '../engine/lanes';
import type { Ref } from '../model/ref';
import { syncOf } from './find';
import type { Room } from './room';

export interface ReplayOptions {
  readonly target?: string;
  /** Absent: every subject of the sync. */
  readonly refs?: readonly Ref[];
  /** Read the source again first; else what is wanted now is compared with the target. */
  readonly fromSource?: boolean;
  readonly lane?: Lane;
}

const PAGE = 500;

/** Marks every subject of a sync, or these. Answers how many. */
async function remark(room: Room, sync: string, refs: readonly Ref[] | undefined, lane: Lane): Promise<number> {
  if (refs) {
    await room.store.mark(refs.map((ref) => ({ sync, ref })), lane, 'replay');
    return refs.length;
  }
  let total = 0;
  let after: Ref | null = null;
  for (;;) {
    const page = await room.store.questions.subjects({ sync }, after, PAGE);
    await room.store.mark(page.map((row) => ({ sync, ref: row.ref })), lane, 'replay');
    total += page.length;
    after = page.at(-1)?.ref ?? null;
    if (page.length < PAGE) return total;
  }
}

/** Raises what is wanted; the loops do the rest. Answers how many deliveries (or, from the source, subjects) were made due. */
export async function replay(room: Room, name: string, options: ReplayOptions = {}): Promise<number> {
  const sync = syncOf(room, name);
  const lane = options.lane ?? (options.refs ? 'live' : 'bulk');
  if (options.fromSource) await remark(room, sync.name, options.refs, lane);
  const count = await room.store.redeliver({ sync: sync.name, ...(options.target ? { target: options.target } : {}), ...(options.refs ? { refs: options.refs } : {}) }, lane);
  await room.store.journal.note({ sync: sync.name, ref: null, target: options.target ?? null, action: 'replay', actor: room.actor, plan: null, detail: { deliveries: count, fromSource: options.fromSource ?? false } });
  return count;
}
