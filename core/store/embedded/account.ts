// Finds the account PostgreSQL runs under: it refuses to run as root.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';

/** An account by its numbers; `null` in place of it means: run as whoever we are. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account for the server. An ordinary user runs it as itself (null). As root: whoever owns the database already, else
 * `ZAAKSLUIS_PG_USER`, else the ordinary user whose data folder it is, else `postgres`, else `nobody`.
 *
 * @throws DiagnosticError ZS1104 when root has no account to fall back on, or the named one does not exist.
 */
export function account(database: string, dataDir: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = ownerOf(database);
  if (owner !== null) return owner;
  const named = process.env['ZAAKSLUIS_PG_USER'];
  if (named !== undefined && named !== '') {
    const found = lookUp(named);
    if (found === null || found.uid === 0) {
      throw new DiagnosticError([diagnostic('ZS1104', `ZAAKSLUIS_PG_USER names "${named}", which is ${found === null ? 'no account of this machine' : 'root itself'}`)]);
    }
    return found;
  }
  const found = ownerOf(dataDir) ?? lookUp('postgres') ?? lookUp('nobody');
  if (found === null) throw new DiagnosticError([diagnostic('ZS1104', 'started as root, and this machine has no account "postgres" or "nobody"')]);
  return found;
}

/** What `spawn` needs to run something as this account. */
export function as(who: Account | null): { uid?: number; gid?: number } {
  return who === null ? {} : { uid: who.uid, gid: who.gid };
}

/** Gives a file or folder of ours to the account; of a link, the link itself. */
export function give(path: string, who: Account | null): void {
  if (who !== null) fs.lchownSync(path, who.uid, who.gid);
}

/** Whoever a file belongs to, unless that is root or there is no such file. */
function ownerOf(file: string): Account | null {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat === undefined || stat.uid === 0 ? null : { name: `number ${stat.uid}`, uid: stat.uid, gid: stat.gid };
}

function lookUp(name: string): Account | null {
  try {
    const id = (flag: string): number => Number(execFileSync('id', [flag, '--', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    // `id` ends with 1 for a name it does not know; without `id` there is no account we could find either. Both are reported above.
    return null;
  }
}
