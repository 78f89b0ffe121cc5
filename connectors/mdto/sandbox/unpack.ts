// Opens what was delivered, a folder or a TAR, and computes of every file what its metadata claims.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { extract } from 'tar-stream';

/** One file as it arrived. */
export interface Arrived {
  /** Below the folder of the SIP, with `/`. */
  readonly path: string;
  readonly size: number;
  /** Lower-case hex, by algorithm as `createHash` names it. */
  readonly digests: Readonly<Record<(typeof ALGORITHMS)[number], string>>;
  /** Of metadata, pakbon and tag files: their bytes. */
  readonly bytes: Buffer | null;
}

export interface Contents {
  readonly files: readonly Arrived[];
  /** Folders below that of the SIP. */
  readonly folders: readonly string[];
  readonly faults: readonly string[];
}

export const ALGORITHMS = ['sha256', 'sha384', 'sha512'] as const;

/** Metadata larger than this is not metadata. */
const LARGEST_TEXT = 4 * 1024 * 1024;

const isText = (name: string): boolean => /(?:\.mdto\.xml|^pakbon\.xml|^bagit\.txt|^bag-info\.txt|^(?:tag)?manifest-sha\d+\.txt)$/i.test(path.posix.basename(name));

async function arrived(name: string, content: AsyncIterable<Buffer>): Promise<Arrived> {
  const hashes = ALGORITHMS.map((algorithm) => createHash(algorithm));
  const kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of content) {
    for (const hash of hashes) hash.update(chunk);
    size += chunk.length;
    if (isText(name) && size <= LARGEST_TEXT) kept.push(chunk);
  }
  const [sha256 = '', sha384 = '', sha512 = ''] = hashes.map((hash) => hash.digest('hex'));
  return { path: name, size, digests: { sha256, sha384, sha512 }, bytes: isText(name) && size <= LARGEST_TEXT ? Buffer.concat(kept) : null };
}

async function ofFolder(place: string): Promise<Contents> {
  const entries = await readdir(place, { withFileTypes: true, recursive: true });
  const named = (entry: (typeof entries)[number]): string => path.relative(place, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
  const files: Arrived[] = [];
  for (const entry of entries.filter((one) => one.isFile())) files.push(await arrived(named(entry), createReadStream(path.join(entry.parentPath, entry.name))));
  const odd = entries.filter((one) => !one.isFile() && !one.isDirectory()).map((one) => `${named(one)} is no file and no folder`);
  return { files, folders: entries.filter((one) => one.isDirectory()).map(named), faults: odd };
}

/** Every entry lies below one folder that is called as the SIP is. */
async function ofTar(place: string, sip: string): Promise<Contents> {
  const reading = extract();
  createReadStream(place).on('error', (error) => reading.destroy(error)).pipe(reading);
  const files: Arrived[] = [];
  const folders = new Set<string>();
  const faults: string[] = [];
  try {
    for await (const entry of reading) {
      const name = entry.header.name.replace(/\/$/, '');
      const inner = name.startsWith(`${sip}/`) ? name.slice(sip.length + 1) : null;
      if (inner === null && name !== sip) faults.push(`${name} lies outside the folder ${sip}`);
      if (inner?.split('/').includes('..') === true) faults.push(`${name} leads out of the SIP`);
      if (inner !== null && entry.header.type === 'directory') folders.add(inner);
      if (inner !== null && entry.header.type === 'file') {
        if (files.some((file) => file.path === inner)) faults.push(`${inner} is in the TAR twice`);
        files.push(await arrived(inner, entry as AsyncIterable<Buffer>));
      } else entry.resume();
    }
  } catch (error) {
    faults.push(`the TAR cannot be read: ${(error as Error).message}`);
  }
  for (const file of files) for (let folder = path.posix.dirname(file.path); folder !== '.'; folder = path.posix.dirname(folder)) folders.add(folder);
  return { files, folders: [...folders], faults };
}

/** All that is in a delivery. `place`: the folder or the TAR. */
export const unpack = (place: string, sip: string): Promise<Contents> => (place.endsWith('.tar') ? ofTar(place, sip) : ofFolder(place));
