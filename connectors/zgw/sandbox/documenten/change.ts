// Changes a document (PUT, PATCH): each change is a new version; what is not sent stays as it was.
import type { Json, JsonObject } from '../../../../core/model/json';
import type { Actor } from '../audit';
import type { Kept, Prepared } from '../content/store';
import { insist, notFound, refused, type Invalid } from '../problem';
import type { Client } from '../settings';
import type { Desk } from '../state';
import { insistVisible } from './access';
import { inlineOf, sizeFault, take, type Inline } from './content';
import type { Documenten } from './context';
import { bodyOf } from './create';
import { dealParts, dropParts, keepParts } from './parts';
import { byUuid, save, type DocumentRecord, type Part } from './record';
import { hasRights } from './rights';
import { movedFaults, nameFaults, readFields, rightsFaults, statusFaults } from './rules';
import { tellDocument } from './tell';

function lockFaults({ lock }: DocumentRecord, given: Json | undefined): readonly Invalid[] {
  if (lock === '') return [refused('unlocked', "Unlocked document can't be modified")];
  if (typeof given !== 'string' || given === '') return [refused('missing-lock-id', 'Lock id must be provided')];
  return given === lock ? [] : [refused('incorrect-lock-id', 'Lock id is not correct')];
}

/** Content after the change: what came, nothing where null was said, else what there was. */
const contentAfter = (inline: Inline, prepared: Prepared | null, before: DocumentRecord): Kept | null => (prepared ? prepared.kept : inline.said === 'nothing' ? before.content : null);

/** Throws Problem 400, 403 or 404. Answers the document as it became. */
export async function change(at: Documenten, client: Client, actor: Actor, uuid: string, body: Json | undefined, partial: boolean): Promise<DocumentRecord> {
  const sent = bodyOf(body);
  const inline = inlineOf(sent['inhoud']);
  const { value: read, faults } = readFields(at, sent, partial);
  insist([...faults, ...(inline.said === 'wrong' ? [inline.fault] : [])]);
  const prepared = inline.said === 'nothing' ? null : await take(at.store, inline, read);
  try {
    const { after, parts } = await at.shelf.exclusively((desk) => rewrite(at, desk, client, actor, uuid, { sent, inline, read, prepared, partial }));
    for (const { kept } of parts) if (kept) await at.store.forget(null, kept);
    return after;
  } catch (error) {
    if (prepared) await at.store.forget(null, prepared.kept);
    throw error;
  }
}

interface Wanted {
  readonly sent: JsonObject;
  readonly inline: Inline;
  readonly read: JsonObject;
  readonly prepared: Prepared | null;
  readonly partial: boolean;
}

async function rewrite(at: Documenten, desk: Desk, client: Client, actor: Actor, uuid: string, { sent, inline, read, prepared, partial }: Wanted): Promise<{ readonly after: DocumentRecord; readonly parts: readonly Part[] }> {
  const before = await byUuid(at.seeding, desk, uuid);
  if (!before) throw notFound();
  insistVisible(client, 'documenten.bijwerken', before);
  insist(lockFaults(before, sent['lock']));
  const value = { ...before.value, ...read };
  const measured = inline.said === 'bytes' && sent['bestandsomvang'] === undefined && !partial ? { bestandsomvang: inline.bytes.length } : {};
  Object.assign(value, measured);
  insist([...sizeFault(inline, value['bestandsomvang']), ...statusFaults(value), ...movedFaults(value, before.value), ...(await nameFaults(at, desk, value, uuid)), ...rightsFaults(sent, await hasRights(at, desk, before))]);
  const content = contentAfter(inline, prepared, before);
  const omvang = value['bestandsomvang'];
  // A new version starts its upload anew: what was uploaded for the last one is gone (Open Zaak).
  const parts = content === null && typeof omvang === 'number' && omvang > 0 ? dealParts(omvang, at.setting.settings.partBytes) : [];
  if (prepared?.row) await desk.put(prepared.row.key, prepared.row.base64);
  await dropParts(desk, before.parts);
  const after: DocumentRecord = { ...before, versie: before.versie + 1, beginRegistratie: actor.now, value, content, parts };
  await keepParts(desk, after);
  await save(desk, after, { ...before, parts: [] });
  await tellDocument(at, desk, actor, partial ? 'partial_update' : 'update', before, after);
  return { after, parts: before.parts };
}
