// Keeps what callers upload: small content on the shelf, the rest in files, and seeded content nowhere; never whole in memory.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Desk, Look } from '../state';
import { computedBytes, computedDigest, type Computed } from './computed';

/** Where content is. `size` in bytes, `sha256` in lower-case hex. */
export type Kept =
  | { readonly kind: 'shelf' | 'file'; readonly id: string; readonly size: number; readonly sha256: string }
  | { readonly kind: 'digest'; readonly size: number; readonly sha256: string }
  | ({ readonly kind: 'computed' } & Computed);

/** Content on its way to the shelf: what stands in a row of its own is written in the transaction that speaks of it. */
export interface Prepared {
  readonly kept: Kept;
  readonly row?: { readonly key: string; readonly base64: string };
}

export interface ContentStore extends AsyncDisposable {
  /** Keeps what came inline. Outside any transaction: it may write a file. */
  prepare(bytes: Buffer): Promise<Prepared>;
  /** Streams bytes in, hashing on the way; `spool`: must be readable again even where only digests are kept (parts to be joined). */
  receive(bytes: AsyncIterable<Buffer>, spool: boolean): Promise<Kept>;
  /** Makes one content out of parts, in order; of a single part it is the part itself. The parts stay: forget them when nothing speaks of them. */
  join(parts: readonly Kept[]): Promise<Kept>;
  /** The bytes from `from` up to `to` (exclusive); null: they were never kept, or went with the process that kept them. */
  open(look: Look, kept: Kept, from?: number, to?: number): Promise<Readable | null>;
  /** Forgets content that nothing speaks of any more. Never throws for what is gone already. */
  forget(desk: Desk | null, kept: Kept): Promise<void>;
}

export interface StoreSettings {
  /** keep: content can be downloaded again; digest: only size and SHA-256 stay. */
  readonly content: 'keep' | 'digest';
  /** Folder for files; null: a temporary one that goes with the process. */
  readonly contentFolder: string | null;
}

const SMALL = 8 * 1024; // bytes; up to here content is one row of the shelf
const rowOf = (id: string): string => `content/${id}`;

export const sha256Of = (kept: Kept): string => (kept.kind === 'computed' ? computedDigest(kept) : kept.sha256);

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export function contentStore({ content, contentFolder }: StoreSettings): ContentStore {
  let temporary: Promise<string> | undefined;
  const folder = (): Promise<string> => (contentFolder === null ? (temporary ??= mkdtemp(join(tmpdir(), 'zaaksluis-sandbox-'))) : Promise.resolve(contentFolder));
  const made = new Set<string>();

  /** The file of an id, its folder made; two digits of folder, so that none holds 300,000 files. */
  const fileOf = async (id: string): Promise<string> => {
    const file = join(await folder(), id.slice(0, 2), id);
    if (!made.has(id.slice(0, 2))) await mkdir(dirname(file), { recursive: true });
    made.add(id.slice(0, 2));
    return file;
  };

  /** Writes a stream to a new file and counts it; leaves nothing behind when the stream breaks. */
  const write = async (bytes: AsyncIterable<Buffer>): Promise<Kept> => {
    const id = randomUUID();
    const file = await fileOf(id);
    const hash = createHash('sha256');
    let size = 0;
    const measured = async function* (): AsyncGenerator<Buffer> {
      for await (const piece of bytes) {
        hash.update(piece);
        size += piece.length;
        yield piece;
      }
    };
    try {
      await pipeline(measured, createWriteStream(file));
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
    return { kind: 'file', id, size, sha256: hash.digest('hex') };
  };

  const measure = async (bytes: AsyncIterable<Buffer>): Promise<Kept> => {
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of bytes) {
      hash.update(piece);
      size += piece.length;
    }
    return { kind: 'digest', size, sha256: hash.digest('hex') };
  };

  const store: ContentStore = {
    prepare: async (bytes) => {
      const known = { size: bytes.length, sha256: digestOf(bytes) };
      if (content === 'digest') return { kept: { kind: 'digest', ...known } };
      const id = randomUUID();
      if (bytes.length <= SMALL) return { kept: { kind: 'shelf', id, ...known }, row: { key: rowOf(id), base64: bytes.toString('base64') } };
      await writeFile(await fileOf(id), bytes);
      return { kept: { kind: 'file', id, ...known } };
    },
    receive: (bytes, spool) => (content === 'keep' || spool ? write(bytes) : measure(bytes)),
    join: async (parts) => {
      const [only] = parts;
      if (parts.length === 1 && only) return only;
      const pieces = async function* (): AsyncGenerator<Buffer> {
        for (const part of parts) {
          if (part.kind !== 'file') throw new Error(`a part of ${part.size} bytes was not kept and cannot be joined`);
          for await (const piece of createReadStream(await fileOf(part.id))) yield piece as Buffer;
        }
      };
      return store.receive(pieces(), false);
    },
    open: async (look, kept, from = 0, to = kept.size) => {
      if (from >= to) return kept.kind === 'digest' ? null : Readable.from([]);
      if (kept.kind === 'computed') return computedBytes(kept, from, to);
      if (kept.kind === 'digest') return null;
      if (kept.kind === 'shelf') {
        const row = await look.get(rowOf(kept.id));
        return typeof row === 'string' ? Readable.from([Buffer.from(row, 'base64').subarray(from, to)], { objectMode: false }) : null;
      }
      const file = await fileOf(kept.id);
      const there = await stat(file).then(({ size }) => size === kept.size, () => false);
      return there ? createReadStream(file, { start: from, end: to - 1 }) : null;
    },
    forget: async (desk, kept) => {
      if (kept.kind === 'shelf') await desk?.remove(rowOf(kept.id));
      if (kept.kind === 'file') await rm(await fileOf(kept.id), { force: true });
    },
    [Symbol.asyncDispose]: async () => {
      if (temporary !== undefined) await rm(await temporary, { recursive: true, force: true });
    },
  };
  return store;
}
