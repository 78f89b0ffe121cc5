// Deals out the parts of a chunked upload, and puts what was uploaded in its place.
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../../core/model/json';
import type { Kept } from '../content/store';
import { insist, notFound, refused } from '../problem';
import type { Desk, Look } from '../state';
import type { Documenten } from './context';
import { byKey, save, type DocumentRecord, type Part } from './record';
import { renderPart } from './render';

const rowOf = (uuid: string): string => `documenten/deel/${uuid}`;

/** Parts of `size` bytes, the last as large as what is left. */
export const dealParts = (omvang: number, size: number): readonly Part[] =>
  Array.from({ length: Math.ceil(omvang / size) }, (_, index) => ({ uuid: randomUUID(), volgnummer: index + 1, omvang: Math.min(size, omvang - index * size), kept: null }));

/** Lets the parts of a document be found by their UUID. */
export async function keepParts(desk: Desk, { key, parts }: Pick<DocumentRecord, 'key' | 'parts'>): Promise<void> {
  for (const { uuid } of parts) await desk.put(rowOf(uuid), key);
}

export async function dropParts(desk: Desk, parts: readonly Part[]): Promise<void> {
  for (const { uuid } of parts) await desk.remove(rowOf(uuid));
}

/** The part with this UUID, with its document. Throws Problem 404. */
export async function partAt({ seeding }: Documenten, look: Look, uuid: string): Promise<{ readonly record: DocumentRecord; readonly part: Part }> {
  const key = await look.get(rowOf(uuid));
  const record = typeof key === 'string' ? await byKey(seeding, look, key) : undefined;
  const part = record?.parts.find((one) => one.uuid === uuid);
  if (!record || !part) throw notFound();
  return { record, part };
}

/**
 * Puts an upload in its place; what stood there is forgotten. Repeatable until the document is unlocked. Throws Problem 400 where
 * the size is not exactly that of the part (Open Zaak: file-size) or the lock is another's.
 */
export async function placePart(at: Documenten, uuid: string, upload: { readonly kept: Kept | null; readonly lock: string }): Promise<JsonObject & { url: string }> {
  const { before, answer } = await at.shelf.exclusively(async (desk) => {
    const { record, part } = await partAt(at, desk, uuid);
    const { kept, lock } = upload;
    insist(kept === null ? [{ name: 'inhoud', code: 'required', reason: 'Er is geen bestand opgestuurd.' }] : []);
    insist(kept?.size === part.omvang ? [] : [refused('file-size', `Het aangeleverde bestand heeft een afwijkende bestandsgrootte (volgens het \`omvang\`-veld). Verwacht: ${part.omvang}b, ontvangen: ${kept?.size ?? 0}b`)]);
    insist(lock === '' ? [{ name: 'lock', code: 'required', reason: 'Dit veld is vereist.' }] : lock === record.lock ? [] : [refused('incorrect-lock-id', 'Lock id is not correct')]);
    const filled = { ...part, kept };
    await save(desk, { ...record, parts: record.parts.map((one) => (one.uuid === uuid ? filled : one)) }, record);
    return { before: part.kept, answer: { filled, lock: record.lock } };
  });
  if (before) await at.store.forget(null, before);
  const rendered = renderPart(answer.filled, answer.lock, '');
  return { ...rendered, url: String(rendered['url']) };
}
