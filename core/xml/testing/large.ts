// A process of its own that reads, or sends, one message with a document of so many MiB, and says what it cost. Run with -r @swc-node/register.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { base64Length, toBase64 } from '../base64';
import type { Sink } from '../cut';
import { readMessage, writeMultipart } from '../mtom';
import { element } from '../tree';
import { placeholder, withContent } from '../with-content';
import { writeTree } from '../write-tree';

/** What is done with the document. `lines`: base64 in lines of 76 whose ends are escaped, as some senders do. */
export const WAYS = ['base64', 'lines', 'mtom'] as const;
export type Way = (typeof WAYS)[number];

/** What it cost: RSS in MiB above what the process had before, and seconds. */
export interface Cost {
  readonly grownMiB: number;
  readonly seconds: number;
  readonly bytes: number;
  /** Whether what came out is what went in. */
  readonly same: boolean;
}

const MiB = 1024 * 1024;
/** Lengths that fit neither base64 nor lines nor each other, so that every seam is met. */
const PIECE = Buffer.from(Array.from({ length: 65_537 }, (_none, at) => (at * 31 + (at >> 8)) % 256));

async function* bytes(size: number): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < size; sent += PIECE.length) yield await Promise.resolve(PIECE.subarray(0, Math.min(PIECE.length, size - sent)));
}

async function* inLines(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest = '';
  for await (const piece of content) {
    const text = rest + piece.toString('latin1');
    const whole = text.length - (text.length % 76);
    rest = text.slice(whole);
    yield Buffer.from(text.slice(0, whole).replace(/.{76}/g, '$&&#13;\n'), 'latin1');
  }
  yield Buffer.from(rest, 'latin1');
}

async function* between(head: string, middle: AsyncIterable<Buffer>, tail: string): AsyncGenerator<Buffer> {
  yield Buffer.from(head);
  yield* middle;
  yield Buffer.from(tail);
}

async function measure(way: Way, size: number): Promise<Cost> {
  const mark = placeholder();
  const xml = writeTree(element('urn:1', 'bericht', [element('urn:1', 'inhoud', mark)]));
  const contents = new Map([[mark, { open: () => Promise.resolve(Readable.from(bytes(size), { objectMode: false })), size }]]);
  const [head = '', tail = ''] = xml.split(mark);
  const sent = way === 'mtom' ? writeMultipart(xml, contents, { type: 'text/xml' }) : { ...withContent(xml, contents), contentType: 'text/xml; charset=utf-8' };
  const message = way === 'lines' ? between(head, inLines(toBase64(bytes(size))), tail) : (sent.body as AsyncIterable<Buffer>);

  const expected = createHash('sha256');
  for await (const piece of bytes(size)) expected.update(piece);
  const begin = process.memoryUsage.rss();
  let peak = begin;
  let taken = 0;
  const sink: Sink = async (content) => {
    const hash = createHash('sha256');
    let seen = 0;
    for await (const piece of content) {
      hash.update(piece);
      taken += piece.length;
      if ((seen += 1) % 64 === 0) peak = Math.max(peak, process.memoryUsage.rss());
    }
    return hash.digest('hex');
  };
  const started = process.hrtime.bigint();
  const tree = await readMessage(message, sent.contentType, { file: 'message', cut: (path) => (path.at(-1)?.name === 'inhoud' ? sink : null) });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const length = way === 'lines' || sent.length > (way === 'base64' ? base64Length(size) : size);
  return { grownMiB: Math.round((peak - begin) / MiB), seconds, bytes: taken, same: length && taken === size && tree.children[0]?.cut === expected.digest('hex') };
}

if (require.main === module) {
  const [way, mebibytes] = process.argv.slice(2);
  void measure(way as Way, Number(mebibytes) * MiB + 1).then((cost) => process.stdout.write(`${JSON.stringify(cost)}\n`));
}
