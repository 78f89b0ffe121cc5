// The folder in which a SIP is made: one per SIP, found again after a crash by its name, gone when the e-depot accepted it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Blocked, Halt, Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';

/** Where things lie for one SIP. */
export interface Work {
  readonly sip: string;
  /** Everything of this SIP that is ours. */
  readonly root: string;
  /** The SIP itself, or the bag that holds it. */
  readonly content: string;
  /** The tree of objects: `content`, or `data` in it where it is a bag. */
  readonly payload: string;
  /** What is known of each finished file, so that it is neither fetched nor hashed in vain. */
  readonly notes: string;
}

const SAFE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** The work folder of a SIP. A name that could lead elsewhere is a fault of ours: the transfer list makes them. */
export function workOf(folder: string, sip: string, bagit: boolean): Work {
  if (!SAFE.test(sip)) throw new Blocked(diagnostic('ZS9001', `"${sip}" is no name for a SIP`));
  const root = path.join(folder, sip);
  const content = path.join(root, 'sip');
  return { sip, root, content, payload: bagit ? path.join(content, 'data') : content, notes: path.join(root, 'notes') };
}

/** A path of the SIP on disk. It never leaves the folder: a plan is data, and may have been stored. */
export function within(folder: string, relative: string): string {
  const full = path.resolve(folder, relative);
  if (!full.startsWith(`${path.resolve(folder)}${path.sep}`)) throw new Blocked(diagnostic('ZS9001', 'a path of the SIP leads out of its folder'));
  return full;
}

const MEANING: Readonly<Record<string, 'halt' | 'blocked'>> = { EACCES: 'halt', EPERM: 'halt', EROFS: 'halt', ENOTDIR: 'halt', ENAMETOOLONG: 'blocked' };

/** What an error of the disk means: a full disk passes, a folder that may not be written stops the connection. */
export function diskFailure(error: unknown, doing: string): Error {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) return error as Error;
  const finding = diagnostic('ZS4340', `${code} while ${doing}`);
  const meaning = MEANING[code];
  if (meaning === 'halt') return new Halt(finding, { cause: error });
  return meaning === 'blocked' ? new Blocked(finding, { cause: error }) : new Retry(finding, undefined, { cause: error });
}

/** Runs disk work; what the disk refuses becomes Retry, Blocked or Halt. */
export async function onDisk<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskFailure(error, doing);
  }
}

/** Makes the entry of a file in its folder outlive a power cut; not every file system lets a folder be synced. */
export async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle;
  try {
    handle = await open(folder, 'r');
  } catch {
    return; // Windows opens no folders
  }
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a small file whole: beside it, then renamed. Not synced to disk: whatever of the SIP is used again is hashed first, so that what a
 * power cut tears is made anew; a sync for each of ten thousand sidecars would take minutes.
 */
export async function writeWhole(file: string, bytes: string | Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o750 });
  const beside = `${file}.part`;
  await writeFile(beside, bytes, { mode: 0o640 });
  await rename(beside, file);
}

/** Size and SHA-256 of a file; null where there is none. Never more than a chunk of it in memory. */
export async function measured(file: string, signal: AbortSignal, algorithm = 'sha256'): Promise<{ readonly size: number; readonly digest: string } | null> {
  const known = await stat(file).catch(() => null);
  if (!known?.isFile()) return null;
  const hash = createHash(algorithm);
  let size = 0;
  for await (const chunk of createReadStream(file, { signal })) {
    hash.update(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  return { size, digest: hash.digest('hex') };
}

const noteFile = (work: Work, name: string): string => path.join(work.notes, `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.json`);

/** What was noted of something that was finished; undefined: it was not. */
export async function noteOf(work: Work, name: string): Promise<JsonObject | undefined> {
  try {
    return JSON.parse(await readFile(noteFile(work, name), 'utf8')) as JsonObject;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Notes that something is finished. Comes after it, so that a crash in between does it again. */
export const note = (work: Work, name: string, value: JsonObject): Promise<void> => writeWhole(noteFile(work, name), JSON.stringify(value));

/** Name of the note that a SIP is closed: it falls when anything in the SIP is written again. */
export const SEALED = 'sealed';

/** What was finished is not any more. */
export const forget = (work: Work, name: string): Promise<void> => rm(noteFile(work, name), { force: true });

/** Every file below a folder, with `/`, in order. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')).sort();
}

/** Nothing of this SIP stays here. */
export const discard = (folder: string, sip: string): Promise<void> => rm(workOf(folder, sip, false).root, { recursive: true, force: true });
