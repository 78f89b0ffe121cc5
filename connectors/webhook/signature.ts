// Decides whether a call was signed by the sender we share a secret with, lately, and for the first time.
import { createHash, createHmac } from 'node:crypto';
import type { Incoming } from '../../core/connector/contract';
import { isMadeBySecret } from '../../core/connector/incoming';
import type { WebhookConfig } from './config';

/** What a sender puts into the signature header. */
export const sign = (secret: string, timestamp: string, body: Buffer | string): string => `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;

export interface Signed {
  /** Seconds since 1970, as signed. */
  readonly timestamp: number;
  /** Its own for this call: the same bytes signed in another second make another one. */
  readonly nonce: string;
}

/** Seconds of twelve digits reach far enough; milliseconds would too, and are a mistake we can name. */
const SECONDS = /^\d{1,10}$/;

/** The timestamp is judged before the body is hashed, and the signature in constant time. `now` is our clock. */
export function checkSignature(request: Incoming, body: Buffer, { headers, secret, windowSeconds }: WebhookConfig, now: Date): Signed | { readonly refused: string } {
  const timestamp = request.headers[headers.timestamp];
  const signature = request.headers[headers.signature]?.toLowerCase();
  if (timestamp === undefined || signature === undefined) return { refused: `${timestamp === undefined ? headers.timestamp : headers.signature} is absent` };
  if (!SECONDS.test(timestamp)) return { refused: `${headers.timestamp} is not a number of seconds since 1970` };
  const off = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (off > windowSeconds) return { refused: `${headers.timestamp} is ${Math.round(off)} seconds off; ${windowSeconds} are allowed` };
  if (!isMadeBySecret(secret, signature, (one) => sign(one, timestamp, body))) return { refused: `${headers.signature} does not fit the timestamp and the body` };
  return { timestamp: Number(timestamp), nonce: createHash('sha256').update(signature).digest('hex').slice(0, 32) };
}
