// Hands SIPs over through a folder: a share the e-depot reads, or the place where another program picks them up.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Blocked, Halt, Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { manifestHash, type Listed } from '../package/describe';
import { filesBelow, measured, syncFolder, within } from '../package/work';
import type { Part } from '../package/seal';
import { isReceipt, MAX_RECEIPT, underWay, type ReceiptFile, type Seen, type Transport } from './transport';

/** What an error of the file system means at the receiver: a folder that is gone or closed concerns every SIP. */
const HALTS: ReadonlySet<string> = new Set(['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR']);

async function there<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) throw error;
    const finding = diagnostic('ZS4341', `${code} while ${doing}`);
    throw HALTS.has(code) ? new Halt(finding, { cause: error }) : new Retry(finding, undefined, { cause: error });
  }
}

/** Copies a file to disk, hashing it on the way. */
async function copy(from: string, to: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(to, 'w', 0o640);
  try {
    for await (const chunk of createReadStream(from, { signal })) {
      hash.update(chunk as Buffer);
      await handle.writeFile(chunk as Buffer);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

const changed = (): Retry => new Retry(diagnostic('ZS4344', 'a file of the SIP is not what it was when it was closed'));

async function copyFolder(from: string, to: string, files: readonly Listed[], signal: AbortSignal): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { mode: 0o750 });
  for (const file of files) {
    const target = within(to, file.path);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o750 });
    if ((await copy(within(from, file.path), target, signal)) !== file.sha256) throw changed();
  }
  for (const folder of new Set(files.map((file) => path.dirname(within(to, file.path))))) await syncFolder(folder);
}

/** What lies there under the name of this part; null: nothing. */
async function lying(place: string, part: Part, signal: AbortSignal): Promise<string | null> {
  const full = path.join(place, part.name);
  const known = await stat(full).catch(() => null);
  if (known === null) return null;
  if (!known.isDirectory()) return (await measured(full, signal))?.digest ?? null;
  const files = await Promise.all((await filesBelow(full)).map(async (file): Promise<Listed> => {
    const found = await measured(within(full, file), signal);
    return { path: file, size: found?.size ?? 0, sha256: found?.digest ?? '', kind: 'inhoud' };
  }));
  return manifestHash(files);
}

/** The way through a folder; `receipts: null`: the e-depot leaves none. */
export function folderTransport(place: string, receipts: string | null): Transport {
  const look = async (part: Part, signal: AbortSignal): Promise<Seen> => there('looking at what was handed over', async () => {
    const found = await lying(place, part, signal);
    if (found !== null && found !== part.sha256) throw new Blocked(diagnostic('ZS4343', `${part.name} lies there already, and is something else`));
    if (found !== null) return 'there';
    return (await stat(path.join(place, underWay(part.name))).catch(() => null)) === null ? 'absent' : 'under way';
  });
  return {
    probe: async () => {
      const wanted: readonly (readonly [string, number])[] = [[place, constants.W_OK | constants.X_OK], ...(receipts === null ? [] : [[receipts, constants.R_OK | constants.X_OK] as const])];
      const findings = await Promise.all(wanted.map(async ([folder, mode]) => access(folder, mode).then(() => [], () => [diagnostic('ZS4341', `${folder} is not there, or may not be used`)])));
      return findings.flat();
    },
    look,
    send: async ({ part, local, files, beside: replaces }, beforeRename, signal) => {
      if (!replaces && (await look(part, signal)) === 'there') return;
      await there('handing over', async () => {
        await access(place, constants.W_OK);
        const beside = path.join(place, underWay(part.name));
        if (part.kind === 'folder') await copyFolder(local, beside, files, signal);
        else if ((await copy(local, beside, signal)) !== part.sha256) throw changed();
        await beforeRename();
        await rename(beside, path.join(place, part.name));
        await syncFolder(place);
      });
    },
    receipts: async () => {
      if (receipts === null) return [];
      return there('reading receipts', async () => {
        const names = (await readdir(receipts, { withFileTypes: true })).filter((entry) => entry.isFile() && isReceipt(entry.name)).map((entry) => entry.name).sort();
        return Promise.all(names.map(async (name): Promise<ReceiptFile> => {
          const file = path.join(receipts, name);
          const { size, mtimeMs } = await stat(file);
          return { name, stamp: `${size}-${Math.floor(mtimeMs)}`, read: () => (size > MAX_RECEIPT ? Promise.resolve(Buffer.alloc(0)) : readFile(file)) };
        }));
      });
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
