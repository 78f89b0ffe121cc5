// The lock that one starter holds while it starts the server. Nothing is unsafe without it: two starters would only race for
// PostgreSQL's own lock and one would lose; this one lets the loser wait in peace.
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { life } from './process';

const POLL = 25; // ms; a start takes 40 ms to 2 s

/** Runs `work` while holding the lock; waits for another holder, and takes over from one that died. */
export async function locked<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!take(file)) await sleep(POLL);
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    fs.writeFileSync(file, `${process.pid} ${life(process.pid)}`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      fs.rmSync(file, { force: true }); // made, and no room to write in it
      throw error;
    }
  }
  const held = contents(file);
  // Empty: its holder is between making and writing it.
  if (held === null || (held !== '' && holderLives(held))) return false;
  if (held === '' && Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) < 2_000) return false;
  return takeOver(file, held);
}

function holderLives(held: string): boolean {
  const [pid, ...since] = held.split(' ');
  return life(Number(pid)) === since.join(' ');
}

/** Moves a dead holder's lock aside; gives it back if somebody took it over meanwhile. The next round then takes the free lock. */
function takeOver(file: string, held: string): false {
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  if (contents(aside) !== held) fs.linkSync(aside, file);
  fs.rmSync(aside);
  return false;
}

function contents(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
