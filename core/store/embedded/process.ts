// Tells one life of a process from another: process ids are used again.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/** What only this life of the process has (its moment of start); null when there is no such process, or only its zombie. */
export function life(pid: number): string | null {
  if (process.platform === 'linux') {
    const stat = read(`/proc/${pid}/stat`);
    if (stat === null) return null;
    // proc(5): the name stands in brackets and may hold anything; after it come state (3rd field) and starttime (22nd).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  }
  const line = ps(pid, 'state=,lstart=');
  return line === null || line.startsWith('Z') ? null : line.slice(line.indexOf(' ')).trim();
}

/** Whether this process is a PostgreSQL server on this database folder. */
export function serves(pid: number, database: string): boolean {
  if (life(pid) === null) return false;
  if (process.platform === 'linux') {
    try {
      // The server works from inside its database folder; nothing else of ours does.
      return fs.realpathSync(`/proc/${pid}/cwd`) === fs.realpathSync(database);
    } catch (error) {
      // Not ours to look at: then another account's process has the number, and ours is gone.
      if (['ENOENT', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
      throw error;
    }
  }
  return ps(pid, 'command=')?.includes(database) ?? false;
}

function read(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    // ESRCH: it ended between opening and reading.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

function ps(pid: number, what: string): string | null {
  try {
    return execFileSync('ps', ['-o', what, '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null;
  } catch (error) {
    // ps ends with 1 when there is no such process.
    if ((error as { status?: number | null }).status === 1) return null;
    throw error;
  }
}
