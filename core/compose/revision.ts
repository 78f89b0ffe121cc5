// Keeps nodes with other files than the active revision from working.
import type { House } from '../compose';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import { replay } from '../sync/replay';

/** A house that never had a revision gets the files of the first node that starts in it. */
export async function firstRevision(house: House): Promise<void> {
  if ((await house.store.revisions.active()) === null) await house.store.revisions.activate(house.hash, house.room.actor);
}

/** Why this process may not claim anything; null: it may. Only looks: no question makes a revision active. */
export async function otherFiles(house: House): Promise<Diagnostic | null> {
  const active = await house.store.revisions.active();
  if (active === null || active.hash === house.hash) return null;
  return diagnostic('ZS1142', `this node has configuration ${short(house.hash)}, the house works with ${short(active.hash)}`);
}

/** Makes the files of this process the active revision, and has everything looked at again; answers how many subjects that are. */
export async function activate(house: House): Promise<{ readonly number: number; readonly hash: string; readonly marked: number }> {
  const before = await house.store.revisions.active();
  const now = await house.store.revisions.activate(house.hash, house.room.actor);
  if (before?.hash === now.hash) return { number: now.number, hash: now.hash, marked: 0 };
  let marked = 0;
  for (const sync of house.room.syncs.keys()) marked += await replay(house.room, sync, { fromSource: true, lane: 'bulk' });
  return { number: now.number, hash: now.hash, marked };
}

export const short = (hash: string): string => hash.slice(0, 8);
