// Makes a document at the target, with its content.
import type { Applied } from '../../../core/connector/contract';
import { Blocked, Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import { Refused } from '../problem';
import { uuidOf } from '../urls';
import { integriteitOf } from './checksum';
import { objects, text } from './context';
import { DOCUMENTS, type Doors } from './doors';
import { gather, type Gathered } from './gather';
import { codesOf, type Locking } from './locking';
import type { Options } from './options';
import { partsOf, type Sending } from './parts';
import type { Create } from './request';
import { prepare, sendContent } from './send-content';
import { checkArrival } from './arrival';

/** Codes by which the API says that there is one already (zgw-archive §1.8). */
const DUPLICATE: ReadonlySet<string> = new Set(['unique', 'identificatie-niet-uniek']);

/** It is there already: made by a call of ours whose reply was lost, or by somebody else. It is looked at before anything else is done. */
const isThere = (subject: string): Retry => new Retry(diagnostic('ZS4236', 'a document of this identificatie is there already; planned again from what it is', { subject }));

export interface Making extends Locking {
  readonly doors: Doors;
  readonly today: string;
  readonly options: Options;
  /** null: metadata only. */
  readonly content: { readonly door: Sending['door']; readonly size: number | null; readonly source: number | null } | null;
}

/** What is said of the content in the body of a POST or PATCH. A source that states no size and gives no byte has none. */
export function contentFields(got: Gathered | null, size: number | null, stated: JsonObject | null, today: string): JsonObject {
  if (got === null || got.size === 0) return { inhoud: null, bestandsomvang: got === null || size === null ? null : 0 };
  const said: JsonObject = stated === null && got.sha256 !== null ? { integriteit: integriteitOf(got.sha256, today) } : {};
  return { ...said, inhoud: got.bytes === null ? null : got.bytes.toString('base64'), bestandsomvang: got.size };
}

/** See `Target.apply`: one POST, and for a large content its parts. */
export async function create(at: Making, request: Create): Promise<Applied> {
  const { content } = at;
  const got = content === null ? null : await gather(content.door, content.size, at.doors.config.content.inlineBelow, false);
  const stated = isObject(request.body['integriteit']) ? request.body['integriteit'] : null;
  const isLarge = got !== null && got.bytes === null;
  if (isLarge) await at.locks.expect(request.key);
  const answered = await post(at, { ...request.body, ...contentFields(got, content?.size ?? null, stated, at.today) }, request.relation);
  const answer = isObject(answered['enkelvoudiginformatieobject']) ? answered['enkelvoudiginformatieobject'] : answered;
  const id = uuidOf(answer['url']);
  if (id === null) throw new Retry(diagnostic('ZS4104', `POST /${DOCUMENTS}: the answer names no document; looked up before anything else is done`));
  const versie = Number(answer['versie'] ?? 1);
  const done: Applied = { state: 'applied', id, result: { versie, ...(got === null ? {} : { bestandsomvang: got.size, ...(got.sha256 === null ? {} : { sha256: got.sha256 }) }) } };
  if (!isLarge || content === null) {
    if (got?.bytes && got.size > 0) await arrived(at, id, answer, { size: got.size, sha256: got.sha256 });
    return done;
  }
  const lock = text(answer['lock']) || text(objects(answer['bestandsdelen'])[0]?.['lock']);
  await at.locks.keep(id, { lock, upload: true, fresh: true });
  await at.locks.born(request.key);
  const parts = partsOf(answer);
  const sending = await prepare(at, { door: content.door, lock, document: id, parts, fresh: true, filename: text(request.body['bestandsnaam']) });
  const sent = await sendContent(sending, { document: id, source: content.source, size: got.size, versie, parts, sha256: null }, at.options, true);
  return { ...done, result: { versie, bestandsomvang: got.size, sha256: sent.sha256, bestandsdelen: parts.length } };
}

async function post(at: Making, body: JsonObject, relation: JsonObject | undefined): Promise<JsonObject> {
  const [path, sent] = relation === undefined ? [`/${DOCUMENTS}`, body] : ['/document_registreren', { enkelvoudiginformatieobject: body, zaakinformatieobject: relation }];
  try {
    return await at.doors.documenten.send('POST', path, sent, at.reason, at.signal);
  } catch (error) {
    // What the catalogue said may be old.
    if (error instanceof Refused) at.doors.typen.forget();
    // Refused: nothing was made, so no lock came with it.
    if (error instanceof Refused) await at.locks.born({ bronorganisatie: text(body['bronorganisatie']), identificatie: text(body['identificatie']) });
    if (error instanceof Refused && codesOf(error).some((code) => DUPLICATE.has(code))) throw isThere(at.subject);
    throw error;
  }
}

/** The answer to a content in one piece states its size; read back only on request. */
export async function arrived(at: Making, id: string, answer: JsonObject, sent: { readonly size: number; readonly sha256: string }): Promise<void> {
  if (at.options.verify === 'read-back') {
    await checkArrival(at, { document: id, versie: Number(answer['versie']), ...sent }, at.options);
    return;
  }
  if (answer['bestandsomvang'] === sent.size) return;
  await at.locks.keep(id, { wrong: true });
  throw new Blocked(diagnostic('ZS5022', `${sent.size} bytes were sent, and the target states ${typeof answer['bestandsomvang'] === 'number' ? answer['bestandsomvang'] : 'no size'}`, { subject: at.subject }));
}
