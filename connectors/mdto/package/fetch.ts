// Brings the content of one file into the SIP: streamed, hashed on the way, and looked at to say what it is.
import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { canonical } from '../../../core/model/hash';
import type { Json, JsonObject } from '../../../core/model/json';
import { hasAttachments } from '../formats/attachments';
import { identify, isProtected } from '../formats/identify';
import { watchFile } from '../formats/sample';
import type { Measured } from '../sip';
import { measured, note, noteOf, onDisk, syncFolder, within, type Work } from './work';

/** What a content step asks: which file, and in which algorithm the receiver wants its checksum. */
export interface Fetch {
  /** Relative to the tree of objects. */
  readonly path: string;
  readonly key: string;
  readonly checksum: 'sha256' | 'sha512';
  /** Which bytes are meant, as the source knows them: a file that was fetched for other ones is fetched again. */
  readonly inhoud: JsonObject;
}

const measuredIn = (value: Json | undefined): Measured => value as unknown as Measured;

/** A finished file of this step, if it is still what it was: its bytes are hashed again. null: it must be fetched. */
export async function fetched(work: Work, asked: Fetch, signal: AbortSignal): Promise<Measured | null> {
  return onDisk('reading a file of the SIP', async () => {
    const known = await noteOf(work, asked.key);
    if (known === undefined || known['path'] !== asked.path || known['checksum'] !== asked.checksum || canonical(known['inhoud'] ?? null) !== canonical(asked.inhoud)) return null;
    const found = measuredIn(known['measured']);
    const there = await measured(within(work.payload, asked.path), signal);
    return there && there.digest === found.sha256 && there.size === found.size ? found : null;
  });
}

/**
 * Writes the stream to its place in the SIP: to disk, then renamed, then noted. Throws what the stream throws, and Retry or Halt
 * where the disk refuses (ZS4340).
 */
export async function fetchInto(work: Work, asked: Fetch, content: Readable, now: () => Date, signal: AbortSignal): Promise<Measured> {
  const file = within(work.payload, asked.path);
  const beside = path.join(work.notes, `${path.basename(file)}.part`);
  const sha256 = createHash('sha256');
  const other = asked.checksum === 'sha256' ? null : createHash(asked.checksum);
  const watcher = watchFile();
  let size = 0;
  await onDisk('writing a file of the SIP', async () => {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o750 });
    await mkdir(work.notes, { recursive: true, mode: 0o750 });
    const handle = await open(beside, 'w', 0o640);
    try {
      for await (const chunk of content) {
        signal.throwIfAborted();
        const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array);
        sha256.update(bytes);
        other?.update(bytes);
        watcher.add(bytes);
        size += bytes.length;
        await handle.writeFile(bytes);
      }
      await handle.sync(); // the note that follows says that it is whole
    } finally {
      await handle.close();
      content.destroy();
    }
    await rename(beside, file);
    await syncFolder(path.dirname(file));
  });
  const digest = sha256.digest('hex');
  const sample = watcher.sample();
  const format = identify(sample, path.basename(file));
  const result: Measured = {
    size, sha256: digest, checksum: other?.digest('hex') ?? digest, format, at: now().toISOString(),
    ...(isProtected(sample) && { locked: true }), ...(format && hasAttachments(sample, format.puid) && { attachments: true }),
  };
  await onDisk('noting a file of the SIP', () => note(work, asked.key, { path: asked.path, checksum: asked.checksum, inhoud: asked.inhoud, measured: result as unknown as JsonObject }));
  return result;
}
