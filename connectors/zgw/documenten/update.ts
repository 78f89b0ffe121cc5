// Makes one new version of a document: lock, PATCH with the fields and the content that changed, parts where it is large, unlock.
import type { Applied } from '../../../core/connector/contract';
import { Blocked, Halt } from '../../../core/connector/outcome';
import { diagnostic, DiagnosticError } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import { arrived, contentFields, type Making } from './create';
import { text } from './context';
import { DOCUMENTS } from './doors';
import { gather, type Gathered } from './gather';
import { codesOf, release, takeLock, unlock } from './locking';
import { partsOf, readState, type Part, type Sending, type Upload } from './parts';
import { Refused } from '../problem';
import { contentLink, type Update } from './request';
import { prepare, sendContent } from './send-content';

const done = (request: Update, versie: number, result: JsonObject): Applied => ({ state: 'applied', id: contentLink(request.source, versie), result: { versie, ...result } });

/** See `Target.apply`. The result is a link: which version of the source stands there now. */
export async function update(at: Making, request: Update, id: string): Promise<Applied> {
  if (await at.locks.expected(request.key)) {
    // Made by a call of ours whose reply, and with it the lock, was lost.
    await at.locks.keep(id, { asked: true, upload: true, fresh: true });
    await at.locks.born(request.key);
  }
  const resumed = await resume(at, request, id);
  if (resumed !== null) return resumed;
  const { content } = at;
  const config = at.doors.config.content;
  // What was made before is not taken away by the API: content is known to be right before it becomes a version.
  const got = content === null ? null : await gather(content.door, content.size, config.inlineBelow, true);
  const isSame = request.content === 'compare' && got?.sha256 !== null && got?.sha256 === request.known;
  if (isSame && Object.keys(request.body).length === 0) return done(request, request.versie, { bestandsomvang: got.size, sha256: got.sha256, unchanged: true });
  const sends = isSame ? null : got;
  const isUpload = sends !== null && sends.bytes === null;
  const lock = request.lock ?? (await takeLock(at, id, { upload: isUpload, fresh: false }));
  // From here on the parts need it, whoever took it: the API takes an upload for complete when it is unlocked.
  if (request.lock !== undefined && isUpload) await at.locks.keep(id, { lock, upload: true });
  const answer = await patch(at, request, id, lock, sends);
  const versie = Number(answer['versie'] ?? request.versie + 1);
  const said: JsonObject = got === null ? {} : { bestandsomvang: got.size, sha256: got.sha256 };
  if (sends?.bytes === null && content !== null) {
    const parts = partsOf(answer);
    const sending = await sendingOf(at, request, lock, id, { parts, fresh: false });
    const sent = await sendContent(sending, { document: id, source: content.source, size: sends.size, versie, parts, sha256: null }, at.options, false);
    return done(request, versie, { bestandsomvang: sends.size, sha256: sent.sha256, bestandsdelen: parts.length });
  }
  if (request.lock === undefined) await unlock(at, id, lock);
  if (sends?.bytes && sends.size > 0) await arrived(at, id, answer, { size: sends.size, sha256: sends.sha256 });
  await at.locks.released(id, got === null ? ((await at.locks.of(id))?.sha256 ?? null) : got.sha256);
  return done(request, versie, said);
}

async function sendingOf(at: Making, request: Update, lock: string, document: string, upload: { readonly parts: readonly Part[]; readonly fresh: boolean }): Promise<Sending> {
  if (at.content === null) throw new Blocked(diagnostic('ZS9001', 'parts without a content', { subject: at.subject }));
  return prepare(at, { door: at.content.door, lock, document, ...upload, filename: text(request.body['bestandsnaam']) });
}

