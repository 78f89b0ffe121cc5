// Gives back a lock of ours under which nothing is left to be done.
import type { Applied } from '../../../core/connector/contract';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { release, unlock, type Locking } from './locking';

/** See `Target.apply`. Throws Blocked ZS4231 where it may not be released. */
export async function giveBack(at: Locking, id: string, lock?: string): Promise<Applied> {
  if (lock !== undefined) {
    await unlock(at, id, lock);
    return { state: 'applied', id, result: {} };
  }
  const own = await at.locks.of(id);
  if (!(await release(at, id, own?.lock ?? null))) throw new Blocked(diagnostic('ZS4231', `document ${id} has a lock of ours whose value was lost, and we may not break it`, { subject: at.subject }));
  await at.locks.released(id, own?.sha256 ?? null);
  return { state: 'applied', id, result: {} };
}
