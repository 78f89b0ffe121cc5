// Cuts one stream into pieces of given lengths, one after the other, without keeping more than a chunk.
import type { Readable } from 'node:stream';

export interface Cutter {
  /** Exactly `size` bytes, or what is left; read it to its end before the next piece is taken. */
  take(size: number): AsyncGenerator<Buffer>;
  /** Reads on to the end of the stream, so that whoever guards it says whether it was whole; answers how many bytes were left over. */
  finish(): Promise<number>;
  close(): void;
}

export function openCutter(stream: Readable): Cutter {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  const next = async (): Promise<Buffer | null> => {
    if (rest.length > 0) {
      const kept = rest;
      rest = Buffer.alloc(0);
      return kept;
    }
    const read = await chunks.next();
    return read.done === true ? null : read.value;
  };
  return {
    async *take(size) {
      for (let left = size; left > 0; ) {
        const chunk = await next();
        if (chunk === null) return;
        const piece = chunk.subarray(0, left);
        rest = chunk.subarray(piece.length);
        left -= piece.length;
        yield piece;
      }
    },
    finish: async () => {
      let left = 0;
      for (let chunk = await next(); chunk !== null; chunk = await next()) left += chunk.length;
      return left;
    },
    close: () => void stream.destroy(),
  };
}
