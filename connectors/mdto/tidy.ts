// Removes work folders nobody will need again: of SIPs that were accepted or rejected, and of those no one touched for long.
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Shelf } from '../../core/connector/host';
import { discard } from './package/work';
import { ofSip } from './records';

/** A SIP that was accepted goes at once, whatever its age. Answers how many went. */
export async function tidy(folder: string, shelf: Shelf, before: Date, signal: AbortSignal): Promise<number> {
  let removed = 0;
  for (const sip of await foldersIn(folder)) {
    signal.throwIfAborted();
    const record = await ofSip(shelf, sip);
    const settled = record?.state === 'accepted' || record?.state === 'rejected';
    if (!settled && (await stat(path.join(folder, sip))).mtime >= before) continue;
    await discard(folder, sip);
    removed += 1;
  }
  return removed;
}

/** Nothing was ever made: there is no folder. */
async function foldersIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
