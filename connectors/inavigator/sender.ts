// Decides whether an upload comes from somebody who may send one.
import { createHash, createHmac, timingSafeEqual, type Hmac } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Incoming } from '../../core/connector/contract';
import type { Secret } from '../../core/connector/secret';
import type { UploadConfig } from './config';

export const TIMESTAMP = 'x-zaaksluis-timestamp';
export const SIGNATURE = 'x-zaaksluis-signature';

/** Compared by hash: lengths tell nothing, and the time it takes neither. */
const equal = (a: string, b: string): boolean => timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());

/** What a sender puts into the signature header for a body. */
export function sign(secret: string, timestamp: string, body: Buffer | string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;
}

/** A check that goes along with the body: `watch` passes it on, `trusted` says at its end whether it was signed. */
export interface BodyCheck {
  readonly watch: (body: Readable) => Readable;
  readonly trusted: () => boolean;
}

/** Why a sender is refused before its body is read, or the check to run along with the body. */
export function checkSender(request: Incoming, settings: UploadConfig, now: Date): BodyCheck | { readonly refused: string } {
  const token = /^bearer\s+(.+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  if (token !== undefined) {
    const known = settings.bearer?.all().some((one) => equal(one, token)) ?? false;
    return known ? { watch: (body) => body, trusted: () => true } : { refused: 'the token is not known here' };
  }
  const { [TIMESTAMP]: timestamp, [SIGNATURE]: signature } = request.headers;
  if (settings.hmac === undefined) return { refused: 'Authorization: Bearer is missing' };
  if (timestamp === undefined || signature === undefined) return { refused: `${timestamp === undefined ? TIMESTAMP : SIGNATURE} is missing` };
  if (!/^\d{1,12}$/.test(timestamp)) return { refused: `${TIMESTAMP} is not a number of seconds` };
  const off = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (off > settings.windowSeconds) return { refused: `${TIMESTAMP} is ${Math.round(off)} seconds off; ${settings.windowSeconds} are allowed` };
  return signed(settings.hmac, timestamp, signature);
}

function signed(secret: Secret, timestamp: string, signature: string): BodyCheck {
  const sums: readonly Hmac[] = secret.all().map((one) => createHmac('sha256', one).update(`${timestamp}.`));
  return {
    watch: (body) =>
      Readable.from((async function* pass() {
        for await (const chunk of body as AsyncIterable<Buffer>) {
          for (const sum of sums) sum.update(chunk);
          yield chunk;
        }
      })()),
    trusted: () => sums.map((sum) => equal(`sha256=${sum.digest('hex')}`, signature.toLowerCase())).includes(true),
  };
}
