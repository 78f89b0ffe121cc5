// Checks a document out for editing, and gives that up again: the lock is the caller's, never one of ours.
import { Blocked } from '../../../core/connector/outcome';
import type { Held } from '../../../core/connector/register';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { hash } from '../../../core/model/hash';
import { isObject } from '../../../core/model/json';
import { DOCUMENTS, type Doors } from '../documenten/doors';
import { codesOf, regain, type Locking } from '../documenten/locking';
import { openLocks } from '../documenten/locks';
import { Refused } from '../problem';
import { text } from '../reading/values';
import { documentsOf, type RegisterDoors } from './doors';

const REASON = 'checked out for editing';
/** Who asked for a lock and never heard of it: the next who asks may break it. Kept apart from our own locks, which are released after a day. */
const keyOf = (document: string): string => `check-out/${document}`;

/** Its lock was given back with the edit it was taken for. */
export const checkedIn = (doors: RegisterDoors, document: string): Promise<void> => documentsOf(doors).host.shelf.remove(keyOf(document));

const lockingOf = (documents: Doors, held: Held, reason: string, signal: AbortSignal): Locking => ({
  doors: documents, locks: openLocks(documents.host.shelf, () => documents.host.clock.now()), subject: `document ${text(held.value['identificatie'])}`, reason, signal,
});

const taken = (subject: string, cause: unknown): Blocked => new Blocked(diagnostic('ZS4194', 'somebody else has checked it out', { subject }), { cause });

/** See `Register.checkOut`. A lock whose reply was lost is broken and asked anew, where that is allowed (ZS4231 otherwise). */
export async function checkOut(doors: RegisterDoors, held: Held, signal: AbortSignal): Promise<{ readonly lock: string }> {
  const documents = documentsOf(doors);
  const at = lockingOf(documents, held, REASON, signal);
  const { id } = held.ref;
  const { shelf, clock } = documents.host;
  const before = await shelf.get(keyOf(id));
  const isOurs = isObject(before) && before['answered'] === false;
  const since = clock.now().toISOString();
  await shelf.put(keyOf(id), { since, answered: false });
  const ask = async (): Promise<string> => text((await documents.documenten.send('POST', `/${DOCUMENTS}/${id}/lock`, {}, REASON, signal))['lock']);
  const answered = async (lock: string): Promise<{ readonly lock: string }> => {
    await shelf.put(keyOf(id), { since, answered: true, lock: hash(lock) });
    return { lock };
  };
  try {
    return await answered(await ask());
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (codesOf(error).includes('existing-lock') && isOurs) return answered((await regain(at, id)) ?? (await ask()));
    await (before === undefined ? shelf.remove(keyOf(id)) : shelf.put(keyOf(id), before));
    throw codesOf(error).includes('existing-lock') ? taken(at.subject, error) : error;
  }
}

/**
 * See `Register.cancelCheckOut`. A document that is not locked any more has nothing to give up. To a client that may force it
 * (`documenten.geforceerd-unlock`) Open Zaak unlocks whatever lock is told, so the one we gave out is compared here.
 */
export async function cancelCheckOut(doors: RegisterDoors, held: Held, lock: string, signal: AbortSignal): Promise<void> {
  const documents = documentsOf(doors);
  const { id } = held.ref;
  const given = await documents.host.shelf.get(keyOf(id));
  const isAnother = isObject(given) && typeof given['lock'] === 'string' && given['lock'] !== hash(lock);
  if (isAnother) throw taken(`document ${text(held.value['identificatie'])}`, undefined);
  try {
    await documents.documenten.send('POST', `/${DOCUMENTS}/${id}/unlock`, { lock }, 'check-out given up', signal);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const now = await documents.documenten.get(`/${DOCUMENTS}/${id}`, {}, signal);
    if (now === null || now['locked'] === true) throw now === null ? error : taken(`document ${text(held.value['identificatie'])}`, error);
  }
  await documents.host.shelf.remove(keyOf(id));
}
