// Reads a call to a small tree while its documents go to the spool, within bounds of size and patience.
import { Readable } from 'node:stream';
import type { Incoming } from '../../../core/connector/contract';
import type { Spool } from '../../../core/connector/host';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Cutter } from '../../../core/xml/cut';
import { readMessage } from '../../../core/xml/mtom';
import type { XmlTree } from '../../../core/xml/tree';
import { ZKN } from '../message/namespaces';

export interface TakeInOptions {
  readonly spool: Spool;
  /** Bytes of one document. */
  readonly contentLimit: number;
  /** Characters of the rest. */
  readonly messageLimit: number;
  readonly stallMs: number;
  readonly signal: AbortSignal;
}

/** A message that was read; what was kept of it in the spool is for the caller to discard. */
export interface TakenIn {
  readonly tree: XmlTree;
  /** Whether blank lines or a second byte order mark before the declaration were passed over; who may send that is seen later. */
  readonly mended: boolean;
}

/**
 * Names of spooled files are added to `kept` as they come into being, so that they can be discarded whatever happens. Throws what the
 * reader throws; Blocked ZS5001 for a document that is too large, ZS6051 for a caller that stopped sending.
 */
export async function takeIn(request: Incoming, options: TakeInOptions, kept: string[]): Promise<TakenIn> {
  const { spool, contentLimit, signal } = options;
  const cut: Cutter = (path) => {
    const here = path.at(-1);
    if (here?.name !== 'inhoud' || here.ns !== ZKN) return null;
    return async (bytes) => {
      const { name, size, sha256 } = await spool.keep(Readable.from(bytes, { objectMode: false }), contentLimit, signal);
      kept.push(name);
      return JSON.stringify({ spool: name, omvang: size, sha256 });
    };
  };
  const mended = { seen: false };
  const awake = patient(request.body, options.stallMs, signal);
  const tree = await readMessage(withoutLeading(awake, mended), request.headers['content-type'], { file: 'bericht', cut, limits: { kept: options.messageLimit }, signal });
  return { tree, mended: mended.seen };
}

/** The chunks of a body; throws where none comes for so long. */
export async function* patient(body: Readable, stallMs: number, signal: AbortSignal): AsyncGenerator<Buffer> {
  const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Buffer | string>;
  for (;;) {
    signal.throwIfAborted();
    let timer: NodeJS.Timeout | undefined;
    const stalled = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Blocked(diagnostic('ZS6051', `nothing came for ${stallMs / 1000} s, and the message was not whole`))), stallMs);
    });
    try {
      const next = await Promise.race([chunks.next(), stalled]);
      if (next.done === true) return;
      yield typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
    } finally {
      clearTimeout(timer);
    }
  }
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const BLANKS = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** What may stand before `<?xml` only by mistake. A single byte order mark is no mistake and stays. */
async function* withoutLeading(content: AsyncIterable<Buffer>, mended: { seen: boolean }): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of content) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const at = leading(head);
    if (at === head.length && head.length < 4096) continue; // nothing but blanks so far
    if (at > 0) mended.seen = true;
    yield head.subarray(at);
    head = null;
  }
  if (head !== null && head.length > 0) yield head;
}

function leading(head: Buffer): number {
  let at = 0;
  let marks = 0;
  for (;;) {
    if (head.subarray(at, at + 3).equals(BOM)) {
      marks += 1;
      at += 3;
    } else if (BLANKS.has(head[at] ?? -1)) at += 1;
    else break;
  }
  return marks === 1 && at === 3 ? 0 : at;
}
