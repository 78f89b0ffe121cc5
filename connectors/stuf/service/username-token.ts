// WS-Security UsernameToken 1.1: what stands in the header, and whether it is made with a password we know, lately, and not before.
import { createHash } from 'node:crypto';
import type { Shelf } from '../../../core/connector/host';
import { isMadeBySecret } from '../../../core/connector/incoming';
import type { Secret } from '../../../core/connector/secret';
import { isObject, type Json } from '../../../core/model/json';
import { childOf, type XmlTree } from '../../../core/xml/tree';

const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
const DIGEST = '#PasswordDigest'; // last part of the Type, UsernameToken Profile 1.1 §3.1
const AHEAD = 60_000; // clocks differ: a token may come from this many ms in the future

/** What a caller says of itself in `wsse:Security`. The password never leaves this room. */
export interface UsernameToken {
  readonly username: string;
  readonly password: string;
  readonly type: 'digest' | 'text';
  /** As it stands, base64; null: none. */
  readonly nonce: string | null;
  readonly created: string | null;
}

export interface TokenSettings {
  readonly username: string;
  readonly password: Secret;
  readonly type: 'digest' | 'text' | 'either';
  readonly windowSeconds: number;
}

/** The token in the headers of an envelope; null: there is none. */
export function usernameTokenIn(headers: readonly XmlTree[]): UsernameToken | null {
  for (const header of headers) {
    if (header.ns !== WSSE || header.name !== 'Security') continue;
    const token = childOf(header, WSSE, 'UsernameToken');
    const username = token && childOf(token, WSSE, 'Username')?.text.trim();
    const password = token && childOf(token, WSSE, 'Password');
    if (!token || username === undefined || !password) continue;
    const type = password.attributes.find((one) => one.name === 'Type')?.value ?? '';
    return {
      username, password: password.text.trim(), type: type.endsWith(DIGEST) ? 'digest' : 'text',
      nonce: childOf(token, WSSE, 'Nonce')?.text.trim() ?? null,
      created: childOf(token, WSU, 'Created')?.text.trim() ?? null,
    };
  }
  return null;
}

/** Password_Digest = Base64(SHA-1(nonce + created + password)), UsernameToken Profile 1.1 §3.1. */
export const passwordDigest = (nonce: string, created: string, password: string): string =>
  createHash('sha1').update(Buffer.from(nonce, 'base64')).update(created).update(password).digest('base64');

/** Whether the token is this sender's, made lately. Says nothing of a replay: `meetNonce`. */
export function isTokenOf(token: UsernameToken, settings: TokenSettings, now: Date): boolean {
  if (token.username !== settings.username) return false;
  if (settings.type !== 'either' && settings.type !== token.type) return false;
  if (token.created !== null && !isFresh(token.created, settings.windowSeconds, now)) return false;
  if (token.type === 'text') return isMadeBySecret(settings.password, token.password, (one) => one);
  const { nonce, created } = token;
  if (nonce === null || created === null) return false; // a digest without them could be sent again for ever
  return isMadeBySecret(settings.password, token.password, (one) => passwordDigest(nonce, created, one));
}

function isFresh(created: string, windowSeconds: number, now: Date): boolean {
  const at = Date.parse(created);
  return !Number.isNaN(at) && at <= now.getTime() + AHEAD && at > now.getTime() - windowSeconds * 1000;
}

const PREFIX = 'nonce/';

/** `new`: this token never came. `resent`: it came with an equal message, whose reply may have been lost. `used`: it came with another one. */
export type Meeting = 'new' | 'resent' | 'used';

/** Keeps the nonce of a token with the message it came with (`likeness`; null: a resend of it could not be told). One call in the house for each. */
export async function meetNonce(token: UsernameToken, likeness: string | null, windowSeconds: number, shelf: Shelf, now: Date): Promise<Meeting> {
  if (token.nonce === null) return 'new';
  const key = PREFIX + createHash('sha256').update(`${token.username}\n${token.nonce}\n${token.created ?? ''}`).digest('hex');
  return shelf.exclusively(async (held) => {
    const known = await held.get(key);
    if (known !== undefined) return likeness !== null && isObject(known) && known['likeness'] === likeness ? 'resent' : 'used';
    await held.put(key, { until: now.getTime() + windowSeconds * 1000 + AHEAD, likeness });
    return 'new';
  });
}

/** Forgets nonces whose tokens are too old by now to be let in. */
export async function forgetNonces(shelf: Shelf, now: Date): Promise<void> {
  for (let after: string | null = null; ;) {
    const page: { readonly key: string; readonly value: Json }[] = await shelf.scan(PREFIX, after, 500);
    for (const { key, value } of page) if (!isObject(value) || typeof value['until'] !== 'number' || value['until'] < now.getTime()) await shelf.remove(key);
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.key;
  }
}
