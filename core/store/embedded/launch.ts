// Starts the server process and waits until it lets us in.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import { replaceFile } from '../files';
import { as, type Account } from './account';
import type { Binaries } from './binaries';
import { login } from './login';
import type { Place } from './place';
import { tooLittleRoom, TO_START } from './room';
import { SETTINGS, settingsFile } from './settings';

const POLL = 20; // ms
const LOG_KEPT = 1024 * 1024; // the log before this one is kept beside it
// Processes of a killed server may outlive it until their statement ends; until then its memory is in use.
const TRIES = 100;
const BETWEEN_TRIES = 100; // ms

/** What to start, where, and as whom. */
export interface Launch {
  readonly place: Place;
  readonly programs: Binaries;
  /** Of the server's own database, to log in with. */
  readonly url: string;
  readonly installation: string;
  readonly who: Account | null;
  /** Settings only for this start. */
  readonly extra: Readonly<Record<string, string>>;
  /** Called each time it was not there yet. */
  look(this: void): void;
}

/** A server that was started, and the session that keeps it in use. */
export interface Launched {
  readonly pid: number;
  readonly session: Client;
}

/**
 * Starts the server in a session of its own, so that a Ctrl-C or a killed node does not end it.
 *
 * @throws DiagnosticError ZS1103, ZS1109 (would not start), ZS1110 (answers as somebody else's)
 */
export async function launch(plan: Launch): Promise<Launched> {
  const { place, who } = plan;
  replaceFile(path.join(place.database, 'zaaksluis.conf'), settingsFile({ ...SETTINGS, unix_socket_directories: place.socket }), who);
  for (let tries = 1; ; tries++) {
    const result = await attempt(plan);
    if ('session' in result) return result;
    // F0001: the memory or the lock of the server before is still in use.
    if (result.sqlstate !== 'F0001' || tries === TRIES) throw refused(place, result);
    await sleep(BETWEEN_TRIES);
  }
}

interface Refused {
  readonly sqlstate: string | null;
  readonly said: string;
}

async function attempt({ place, programs, url, installation, who, extra, look }: Launch): Promise<Launched | Refused> {
  if ((fs.statSync(place.log, { throwIfNoEntry: false })?.size ?? 0) > LOG_KEPT) fs.renameSync(place.log, `${place.log}.1`);
  const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW } = fs.constants; // no link of somebody else's, for root writes here too
  const log = fs.openSync(place.log, O_APPEND | O_CREAT | O_WRONLY | O_NOFOLLOW, 0o640);
  if (who !== null) fs.fchownSync(log, who.uid, who.gid);
  const from = fs.fstatSync(log).size;
  const args = Object.entries({ log_line_prefix: '%e|%m [%p] ', ...extra }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(path.join(programs.bin, 'postgres'), ['-D', place.database, ...args], { ...as(who), cwd: '/', detached: true, stdio: ['ignore', log, log] });
  fs.closeSync(log);
  let ended = false;
  child.once('exit', () => (ended = true)).once('error', () => (ended = true));
  child.unref();
  for (;;) {
    const answer = await login(url, installation);
    if (answer.state === 'ours' && child.pid !== undefined) return { pid: child.pid, session: answer.session };
    if (answer.state === 'foreign') {
      child.kill('SIGINT');
      while (!ended) await sleep(POLL);
      throw new DiagnosticError([diagnostic('ZS1110', `the server on ${place.database} is not that of ${place.dataDir}: ${answer.because}`)]);
    }
    if (ended) return lastWords(place.log, from);
    look();
    await sleep(POLL);
  }
}

/** The last fatal line since this start: its SQLSTATE stands first (log_line_prefix). */
function lastWords(log: string, from: number): Refused {
  const lines = fs.readFileSync(log).subarray(from).toString('utf8').trim().split('\n');
  const fatal = lines.map((line) => /^([0-9A-Z]{5})\|.*?\] (.*)$/.exec(line)).filter((match) => match !== null && match[1] !== '00000').at(-1);
  return { sqlstate: fatal?.[1] ?? null, said: fatal?.[2] ?? lines.at(-1) ?? '' };
}

function refused(place: Place, { sqlstate, said }: Refused): DiagnosticError {
  const full = tooLittleRoom(path.dirname(place.database), TO_START);
  if (full !== null) return new DiagnosticError([full]);
  if (sqlstate === '53100') return new DiagnosticError([diagnostic('ZS1103', `PostgreSQL on ${place.database} found no room: ${said}`)]);
  return new DiagnosticError([diagnostic('ZS1109', `PostgreSQL on ${place.database} would not start: ${said === '' ? 'it said nothing' : said}`)]);
}
