// Says whether the server's account can get at a folder: asked of the system, which knows ACLs and mount options.
import { execFileSync } from 'node:child_process';
import { as, type Account } from './account';

/** Whether the account can enter this folder. */
export function canEnter(folder: string, who: Account): boolean {
  return ask('cd -- "$1"', folder, who);
}

/** Whether the account can start the programs in this `bin` folder and read what they need beside it. */
export function canRun(bin: string, who: Account): boolean {
  return ask('test -x "$1/postgres" && test -x "$1/initdb" && test -r "$1/../share/postgresql/postgres.bki"', bin, who);
}

function ask(question: string, about: string, who: Account): boolean {
  try {
    execFileSync('/bin/sh', ['-c', question, 'sh', about], { ...as(who), cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    // The shell's "no" is an exit status; whatever else keeps it from answering means the same to us: use another place.
    return false;
  }
}
