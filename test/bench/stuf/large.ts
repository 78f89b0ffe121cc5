// One large document into the service and out again, inline in base64: how long it takes, and what it does to the memory of the node.
import http from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { measured } from '../load/play';
import { documentMessage, messageOf, type Message } from './messages';

const PART = 3 * 65_536; // bytes; whole groups of base64
const MARK = '@@inhoud@@';

/** The message about a document of `size` bytes, in pieces. */
function* pieces({ body }: Message, size: number): Generator<string> {
  const [before = '', after = ''] = body.split(MARK);
  yield before;
  const part = Buffer.alloc(PART, 'zaak').toString('base64');
  for (let left = size; left > 0; left -= PART) yield left >= PART ? part : Buffer.alloc(left, 'zaak').toString('base64');
  yield after;
}

/** Sends it, reads the answer to its end and keeps only how it begins; answers how many bytes there were. */
async function exchange(url: string, { action }: Message, body: Readable): Promise<number> {
  const call = http.request(url, { method: 'POST', agent: false, headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${action}"` } });
  const answered = new Promise<http.IncomingMessage>((done, failed) => call.once('response', done).once('error', failed));
  await pipeline(body, call);
  const answer = await answered;
  let [size, start] = [0, ''];
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (start.length < 2_000) start += part.toString();
  }
  if (answer.statusCode !== 200) throw new Error(`the large document: ${answer.statusCode} ${start.slice(0, 3_000)}`);
  return size;
}

/** Of the n-th zaak; `size` in bytes. One sentence for each way. */
export async function largeThrough(url: string, n: number, size: number): Promise<readonly string[]> {
  const rss = (): number => Math.round(process.memoryUsage().rss / 2 ** 20);
  const told = (way: string, before: number, { ms, most, cpu }: { readonly ms: number; readonly most: number; readonly cpu: number }): string =>
    `a document of ${Math.round(size / 1e6)} MB ${way}: ${Math.round(ms)} ms, ${Math.round(size / 2 ** 20 / (ms / 1_000))} MiB/s, ${Math.round(cpu)} ms CPU; the node (its sender in the same process) grew by ${Math.max(0, most - before)} MiB`;
  const write = documentMessage(n, MARK);
  const read = messageOf('geefZaakdocumentLezen', n, 0);
  let before = rss();
  const into = told('in, voegZaakdocumentToe', before, await measured(() => exchange(url, write, Readable.from(pieces(write, size)))));
  before = rss();
  const out = await measured(() => exchange(url, read, Readable.from([read.body])));
  if (out.result < (size * 4) / 3) throw new Error(`the answer has ${out.result} bytes: the document is not in it`);
  return [into, told('out, geefZaakdocumentLezen', before, out)];
}