/** The checksum we filled in goes with the content it was of; one that the source states is among the fields. */
async function patch(at: Making, request: Update, id: string, lock: string, sends: Gathered | null): Promise<JsonObject> {
  const stated = isObject(request.body['integriteit']) ? request.body['integriteit'] : null;
  const cleared = request.content === 'clear' ? { inhoud: null, bestandsomvang: null, ...(request.renews ? { integriteit: null } : {}) } : {};
  const body = { ...request.body, ...cleared, ...(sends === null ? {} : contentFields(sends, at.content?.size ?? null, stated ?? (request.renews ? null : {}), at.today)), lock };
  try {
    return await at.doors.documenten.send('PATCH', `/${DOCUMENTS}/${id}`, body, at.reason, at.signal);
  } catch (error) {
    // Refused: nothing was changed, and nobody shall find our lock there. No answer: it stays ours, and is taken up again.
    if (request.lock !== undefined) throw lostLock(at, error) ?? error;
    if (error instanceof Refused || error instanceof Halt) {
      if (await release(at, id, lock)) await at.locks.released(id, (await at.locks.of(id))?.sha256 ?? null);
    }
    throw explained(at, request, error);
  }
}

/** The lock that was given is not the one the document has: it was given up, or somebody else checked it out since. */
function lostLock(at: Making, error: unknown): Blocked | null {
  const isLost = error instanceof Refused && codesOf(error).some((code) => code === 'incorrect-lock-id' || code === 'missing-lock-id' || code === 'unlocked');
  return isLost ? new Blocked(diagnostic('ZS4194', 'the lock that was given is not that of the document any more', { subject: at.subject }), { cause: error }) : null;
}

/** A definitief document may be changed by force only: that is a right of this document, not of the connection. */
function explained(at: Making, request: Update, error: unknown): unknown {
  if (!request.forced || !(error instanceof DiagnosticError)) return error;
  const isRight = error instanceof Halt || (error instanceof Refused && codesOf(error).some((code) => code.includes('definitief') || code === 'modify-status' || code === 'permission_denied'));
  return isRight ? new Blocked(diagnostic('ZS4234', 'it is definitief at the target, and we may not change it', { subject: at.subject, severity: 'error' }), { cause: error }) : error;
}

/**
 * Goes on with the upload an earlier attempt left, also one of a document it made; null: there is none that fits, and the content is
 * brought in a version of its own. An upload of another content under our lock is simply replaced.
 */
async function resume(at: Making, request: Update, id: string): Promise<Applied | null> {
  const state = readState(at.content?.door.state ?? null);
  const own = await at.locks.of(id);
  if (at.content === null || state === null || own === null || !own.upload || state.document !== id || state.source !== at.content.source || Object.keys(request.body).length > 0) return null;
  if (at.content.size !== null && state.size !== at.content.size) return null;
  const held = await at.doors.documenten.get(`/${DOCUMENTS}/${id}`, {}, at.signal);
  if (held === null) return null;
  if (held['locked'] !== true) return finished(at, request, state, own.sent);
  if (own.lock === null) return null;
  const there = partsOf(held);
  const fits = there.length === state.parts.length && state.parts.every((part) => there.some((one) => one.id === part.id && one.omvang === part.omvang));
  if (!fits) return null;
  const sending = await sendingOf(at, request, own.lock, id, { parts: state.parts, fresh: own.fresh });
  const sent = await sendContent(sending, state, at.options, own.fresh);
  return done(request, state.versie, { bestandsomvang: state.size, sha256: sent.sha256, bestandsdelen: state.parts.length });
}

/** Unlocked, though nobody heard so: whole where every part had been acknowledged, else somebody broke our lock. */
async function finished(at: Making, request: Update, state: Upload, isSent: boolean): Promise<Applied | null> {
  if (!isSent || state.sha256 === null) {
    await at.locks.keep(state.document, { wrong: true });
    return null;
  }
  await at.locks.released(state.document, state.sha256);
  return done(request, state.versie, { bestandsomvang: state.size, sha256: state.sha256, bestandsdelen: state.parts.length });
}
