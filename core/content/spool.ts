// Keeps streams in files of this node, counting and hashing on the way; never holds more than a chunk in memory.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Spool, Spooled } from '../connector/host';
import { Blocked, Retry } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';

const NAME = /^[0-9a-f-]{36}$/;

/** No bytes left, no place for a name, or no more than this account may have. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** A spool in `folder`, made when first used. Names are ours and tell nothing of the content. */
export function openSpool(folder: string): Spool {
  const fileOf = (name: string): string => {
    if (!NAME.test(name)) throw new Blocked(diagnostic('ZS9001', `"${name}" is no name of a spooled file`));
    return path.join(folder, name);
  };
  return {
    async keep(content, limit, signal) {
      const name = randomUUID();
      const partial = `${fileOf(name)}.part`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const { size, sha256 } = await write(content, partial, limit, signal);
        await rename(partial, fileOf(name));
        return { name, path: fileOf(name), size, sha256 } satisfies Spooled;
      } catch (error) {
        await rm(partial, { force: true });
        if (FULL.has(String((error as NodeJS.ErrnoException).code))) throw new Retry(diagnostic('ZS5003', 'the disk of the spool is full'), undefined, { cause: error });
        throw error;
      }
    },
    async open(name, from = 0) {
      const file = fileOf(name);
      await stat(file).catch(() => { throw new Blocked(diagnostic('ZS5002', `spooled file ${name} is gone`)); });
      return createReadStream(file, { start: from });
    },
    discard: (name) => rm(fileOf(name), { force: true }),
  };
}

async function write(content: Readable, file: string, limit: number, signal: AbortSignal): Promise<{ readonly size: number; readonly sha256: string }> {
  const digest = createHash('sha256');
  const handle = await open(file, 'wx', 0o600);
  let size = 0;
  try {
    for await (const chunk of content) {
      signal.throwIfAborted();
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array | string);
      size += bytes.length;
      if (size > limit) throw new Blocked(diagnostic('ZS5001', `larger than the ${limit} bytes that are allowed`));
      digest.update(bytes);
      await handle.write(bytes);
    }
    await handle.sync(); // what is answered for must outlive a power cut
  } finally {
    await handle.close();
  }
  return { size, sha256: digest.digest('hex') };
}
