// Makes a new database folder: whole or not at all.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import { as, give, type Account } from './account';
import type { Binaries } from './binaries';
import type { Installation } from './installation';
import type { Place } from './place';
import { life } from './process';
import { demandRoom, tooLittleRoom, TO_MAKE, TO_START } from './room';

const run = promisify(execFile);

/**
 * Runs initdb beside the final folder, makes the role and the database of the house, and moves the result into place: a starter
 * that is killed halfway leaves nothing that looks like a database.
 *
 * @throws DiagnosticError ZS1103 (disk full), ZS1108 (initdb failed)
 */
export async function makeDatabase(place: Place, programs: Binaries, installation: Installation, who: Account | null): Promise<void> {
  const root = path.dirname(place.database);
  removeHalfMade(root);
  demandRoom(root, TO_MAKE);
  const fresh = path.join(root, `database.new-${process.pid}-${life(process.pid)?.replace(/\W+/g, '_')}`);
  fs.mkdirSync(fresh, { mode: 0o700 });
  give(fresh, who);
  try {
    // The builtin C.UTF-8 sorts alike on every machine, whatever locales it has.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    await run(path.join(programs.bin, 'initdb'), ['-D', fresh, '-U', 'postgres', ...locale, '--auth=trust'], { ...as(who), cwd: '/' });
    // Before any server ran: only with a password, which the superuser does not have, so nobody logs in as it.
    fs.writeFileSync(path.join(fresh, 'pg_hba.conf'), '# Written by Zaaksluis.\nlocal all all scram-sha-256\n');
    fs.appendFileSync(path.join(fresh, 'postgresql.conf'), `\n# Zaaksluis\nzaaksluis.installation = '${installation.id}'\ninclude_if_exists = 'zaaksluis.conf'\n`);
    await makeRole(path.join(programs.bin, 'postgres'), fresh, installation.password, who);
  } catch (error) {
    fs.rmSync(fresh, { recursive: true, force: true });
    const full = tooLittleRoom(root, TO_START);
    if (full !== null) throw new DiagnosticError([full], { cause: error });
    const said = String((error as { stderr?: unknown }).stderr ?? error).trim().split('\n').at(-1);
    throw new DiagnosticError([diagnostic('ZS1108', `PostgreSQL could not make a database in ${root}: ${said}`)], { cause: error });
  }
  fs.renameSync(fresh, place.database);
}

/** In single-user mode, before any server runs: so there is no moment at which somebody could log in without a password. */
async function makeRole(postgres: string, database: string, password: string, who: Account | null): Promise<void> {
  const child = run(postgres, ['--single', '-D', database, '-c', 'exit_on_error=true', 'postgres'], { ...as(who), cwd: '/' });
  child.child.stdin?.end(`create role zaaksluis login createdb password '${password}'\ncreate database zaaksluis owner zaaksluis\n`);
  await child;
}

/** What starters that were killed left; folders of a starter that is still at it stay. */
function removeHalfMade(root: string): void {
  for (const name of fs.readdirSync(root)) {
    const [, pid, since] = /^database\.new-(\d+)-(.*)$/.exec(name) ?? [];
    if (pid === undefined || life(Number(pid))?.replace(/\W+/g, '_') === since) continue;
    // The initdb of the killed starter may still be writing in it, for a second or two.
    fs.rmSync(path.join(root, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}
