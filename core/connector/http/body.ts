// Reads an answer whole, up to a bound.
import type { Readable } from 'node:stream';

/** Thrown by `readWhole` past the bound; the client turns it into a finding. */
export class TooLarge extends Error {
  constructor(readonly limit: number) {
    super(`larger than ${limit} bytes`);
    this.name = 'TooLarge';
  }
}

/** The text of a stream of at most `limit` bytes, read as UTF-8 without its byte order mark; past that it stops reading and throws TooLarge. */
export async function readWhole(stream: Readable, limit: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) {
      stream.destroy();
      throw new TooLarge(limit);
    }
    parts.push(part);
  }
  return new TextDecoder('utf-8').decode(Buffer.concat(parts));
}
