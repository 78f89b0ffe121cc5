// Takes back one step on a document: a new one goes, a new version is followed by one that says what stood there before.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Applied, ApplyContext, ContentDoor, Step } from '../../../core/connector/contract';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import { holds } from '../zaken/recognise';
import { apply as applyDocument } from '../documenten/apply';
import { DOCUMENTS, type Doors } from '../documenten/doors';
import { byKey } from '../documenten/find';
import { release, type Locking } from '../documenten/locking';
import { isOpen, openLocks } from '../documenten/locks';
import { remove } from '../documenten/remove';
import { fromRequest, type NaturalKey, type Update } from '../documenten/request';
import { openContent } from '../source/content';
import { text } from '../reading/values';
import { uuidOf } from '../urls';
import { documentsOf, type RegisterDoors } from './doors';
import { relatesToZaak } from './together';

/** As the register makes it: the before-image, and which content stood there. */
type Before = Update & { readonly inhoud: JsonObject | null };

/** Throws Blocked ZS4199 where somebody wrote another version since, Retry where something still belongs to a new document. */
export async function undoDocument(doors: RegisterDoors, step: Step, applied: Applied, context: ApplyContext, signal: AbortSignal): Promise<void> {
  const documents = documentsOf(doors);
  const at: Locking = { doors: documents, locks: openLocks(documents.host.shelf, () => documents.host.clock.now()), subject: `document ${context.ref.id}`, reason: context.reason, signal };
  const request = fromRequest(step.request);
  if (request.do === 'create') {
    if (applied.id === null) return removeHalfMade(documents, at, request.key);
    const zaak = relatesToZaak(step);
    if (zaak !== null) await unlink(doors, applied.id, zaak, context.reason, signal);
    return void (await remove(at, applied.id));
  }
  if (request.do !== 'update' || step.undo === undefined) throw noWay(step, 'cannot be taken back');
  return restore(documents, at, { ...step, request: step.undo }, step.undo as unknown as Before, Number(applied.result['versie'] ?? request.versie + 1), context);
}

/** A document of ours whose content never came whole: it was made for the upload, and its lock is ours. */
async function removeHalfMade(documents: Doors, at: Locking, key: NaturalKey): Promise<void> {
  const held = await byKey(documents, key, at.signal);
  const id = uuidOf(held?.['url']);
  const own = id === null ? null : await at.locks.of(id);
  const isOurs = (own !== null && own.fresh && (own.upload || own.wrong)) || (held?.['locked'] === true && (await at.locks.expected(key)));
  if (id !== null && isOurs) await remove(at, id);
  await at.locks.born(key);
}

/** The link that came with the document: while it is there, the document is not removed. */
async function unlink(doors: RegisterDoors, document: string, zaak: string, reason: string, signal: AbortSignal): Promise<void> {
  const held = await documentsOf(doors).documenten.get(`/${DOCUMENTS}/${document}`, {}, signal);
  if (held === null) return;
  const { zaken } = doors.zaken;
  for (const link of await zaken.all('/zaakinformatieobjecten', { informatieobject: text(held['url']) }, signal)) {
    if (uuidOf(link['zaak']) === zaak) await zaken.send('DELETE', `/zaakinformatieobjecten/${uuidOf(link['url']) ?? ''}`, null, reason, signal);
  }
}

const noWay = (step: Step, why: string): Blocked => new Blocked(diagnostic('ZS4199', `${step.name} ${why}`, { subject: step.name }));

/** The old content comes from the register itself, from the version that has it; hashed on its way, as every content is. */
function oldContent(documents: Doors, inhoud: JsonObject, signal: AbortSignal): ContentDoor {
  let read: { readonly sha256: string; readonly size: number } | null = null;
  const hashed = async function* (source: Readable): AsyncGenerator<Buffer> {
    const digest = createHash('sha256');
    let size = 0;
    for await (const chunk of source as AsyncIterable<Buffer>) {
      digest.update(chunk);
      size += chunk.length;
      yield chunk;
    }
    read = { sha256: digest.digest('hex'), size };
  };
  return {
    open: async (from = 0) => {
      const source = await openContent(documents.documenten, inhoud, from, signal);
      if (from > 0) return source;
      const stream = Readable.from(hashed(source), { objectMode: false });
      stream.once('close', () => source.destroy());
      return stream;
    },
    read: () => read, state: null, keep: () => Promise.resolve(),
  };
}

async function restore(documents: Doors, at: Locking, step: Step, before: Before, made: number, context: ApplyContext): Promise<void> {
  const id = String(before.id);
  const held = await documents.documenten.get(`/${DOCUMENTS}/${id}`, {}, at.signal);
  if (held === null) throw noWay(step, 'went away since it was changed');
  const newest = Number(held['versie'] ?? 1);
  const own = await at.locks.of(id);
  const isUnfinished = own?.upload === true && !own.sent;
  if (newest <= before.versie && !isUnfinished) return before.lock === undefined && own !== null && isOpen(own) ? giveUp(at, id, own.lock) : undefined;
  if (newest > made && !isUnfinished) {
    const size = isObject(before.inhoud) ? (before.inhoud['omvang'] ?? null) : null;
    const isRestored = holds(held, withoutReferences(before.body)) && (before.content === 'none' || (held['bestandsomvang'] ?? null) === size);
    if (isRestored) return;
    throw noWay(step, 'was written over by somebody else since');
  }
  const isStillLocked = held['locked'] === true;
  // The reply to our unlock was lost: the lock that is kept in mind is none any more.
  if (!isStillLocked && own !== null && isOpen(own)) await at.locks.released(id, own.sha256);
  const { lock: _lock, ...without } = before;
  // A large content ended the check-out: the API completes an upload by unlocking.
  const request = (before.lock !== undefined && isStillLocked ? before : without) as unknown as JsonObject;
  const content = before.content === 'send' && isObject(before.inhoud) ? before.inhoud : null;
  await applyDocument(documents, { ...step, request, ...(content === null ? {} : { content }) }, { ...context, ...(content === null ? {} : { content: oldContent(documents, content, at.signal) }) }, at.signal);
}

/** A reference has no host here, and what is held has one: the other fields tell. */
const withoutReferences = (body: JsonObject): JsonObject => Object.fromEntries(Object.entries(body).filter(([, value]) => !(isObject(value) && Object.keys(value).some((field) => field.startsWith('$')))));

async function giveUp(at: Locking, document: string, lock: string | null): Promise<void> {
  if (await release(at, document, lock)) await at.locks.released(document, (await at.locks.of(document))?.sha256 ?? null);
}
