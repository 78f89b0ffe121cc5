// Reads and makes the checksum that a document states of its content (integriteit): free metadata, which no server checks.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ContentDoor } from '../../../core/connector/contract';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import { text } from './context';

const SHA256 = /^[0-9a-f]{64}$/;

/** The SHA-256 an object of the API states, in lower-case hex; null: none. */
export function statedSha256(raw: JsonObject): string | null {
  const group = isObject(raw['integriteit']) ? raw['integriteit'] : {};
  const value = text(group['waarde']).trim().toLowerCase();
  return group['algoritme'] === 'sha_256' && SHA256.test(value) ? value : null;
}

/** The group that says it; `datum`: the day it was computed, YYYY-MM-DD. */
export const integriteitOf = (sha256: string, datum: string): JsonObject => ({ algoritme: 'sha_256', waarde: sha256, datum });

/** Names of the algorithms we can compute ourselves, as Node knows them; SHA-256 is computed anyhow. */
const COMPUTED: Readonly<Record<string, string>> = { md5: 'md5', sha_1: 'sha1', sha_512: 'sha512' };

/**
 * A door that also compares what the source states in another algorithm than SHA-256: a reading from 0 fails at its end with Blocked
 * ZS5014. The door itself where nothing is stated that we can compute.
 */
export function checkedDoor(door: ContentDoor, integriteit: JsonObject, subject: string): ContentDoor {
  const name = text(integriteit['algoritme']);
  const algorithm = COMPUTED[name];
  const stated = text(integriteit['waarde']).trim().toLowerCase();
  if (algorithm === undefined || !/^[0-9a-f]+$/.test(stated)) return door;
  const compared = async function* (source: Readable): AsyncGenerator<Buffer> {
    const digest = createHash(algorithm);
    for await (const chunk of source as AsyncIterable<Buffer>) {
      digest.update(chunk);
      yield chunk;
    }
    const found = digest.digest('hex');
    if (found !== stated) throw new Blocked(diagnostic('ZS5014', `${name} ${stated.slice(0, 12)}… is stated, the bytes have ${found.slice(0, 12)}…`, { subject, field: 'integriteit' }));
  };
  return {
    get state() {
      return door.state;
    },
    read: () => door.read(),
    keep: async (state) => door.keep(state),
    open: async (from = 0) => {
      const source = await door.open(from);
      if (from > 0) return source;
      const stream = Readable.from(compared(source), { objectMode: false });
      stream.once('close', () => source.destroy());
      return stream;
    },
  };
}
