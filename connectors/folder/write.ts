// Writes one file so that a reader never sees half of it: beside it, to disk, then renamed.
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { Blocked, Halt, Retry } from '../../core/connector/outcome';
import { diagnostic } from '../../core/diagnostics/diagnostic';

/** What an error of the file system means: absent here is retry, the disk may come back. */
const MEANING: Readonly<Record<string, 'halt' | 'blocked'>> = { ENOENT: 'halt', EACCES: 'halt', EPERM: 'halt', EROFS: 'halt', ENOTDIR: 'halt', ENAMETOOLONG: 'blocked', EISDIR: 'blocked' };

function failed(error: unknown, name: string): Error {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) return error as Error;
  const finding = diagnostic('ZS4201', `${code} while writing ${name}`);
  const meaning = MEANING[code];
  if (meaning === 'halt') return new Halt(finding, { cause: error });
  return meaning === 'blocked' ? new Blocked(finding, { cause: error }) : new Retry(finding, undefined, { cause: error });
}

async function onDisk(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o640);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Replaces `name` in `folder`. Throws Halt (folder gone, no right), Blocked (impossible name) or Retry (disk full). */
export async function replace(folder: string, name: string, text: string): Promise<void> {
  const beside = path.join(folder, `.${name}.${randomUUID()}`);
  try {
    await onDisk(beside, text);
    await rename(beside, path.join(folder, name));
  } catch (error) {
    await rm(beside, { force: true });
    throw failed(error, name);
  }
}

/** Removes `name`; that it is not there is fine. */
export async function removeFile(folder: string, name: string): Promise<void> {
  try {
    await rm(path.join(folder, name), { force: true });
  } catch (error) {
    throw failed(error, name);
  }
}
