// Takes signed calls that name objects: nobody who does not know the secret can make us look.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Receiver, Refused } from '../../core/connector/contract';
import type { Secret } from '../../core/connector/secret';
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import { KINDS } from '../../core/model/ref';

const LIMIT = 1024 * 1024; // A thousand names are 60 kB.

const call = z.strictObject({ names: z.array(z.strictObject({ kind: z.enum(KINDS), id: z.string().min(1) })).max(10_000) });

const refused = (status: number, ...diagnostics: Diagnostic[]): Refused => ({ state: 'refused', status, diagnostics });

/** The body, or null where it is larger than the limit. */
async function whole(body: Readable): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > LIMIT) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** How a sender signs: HMAC-SHA256 over the bytes of the body, as `sha256=<hex>` in `x-signature`. */
export const sign = (secret: string, body: Buffer): string => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** Compared in constant time, with every secret that is valid now. */
const isSigned = (header: string, secret: Secret, body: Buffer): boolean =>
  secret.all().some((one) => {
    const expected = Buffer.from(sign(one, body));
    const given = Buffer.from(header);
    return expected.length === given.length && timingSafeEqual(expected, given);
  });

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Refuses with 413, 401 and 400, in this order: what is not signed is not read. */
export function makeReceiver(secret: Secret, connection: string): Receiver {
  return {
    tells: { system: connection, kinds: KINDS },
    receive: async (request) => {
      const body = await whole(request.body);
      if (body === null) return refused(413, diagnostic('ZS5001', `the body is larger than ${LIMIT} bytes`, { subject: connection }));
      const header = request.headers['x-signature'];
      if (header === undefined || !isSigned(header, secret, body)) {
        return refused(401, diagnostic('ZS3006', header === undefined ? 'x-signature is absent' : 'x-signature does not fit the body', { subject: connection }));
      }
      const read = call.safeParse(parsed(body));
      if (!read.success) {
        return refused(400, ...read.error.issues.slice(0, 5).map((issue) => diagnostic('ZS3007', `${issue.path.join('.') || 'body'}: ${issue.message}`, { subject: connection })));
      }
      const names = read.data.names.map(({ kind, id }) => ({ ref: { system: connection, kind, id } }));
      return { state: 'accepted', names, status: 202, body: { accepted: names.length } };
    },
  };
}
