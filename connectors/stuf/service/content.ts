// Streams the document into an answer that has a place for it; the length is said beforehand.
import type { Spool } from '../../../core/connector/host';
import { Blocked } from '../../../core/connector/outcome';
import type { Held } from '../../../core/connector/register';
import type { Exchange, ServiceAnswer } from '../../../core/connector/service';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import { withContent, type Outgoing } from '../../../core/xml/with-content';
import { CONTENT_HEADER, type KeptContent } from './answer';

/** Documents of which nobody knows the size go through the spool first, up to this. */
const UNSIZED = 2_000 * 1024 * 1024;

const contentOf = (held: Held): JsonObject => {
  const { inhoud } = held.value;
  if (isObject(inhoud)) return inhoud;
  throw new Blocked(diagnostic('ZS6053', 'the register holds no content of this document', { subject: `informatieobject/${String(held.value['identificatie'])}` }));
};

async function heldOf({ query }: KeptContent, exchange: Exchange, signal: AbortSignal): Promise<Held> {
  const found = await exchange.find(query, signal);
  if (found.state === 'found') return found;
  throw new Blocked(diagnostic('ZS6053', 'the document of this answer is no longer in the register', { subject: `informatieobject/${query.identificatie}` }));
}

/** Opened before anything is answered: what the register refuses is then a fault, and not half an answer. */
async function opened(size: number, content: JsonObject, held: Held, exchange: Exchange, signal: AbortSignal): Promise<Outgoing> {
  const stream = await exchange.open(held, content, 0, signal);
  stream.once('error', () => undefined); // heard by who reads it; unread it must not end the process
  return { size, open: () => Promise.resolve(stream) };
}

/** A stream through a file, so that its size is known; the file goes when it was read. */
async function measured(content: JsonObject, held: Held, exchange: Exchange, spool: Spool, signal: AbortSignal): Promise<Outgoing> {
  const { name, size } = await spool.keep(await exchange.open(held, content, 0, signal), UNSIZED, signal);
  return {
    size,
    open: async () => {
      const stream = await spool.open(name);
      stream.once('close', () => void spool.discard(name));
      return stream;
    },
  };
}

/**
 * The answer as it leaves. `held`: the document as it was found just now; null: a kept answer, for which it is looked up again. Throws
 * what the register throws: before anything was sent.
 */
export async function sendContent(answer: ServiceAnswer, held: Held | null, exchange: Exchange, spool: Spool, signal: AbortSignal): Promise<ServiceAnswer> {
  const { [CONTENT_HEADER]: told, ...headers } = answer.headers;
  if (told === undefined || typeof answer.body !== 'string') return answer;
  const kept = JSON.parse(told) as KeptContent;
  const from = held ?? (await heldOf(kept, exchange, signal));
  const content = contentOf(from);
  const size = content['omvang'];
  const outgoing = typeof size === 'number' ? await opened(size, content, from, exchange, signal) : await measured(content, from, exchange, spool, signal);
  const { body, length } = withContent(answer.body, new Map([[kept.at, outgoing]]));
  return { ...answer, headers: { ...headers, 'content-length': String(length) }, body };
}
