// The place outside a checkout for what PostgreSQL's account must be able to enter.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Account } from './account';
import { canEnter } from './reach';

const OF_ROOT = ['/var/lib/zaaksluis', '/var/tmp/zaaksluis'];

/** Where an ordinary user keeps what can be made again, by the XDG Base Directory Specification. */
const ofUser = (): string => path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'zaaksluis');

/**
 * A folder of ours that the account can enter; made where it is missing. `ZAAKSLUIS_PG_HOME` names another.
 *
 * @throws DiagnosticError ZS1105 when none of the places can be used.
 */
export function homeFor(who: Account | null): string {
  const named = process.env['ZAAKSLUIS_PG_HOME'];
  const places = named === undefined || named === '' ? (who === null ? [ofUser()] : OF_ROOT) : [path.resolve(named)];
  const reasons: string[] = [];
  for (const place of places) {
    const reason = refusal(place, who);
    if (reason === null) return place;
    reasons.push(`${place}: ${reason}`);
  }
  throw new DiagnosticError([diagnostic('ZS1105', `no folder outside the checkout that ${who === null ? 'you can use' : `account "${who.name}" can enter`} (${reasons.join('; ')})`)]);
}

function refusal(place: string, who: Account | null): string | null {
  try {
    // After a strict umask the account could not enter what we just made.
    if (fs.mkdirSync(place, { recursive: true }) !== undefined) fs.chmodSync(place, 0o755);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'cannot be made';
  }
  // In /var/tmp anybody may have made it first: then what we copy there could be exchanged for something else.
  const stat = fs.lstatSync(place);
  if (!stat.isDirectory() || stat.uid !== process.getuid?.() || (stat.mode & 0o022) !== 0) return 'belongs to somebody else or is open to writing';
  return who === null || canEnter(place, who) ? null : 'the account cannot enter it';
}
