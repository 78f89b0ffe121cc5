// Keeps contents of documents in files, and shelves only where they are.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface Kept {
  readonly file: string;
  readonly omvang: number;
  readonly sha256: string;
}

export interface Contents {
  keep(bytes: AsyncIterable<Buffer>): Promise<Kept>;
  open(kept: Kept): Readable;
  discard(file: string): Promise<void>;
}

export function contentsIn(folder: string): Contents {
  return {
    keep: async (bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = randomUUID();
      const digest = createHash('sha256');
      let omvang = 0;
      const counted = async function* (): AsyncGenerator<Buffer> {
        for await (const chunk of bytes) {
          digest.update(chunk);
          omvang += chunk.length;
          yield chunk;
        }
      };
      await pipeline(Readable.from(counted(), { objectMode: false }), createWriteStream(path.join(folder, file), { flags: 'wx', mode: 0o600 }));
      return { file, omvang, sha256: digest.digest('hex') };
    },
    open: ({ file }) => createReadStream(path.join(folder, file)),
    discard: (file) => rm(path.join(folder, file), { force: true }),
  };
}
