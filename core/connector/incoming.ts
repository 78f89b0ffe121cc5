// What every receiver needs: the body of a call up to a bound, and comparing what a caller says without telling how far it was right.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Json } from '../model/json';
import type { Secret } from './secret';

/** A caller that sends too much hears so only when it has sent it; past this many times the limit it is cut off. */
const PATIENCE = 4;

/** The bytes of a body; null where it is larger than `limit`: what is over is read past, not kept. */
export async function readBody(body: Readable, limit: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > limit * PATIENCE) return null; // leaving the loop closes the connection
    if (size <= limit) parts.push(bytes);
  }
  return size > limit ? null : Buffer.concat(parts);
}

/** The body as JSON; undefined where it is none. */
export function parseJson(body: Buffer): Json | undefined {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as Json;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined; // not JSON; not UTF-8
    throw error;
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compared by hash, in constant time: neither length nor time tells anything. */
export const sameText = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/** A secret in a file is read again after this, in ms: a rotation is seen, and a thousand calls a second do not read it a thousand times. */
const KNOWN_MS = 5_000;
const known = new WeakMap<Secret, { readonly values: readonly string[]; readonly until: number }>();

function valuesOf(secret: Secret): readonly string[] {
  const now = Date.now();
  const kept = known.get(secret);
  if (kept !== undefined && now < kept.until) return kept.values;
  const values = secret.all();
  known.set(secret, { values, until: now + KNOWN_MS });
  return values;
}

/** Whether one of the secrets that are valid now makes what was given; all of them are tried, whichever it is. */
export const isMadeBySecret = (secret: Secret, given: string, make: (one: string) => string): boolean =>
  valuesOf(secret).map((one) => sameText(make(one), given)).includes(true);
