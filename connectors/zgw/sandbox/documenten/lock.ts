// Locks and unlocks a document; unlocking after a chunked upload makes one content of its parts.
import { randomUUID } from 'node:crypto';
import type { Kept } from '../content/store';
import { insist, notFound, refused, type Invalid } from '../problem';
import type { Documenten } from './context';
import { dropParts } from './parts';
import { byUuid, save, type DocumentRecord } from './record';

/** Locks a document and answers the lock. Throws Problem 400 existing-lock. */
export async function lock(at: Documenten, uuid: string, may: (record: DocumentRecord) => void): Promise<string> {
  return at.shelf.exclusively(async (desk) => {
    const record = await byUuid(at.seeding, desk, uuid);
    if (!record) throw notFound();
    may(record);
    insist(record.lock === '' ? [] : [refused('existing-lock', 'The document is already locked')]);
    const made = randomUUID().replaceAll('-', '');
    await save(desk, { ...record, lock: made }, record);
    return made;
  });
}

const filled = ({ parts }: DocumentRecord): readonly Kept[] => parts.flatMap(({ kept }) => (kept ? [kept] : []));

/** What is against unlocking. Open Zaak: no part at all is another fault than a part that lacks. */
function faults(record: DocumentRecord, given: string): readonly Invalid[] {
  if (given !== record.lock || record.lock === '') return [refused('incorrect-lock-id', 'Lock id is not correct')];
  const there = filled(record).length;
  if (there > 0 && there < record.parts.length) return [refused('incomplete-upload', 'Upload of part files is not complete')];
  return record.parts.length > 0 && there === 0 ? [refused('file-size', 'Either file should be upload or the file size = 0')] : [];
}

/**
 * Unlocks a document. `force`: the caller may do so without the lock, and, as in Open Zaak, whatever lacks; an incomplete upload
 * leaves the document without content then. Throws Problem 400.
 */
export async function unlock(at: Documenten, uuid: string, given: string, force: boolean, may: (record: DocumentRecord) => void): Promise<void> {
  const before = await byUuid(at.seeding, at.shelf, uuid);
  if (!before) throw notFound();
  may(before);
  if (!force) insist(faults(before, given));
  const parts = filled(before);
  const complete = parts.length > 0 && parts.length === before.parts.length;
  // Joining 4 GiB takes a while: outside the transaction. The lock is checked again inside it.
  const whole = complete ? await at.store.join(parts) : null;
  await at.shelf.exclusively(async (desk) => {
    const record = await byUuid(at.seeding, desk, uuid);
    if (!record) throw notFound();
    if (!force || whole) insist(record.lock === before.lock ? [] : [refused('incorrect-lock-id', 'Lock id is not correct')]);
    await dropParts(desk, record.parts);
    await save(desk, { ...record, lock: '', parts: [], content: whole ?? record.content }, record);
  });
  for (const part of parts) if (part !== whole) await at.store.forget(null, part);
}
