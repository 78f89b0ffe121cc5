// Packs a SIP into one TAR file (POSIX pax): streamed, and every file is checked against its checksum while it is read.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pack, type Pack } from 'tar-stream';
import { Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Listed } from './describe';
import { within } from './work';

/** Passes bytes on and hashes them. */
function hashing(): { readonly stream: Transform; readonly digest: () => string; readonly size: () => number } {
  const hash = createHash('sha256');
  let size = 0;
  const stream = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, digest: () => hash.digest('hex'), size: () => size };
}

async function add(tar: Pack, folder: string, root: string, file: Listed, mtime: Date, signal: AbortSignal): Promise<void> {
  const through = hashing();
  const entry = tar.entry({ name: `${root}/${file.path}`, size: file.size, mtime, mode: 0o640 });
  await pipeline(createReadStream(within(folder, file.path)), through.stream, entry, { signal });
  if (through.digest() !== file.sha256) throw new Retry(diagnostic('ZS4344', 'a file of the SIP changed after it was written'));
}

/** Writes `to`: beside it, to disk, then renamed. Everything lies below one folder named after the SIP. Answers its size and SHA-256. */
export async function makeTar(folder: string, root: string, files: readonly Listed[], to: string, mtime: Date, signal: AbortSignal): Promise<{ readonly size: number; readonly sha256: string }> {
  const tar = pack();
  const through = hashing();
  const beside = `${to}.part`;
  const writing = pipeline(tar, through.stream, createWriteStream(beside, { mode: 0o640 }), { signal });
  writing.catch(() => undefined); // awaited below: the error of an entry comes first
  try {
    for (const file of files) await add(tar, folder, root, file, mtime, signal);
    tar.finalize();
  } catch (error) {
    tar.destroy();
    await writing.catch(() => undefined);
    throw error;
  }
  await writing;
  const handle = await open(beside, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, to);
  return { size: through.size(), sha256: through.digest() };
}
