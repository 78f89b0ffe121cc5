// The place outside a checkout where root keeps what PostgreSQL's account must be able to enter.
import fs from 'node:fs';
import path from 'node:path';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Account } from './account';
import { canEnter } from './reach';

const PLACES = ['/var/lib/zaaksluis', '/var/tmp/zaaksluis'];

/**
 * A folder of root's that the account can enter; made where it is missing. `ZAAKSLUIS_PG_HOME` names another.
 *
 * @throws DiagnosticError ZS1105 when none of the places can be used.
 */
export function homeFor(who: Account): string {
  const named = process.env['ZAAKSLUIS_PG_HOME'];
  const places = named === undefined || named === '' ? PLACES : [path.resolve(named)];
  const reasons: string[] = [];
  for (const place of places) {
    const reason = refusal(place, who);
    if (reason === null) return place;
    reasons.push(`${place}: ${reason}`);
  }
  throw new DiagnosticError([diagnostic('ZS1105', `no folder outside the checkout that account "${who.name}" can enter (${reasons.join('; ')})`)]);
}

function refusal(place: string, who: Account): string | null {
  try {
    // After a strict umask the account could not enter what we just made.
    if (fs.mkdirSync(place, { recursive: true }) !== undefined) fs.chmodSync(place, 0o755);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'cannot be made';
  }
  // In /var/tmp anybody may have made it first: then what we copy there could be exchanged for something else.
  const stat = fs.lstatSync(place);
  if (!stat.isDirectory() || stat.uid !== 0 || (stat.mode & 0o022) !== 0) return 'belongs to somebody else or is open to writing';
  return canEnter(place, who) ? null : 'the account cannot enter it';
}
