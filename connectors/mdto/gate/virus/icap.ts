// Asks an ICAP service: RESPMOD with the file as the body of an answer (RFC 3507).
import { createReadStream } from 'node:fs';
import type { Verdict } from './scanner';
import { addressOf, converse } from './socket';

const USUAL_PORT = 1344;
const REQUEST = 'GET /file HTTP/1.1\r\nHost: zaaksluis.invalid\r\n\r\n';
const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n';

async function* framed(url: string, host: string, file: string): AsyncGenerator<Buffer> {
  yield Buffer.from(`RESPMOD ${url} ICAP/1.0\r\nHost: ${host}\r\nAllow: 204\r\nConnection: close\r\nEncapsulated: req-hdr=0, res-hdr=${REQUEST.length}, res-body=${REQUEST.length + ANSWER.length}\r\n\r\n${REQUEST}${ANSWER}`);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    yield Buffer.from(`${chunk.length.toString(16)}\r\n`);
    yield chunk;
    yield Buffer.from('\r\n');
  }
  yield Buffer.from('0\r\n\r\n');
}

/** Its own header, and the first line of the HTTP answer in it. */
const isWhole = (text: string): boolean => /^ICAP\/1\.0 204/.test(text) ? text.includes('\r\n\r\n') : /\r\n\r\nHTTP\/1\.[01] \d{3}/.test(text) || (/^ICAP\/1\.0 [345]/.test(text) && text.includes('\r\n\r\n'));

export const icap = (address: string, timeoutMs: number) => async (file: string, signal: AbortSignal): Promise<Verdict> => {
  const place = /^icap:\/\/([^/]+)\//.exec(address)?.[1] ?? '';
  const [host, port] = addressOf(place, USUAL_PORT);
  const text = await converse(host, port, framed(address, place, file), isWhole, timeoutMs, signal);
  const [head = ''] = text.split('\r\n\r\n', 1);
  const found = /^X-(?:Infection-Found|Virus-ID|Virus-Name|Violations-Found):\s*(.+)$/im.exec(head)?.[1]?.trim();
  if (found !== undefined) return { kind: 'infected', name: /Threat=([^;]+)/.exec(found)?.[1] ?? found };
  if (/^ICAP\/1\.0 204/.test(text)) return { kind: 'clean' };
  const http = /\r\n\r\nHTTP\/1\.[01] (\d{3})/.exec(text)?.[1];
  // Some services answer with the file itself where nothing is wrong, and with a page of their own where something is.
  if (/^ICAP\/1\.0 200/.test(text) && http === '200') return { kind: 'clean' };
  if (/^ICAP\/1\.0 200/.test(text) && http === '403') return { kind: 'infected', name: 'not named' };
  if (/^ICAP\/1\.0 413/.test(text)) return { kind: 'unscanned', why: 'it is larger than the scanner takes' };
  throw new Error('an answer that is not understood');
};
