// Reads PostgreSQL's own lock, postmaster.pid, and tells whether the process it names is still that server.
import fs from 'node:fs';
import path from 'node:path';
import { replaceFile } from '../files';
import { serves } from './process';

// No system gives out this number (Linux ends at 4194304, macOS at 99999), so no process has it.
const NOBODY = '99999999';

/** The process that serves this database folder now, or null. */
export function postmaster(database: string): number | null {
  const named = pidIn(database);
  return named !== null && serves(named, database) ? named : null;
}

/**
 * Frees a lock left by a server that was killed, where its number was meanwhile given to another process: PostgreSQL would take
 * that one for a running server and refuse to start. Only the number is changed: the other lines let PostgreSQL find out whether
 * processes of the killed server still use its shared memory. Call it only when `postmaster` answered null.
 */
export function freeStaleLock(database: string): void {
  if (pidIn(database) === null) return;
  const file = path.join(database, 'postmaster.pid');
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  replaceFile(file, [NOBODY, ...lines.slice(1)].join('\n'));
}

/** Removes the socket and its lock that a killed server left; in a folder that is the server's alone, and with no server there. */
export function freeStaleSocket(socket: string): void {
  for (const name of fs.readdirSync(socket)) if (name.startsWith('.s.PGSQL.')) fs.rmSync(path.join(socket, name), { force: true });
}

/** Whether the server that wrote the lock says that it lets sessions in (8th line), instead of starting or stopping. */
export function isReady(database: string): boolean {
  return read(database)?.split('\n')[7]?.trim() === 'ready';
}

/** The folder in which the running server made its socket (5th line of its lock); null while it is still starting, or has none. */
export function socketInUse(database: string): string | null {
  return read(database)?.split('\n')[4] || null;
}

function pidIn(database: string): number | null {
  const pid = Number(read(database)?.split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

function read(database: string): string | null {
  try {
    return fs.readFileSync(path.join(database, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
