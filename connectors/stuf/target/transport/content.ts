// Puts the content of a document into a message as it streams by: base64 in its place, or as an attachment (MTOM), of a length known beforehand.
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Blocked } from '../../../../core/connector/outcome';
import { diagnostic } from '../../../../core/diagnostics/diagnostic';
import { headersOf, type SoapVersion } from './envelope';
import type { WireContent } from './wire';

/** A body and what its headers must say. */
export interface Streamed {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

/** Three bytes are four characters: what is left over of a chunk waits for the next one. */
async function* base64(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const all: Buffer = left.length > 0 ? Buffer.concat([left, chunk]) : chunk;
    const whole = all.length - (all.length % 3);
    left = Buffer.from(all.subarray(whole));
    if (whole > 0) yield Buffer.from(all.subarray(0, whole).toString('base64'), 'latin1');
  }
  if (left.length > 0) yield Buffer.from(left.toString('base64'), 'latin1');
}

function split(text: string, placeholder: string): readonly [string, string] {
  const at = text.indexOf(placeholder);
  if (at < 0 || text.includes(placeholder, at + 1)) throw new Blocked(diagnostic('ZS9001', 'a message with content has one place for it'));
  return [text.slice(0, at), text.slice(at + placeholder.length)];
}

/** The length that was announced is kept: what comes short or over is a broken message, and the peer must not take it. */
async function* exactly(bytes: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let seen = 0;
  for await (const chunk of bytes) {
    seen += chunk.length;
    if (seen > size) break;
    yield chunk;
  }
  if (seen !== size) throw new Blocked(diagnostic('ZS4508', `the content has ${seen > size ? 'more than' : ''} ${Math.min(seen, size)} bytes, ${size} were announced`));
}

async function* parts(head: string, middle: AsyncIterable<Buffer>, tail: string): AsyncGenerator<Buffer> {
  yield Buffer.from(head, 'utf8');
  yield* middle;
  yield Buffer.from(tail, 'utf8');
}

const lengthOf = (...texts: readonly string[]): number => texts.reduce((sum, text) => sum + Buffer.byteLength(text, 'utf8'), 0);

async function* opened(content: WireContent): AsyncGenerator<Buffer> {
  yield* exactly((await content.open()) as AsyncIterable<Buffer>, content.size);
}

/** XML Schema base64Binary in the place of the placeholder. */
export function inline(envelope: string, content: WireContent, soap: SoapVersion, action: string): Streamed {
  const [head, tail] = split(envelope, content.placeholder);
  const length = lengthOf(head, tail) + 4 * Math.ceil(content.size / 3);
  return { headers: { ...headersOf(soap, action), 'content-length': String(length) }, body: Readable.from(parts(head, base64(opened(content)), tail), { objectMode: false }) };
}

/** SOAP MTOM: the envelope is the first part of a multipart/related, and refers to the second with xop:Include. */
export function mtom(envelope: string, content: WireContent, soap: SoapVersion, action: string): Streamed {
  const boundary = `zs-${randomUUID()}`;
  const id = `${randomUUID()}@zaaksluis`;
  const root = `${randomUUID()}@zaaksluis`;
  const [before, after] = split(envelope, content.placeholder);
  const type = soap === '1.2' ? 'application/soap+xml' : 'text/xml';
  const include = `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:${id}"/>`;
  const head = [
    `--${boundary}`, `Content-Type: application/xop+xml; charset=UTF-8; type="${type}"`, 'Content-Transfer-Encoding: 8bit', `Content-ID: <${root}>`, '', `${before}${include}${after}`,
    `--${boundary}`, `Content-Type: ${content.type}`, 'Content-Transfer-Encoding: binary', `Content-ID: <${id}>`, '', '',
  ].join('\r\n');
  const tail = `\r\n--${boundary}--\r\n`;
  const related = `multipart/related; type="application/xop+xml"; boundary="${boundary}"; start="<${root}>"; start-info="${type}"`;
  return {
    headers: { ...(soap === '1.1' ? { soapaction: `"${action}"` } : {}), 'content-type': soap === '1.2' ? `${related}; action="${action}"` : related, 'content-length': String(lengthOf(head, tail) + content.size) },
    body: Readable.from(parts(head, opened(content), tail), { objectMode: false }),
  };
}
