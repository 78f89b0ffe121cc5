// Ends the server of a data folder, whoever uses it: `zaaksluis stop`.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { replaceFile } from '../files';
import { postmaster } from './pidfile';
import { knownPlace } from './place';
import { life } from './process';
import { STOPPED } from './start';

const POLL = 20; // ms
const PATIENCE = 30_000; // ms until a server that does not end in order is ended at once; its next start then recovers

/** Stops the server; false when none was running. Nodes that use it do not start it again by themselves. */
export async function stopEmbedded(dataDir: string): Promise<boolean> {
  const place = knownPlace(path.resolve(dataDir));
  if (place === null || postmaster(place.database) === null) return false;
  replaceFile(path.join(place.dataDir, STOPPED), '');
  await endServer(place.database);
  return true;
}

/**
 * Ends the server process in order: sessions are cut off, what was committed is written, and waits until it is gone. Only that
 * process: between two looks another program may have started the next one on the same database.
 */
export async function endServer(database: string): Promise<void> {
  const pid = postmaster(database);
  if (pid === null) return;
  const alive = life(pid); // its file goes a moment before the process does
  signal(pid, 'SIGINT');
  for (let waited = 0; alive !== null && life(pid) === alive; waited += POLL) {
    if (waited === PATIENCE) signal(pid, 'SIGQUIT');
    await sleep(POLL);
  }
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It ended by itself meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
