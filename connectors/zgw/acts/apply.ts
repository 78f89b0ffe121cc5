// Writes one step of closing a transfer; what is as it should be is left alone, so that no step makes a second version.
import type { Applied, ApplyContext, Step } from '../../../core/connector/contract';
import { takeLock, unlock, type Locking } from '../documenten/locking';
import { openLocks } from '../documenten/locks';
import type { ActDoors } from './doors';

/** Lock, PATCH, unlock (a PATCH without a lock is refused). Our lock is remembered, so that a crash in between leaves none behind. */
async function archive(doors: ActDoors, document: string, reason: string, signal: AbortSignal): Promise<void> {
  const locks = openLocks(doors.host.shelf, () => doors.host.clock.now());
  const at: Locking = { doors, locks, subject: `informatieobject/${document}`, reason, signal };
  const own = await locks.of(document);
  const now = await doors.documenten.get(`/enkelvoudiginformatieobjecten/${document}`, {}, signal);
  const isArchived = now?.['status'] === 'gearchiveerd';
  const isOurs = own !== null && (own.lock !== null || own.asked);
  if (isArchived && !(isOurs && now['locked'] === true)) {
    if (isOurs) await locks.released(document, own.sha256);
    return;
  }
  const lock = await takeLock(at, document, { upload: false, fresh: false });
  if (!isArchived) await doors.documenten.send('PATCH', `/enkelvoudiginformatieobjecten/${document}`, { lock, status: 'gearchiveerd' }, reason, signal);
  await unlock(at, document, lock);
  await locks.released(document, own?.sha256 ?? null);
}

/** Throws Retry, Blocked or Halt as the register answers. */
export async function applyAct(doors: ActDoors, step: Step, ctx: Pick<ApplyContext, 'reason'>, signal: AbortSignal): Promise<Applied> {
  const { document, zaak } = step.request;
  if (typeof document === 'string') {
    await archive(doors, document, ctx.reason, signal);
    return { state: 'applied', id: document, result: {} };
  }
  const id = typeof zaak === 'string' ? zaak : step.object.key;
  await doors.zaken.send('PATCH', `/zaken/${id}`, { archiefstatus: 'overgedragen' }, ctx.reason, signal);
  return { state: 'applied', id, result: {} };
}
