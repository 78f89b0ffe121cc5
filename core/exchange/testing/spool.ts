// A spool in memory for tests.
import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Spool } from '../../connector/host';
import { Blocked } from '../../connector/outcome';
import { diagnostic } from '../../diagnostics/diagnostic';

export function memorySpool(): Spool {
  const files = new Map<string, Buffer>();
  return {
    keep: async (content, limit) => {
      const parts: Buffer[] = [];
      for await (const part of content as AsyncIterable<Buffer | string>) parts.push(Buffer.from(part));
      const bytes = Buffer.concat(parts);
      if (bytes.length > limit) throw new Blocked(diagnostic('ZS5001', `larger than the ${limit} bytes that are allowed`));
      const name = randomUUID();
      files.set(name, bytes);
      return { name, path: '', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    },
    open: (name, from = 0) => {
      const bytes = files.get(name);
      return bytes ? Promise.resolve(Readable.from([bytes.subarray(from)], { objectMode: false })) : Promise.reject(new Blocked(diagnostic('ZS5002', `spooled file ${name} is gone`)));
    },
    discard: (name) => Promise.resolve(void files.delete(name)),
  };
}
