// Looks into the watched folder: which files are there, complete, and not yet taken in.
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Host } from '../../core/connector/host';
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import { isObject } from '../../core/model/json';
import type { FolderConfig } from './config';

/** Names of files that somebody is still writing, or that are no exports. */
const UNFINISHED = /^[.~]|\.(part|partial|filepart|crdownload|tmp|temp|swp|lock|lck)$|~$/i;

export interface Waiting {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** Where the folders of this connection are. */
export function folders(settings: FolderConfig, root: string): { readonly watched: string; readonly done: string; readonly quarantine: string } {
  const watched = path.resolve(root, settings.path);
  return { watched, done: path.resolve(watched, settings.done), quarantine: path.resolve(watched, settings.quarantine) };
}

const lookKey = (name: string): string => `look/${name}`;

/**
 * Exports that are ready, oldest first. A file is ready when it has not changed for `stableSeconds`, by its own time or by two
 * looks that saw the same (clocks of file servers differ), and nothing beside it says that it is being written.
 */
export async function lookAround(host: Host, settings: FolderConfig): Promise<{ readonly ready: readonly Waiting[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { watched } = folders(settings, host.root);
  let names: string[];
  try {
    names = (await readdir(watched, { withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? 'unknown';
    return { ready: [], diagnostics: [diagnostic('ZS3117', `folder ${settings.path} cannot be read (${code})`, { subject: host.connection })] };
  }
  const beside = new Set(names.map((name) => name.toLowerCase()));
  const ready: Waiting[] = [];
  for (const name of names) {
    if (UNFINISHED.test(name) || !/\.xml$/i.test(name)) continue;
    if (['.lock', '.lck', '.part', '.filepart'].some((suffix) => beside.has(`${name.toLowerCase()}${suffix}`))) continue;
    const marked = beside.has(`${name.toLowerCase()}.done`);
    if (settings.marker && !marked) continue;
    const file = path.join(watched, name);
    // Gone between two calls: another node was quicker.
    const found = await stat(file).catch(() => null);
    if (!found) continue;
    const seen = { name, path: file, size: found.size, mtimeMs: found.mtimeMs };
    if (await isReady(host, settings, seen, marked)) ready.push(seen);
  }
  return { ready: ready.sort((a, b) => a.mtimeMs - b.mtimeMs || a.name.localeCompare(b.name)), diagnostics: [] };
}

async function isReady(host: Host, settings: FolderConfig, file: Waiting, marked: boolean): Promise<boolean> {
  const now = host.clock.now().getTime();
  const held = await host.shelf.get(lookKey(file.name));
  const before = isObject(held) && held['size'] === file.size && held['mtimeMs'] === file.mtimeMs ? held : null;
  // Read before, and it could not be moved away: it is the same file still.
  if (before?.['read'] === true) return false;
  if (marked || settings.stableSeconds === 0) return true;
  const least = settings.stableSeconds * 1000;
  const age = now - file.mtimeMs;
  const watchedFor = typeof before?.['since'] === 'number' ? now - before['since'] : -1;
  if (age >= least || watchedFor >= least) return true;
  if (!before && !host.readOnly) await host.shelf.put(lookKey(file.name), { size: file.size, mtimeMs: file.mtimeMs, since: now });
  return false;
}

/** Remembers that this very file was read, for when it cannot be moved away. */
export async function rememberRead(host: Host, file: Waiting): Promise<void> {
  await host.shelf.put(lookKey(file.name), { size: file.size, mtimeMs: file.mtimeMs, read: true });
}

/** Forgets what was seen of a file that is no longer there. */
export async function forget(host: Host, file: Waiting): Promise<void> {
  await host.shelf.remove(lookKey(file.name));
}
