// Asks clamd: INSTREAM, in chunks with their length before them (clamd(8)).
import { createReadStream } from 'node:fs';
import type { Verdict } from './scanner';
import { addressOf, converse } from './socket';

const USUAL_PORT = 3310;

async function* framed(file: string): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield length;
    yield chunk;
  }
  yield Buffer.alloc(4);
}

export const clamd = (address: string, timeoutMs: number) => async (file: string, signal: AbortSignal): Promise<Verdict> => {
  const [host, port] = addressOf(address, USUAL_PORT);
  const answer = (await converse(host, port, framed(file), (text) => text.includes('\0'), timeoutMs, signal)).replace(/\0[\s\S]*$/, '').trim();
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (found !== undefined) return { kind: 'infected', name: found };
  if (/^stream: OK$/.test(answer)) return { kind: 'clean' };
  // StreamMaxLength of the scanner: trying again helps nobody.
  if (/size limit exceeded/i.test(answer)) return { kind: 'unscanned', why: 'it is larger than the scanner takes' };
  throw new Error('an answer that is not understood');
};
