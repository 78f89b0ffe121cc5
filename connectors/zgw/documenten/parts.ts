// Sends a large content in the parts the server asked for, and skips those an earlier attempt sent.
import { createHash } from 'node:crypto';
import type { ContentDoor } from '../../../core/connector/contract';
import { Blocked, Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { uuidOf } from '../urls';
import { objects } from './context';
import { openCutter } from './cutter';
import type { Locking } from './locking';

/** One bestandsdeel, and what we know of it. */
export interface Part {
  readonly id: string;
  readonly volgnummer: number;
  /** Bytes: the server's choice. */
  readonly omvang: number;
  /** Of what was sent and acknowledged; null: not sent. */
  readonly sha256: string | null;
}

/** What is kept of an upload in the journal's transfer: enough for another process to go on. */
export interface Upload {
  readonly document: string;
  /** Version of the source, as the step names it. */
  readonly source: number | null;
  readonly size: number;
  /** Of the document there, which the parts belong to. */
  readonly versie: number;
  readonly parts: readonly Part[];
  /** All parts were acknowledged, and the reading was whole. */
  readonly sha256: string | null;
}

/** The parts in an answer, in order. */
export const partsOf = (answer: JsonObject): Part[] =>
  objects(answer['bestandsdelen'])
    .map((part) => ({ id: uuidOf(part['url']) ?? '', volgnummer: Number(part['volgnummer']), omvang: Number(part['omvang']), sha256: null }))
    .sort((a, b) => a.volgnummer - b.volgnummer);

export const asState = (upload: Upload): JsonObject => upload as unknown as JsonObject;

export function readState(state: Json | null): Upload | null {
  if (!isObject(state) || typeof state['document'] !== 'string' || !Array.isArray(state['parts'])) return null;
  return state as unknown as Upload;
}

export interface Sending extends Locking {
  readonly door: ContentDoor;
  readonly lock: string;
  readonly filename: string;
  /** Says that the lock is in use. */
  touch(): Promise<void>;
}

/** The source gave other bytes for a part that was sent before. */
export class Moved extends Retry {}

/**
 * Reads the content once from its beginning. A part that was sent is hashed and compared (Moved ZS5012 where it differs), any
 * other goes out as a stream of exactly its `omvang`; what is known is kept after each. Answers the upload with its checksum.
 */
export async function sendParts(at: Sending, upload: Upload): Promise<Upload> {
  const total = upload.parts.reduce((sum, part) => sum + part.omvang, 0);
  if (total !== upload.size) throw new Blocked(diagnostic('ZS5022', `the target asks for parts of ${total} bytes together; the content has ${upload.size}`, { subject: at.subject }));
  const cutter = openCutter(await at.door.open());
  let now = upload;
  try {
    for (const [index, part] of upload.parts.entries()) {
      const sha256 = part.sha256 === null ? await sendPart(at, part, cutter.take(part.omvang)) : await hashOf(cutter.take(part.omvang));
      if (part.sha256 === sha256) continue;
      if (part.sha256 !== null) throw new Moved(diagnostic('ZS5012', `part ${part.volgnummer} was sent before, and the source gives other bytes for it now`, { subject: at.subject }));
      now = { ...now, parts: now.parts.with(index, { ...part, sha256 }) };
      await at.door.keep(asState(now));
      await at.touch();
    }
    const left = await cutter.finish();
    if (left > 0) throw new Blocked(diagnostic('ZS5010', `the source gives ${left} bytes more than the ${upload.size} it was read to have`, { subject: at.subject, field: 'bestandsomvang' }));
  } finally {
    cutter.close();
  }
  const read = at.door.read();
  if (read === null) throw new Retry(diagnostic('ZS5013', 'the source was not read to its end', { subject: at.subject }));
  now = { ...now, sha256: read.sha256 };
  await at.door.keep(asState(now));
  return now;
}

async function hashOf(content: AsyncIterable<Buffer>): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of content) digest.update(chunk);
  return digest.digest('hex');
}

async function sendPart(at: Sending, part: Part, content: AsyncIterable<Buffer>): Promise<string> {
  const digest = createHash('sha256');
  const passing = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of content) {
      digest.update(chunk);
      yield chunk;
    }
  };
  const file = { name: 'inhoud', filename: at.filename, size: part.omvang, content: passing() };
  await at.doors.documenten.upload(`/bestandsdelen/${part.id}`, { fields: { lock: at.lock }, file }, at.reason, at.signal);
  return digest.digest('hex');
}
