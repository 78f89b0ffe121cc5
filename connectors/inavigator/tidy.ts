// Removes refused exports that were kept long enough: they hold the name of whoever made the export.
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Host } from '../../core/connector/host';
import type { InavigatorConfig } from './config';
import { opening } from './put-away';
import { folders } from './watched';

const REASON = '.txt';

/** Only what stands there with its reason, and by the age of the reason: a person's own files stay. Answers how many exports went. */
export async function tidy(host: Host, settings: InavigatorConfig, before: Date, signal: AbortSignal): Promise<number> {
  if (!settings.folder) return 0;
  const { quarantine } = folders(settings.folder, host.root);
  let removed = 0;
  for (const name of await namesIn(quarantine)) {
    signal.throwIfAborted();
    if (!name.endsWith(REASON)) continue;
    const reason = path.join(quarantine, name);
    const refused = name.slice(0, -REASON.length);
    if ((await stat(reason)).mtime >= before) continue;
    if (!(await readFile(reason, 'utf8')).includes(opening)) continue;
    await rm(path.join(quarantine, refused), { force: true });
    await rm(reason, { force: true }); // last: after a crash between the two it is still known what this was
    removed += 1;
  }
  return removed;
}

/** Nothing was ever refused: there is no folder. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
