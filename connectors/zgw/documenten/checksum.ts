// Reads and makes the checksum that a document states of its content (integriteit): free metadata, which no server checks.
import { createHash } from 'node:crypto';
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

/** Names of the algorithms we can compute ourselves, as Node knows them. */
const COMPUTED: Readonly<Record<string, string>> = { md5: 'md5', sha_1: 'sha1', sha_512: 'sha512' };

/** A hash that can be compared with what is stated, beside the SHA-256 that is computed anyhow; null: none, or one we do not compute. */
export function statedHash(integriteit: JsonObject | null): { readonly hash: ReturnType<typeof createHash>; readonly stated: string; readonly name: string } | null {
  const name = text(integriteit?.['algoritme']);
  const algorithm = COMPUTED[name];
  const stated = text(integriteit?.['waarde']).trim().toLowerCase();
  return algorithm && /^[0-9a-f]+$/.test(stated) ? { hash: createHash(algorithm), stated, name } : null;
}
