// Finds the running server of a data folder, or starts it: making the database the first time, mending what a crash left.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import { account } from './account';
import { binaries } from './binaries';
import { demandAccess } from './access';
import { installation, readInstallation } from './installation';
import { launch } from './launch';
import { locked } from './lock';
import { login } from './login';
import { makeDatabase } from './make';
import { freeStaleLock, freeStaleSocket, isReady, postmaster, socketInUse } from './pidfile';
import { choosePlace, knownPlace, makeSocketFolder, urlOf, type Place } from './place';

/** What a start is asked. */
export interface Wanted {
  readonly dataDir: string;
  /** The name this program's sessions bear. */
  readonly application: string;
  /** Told in sentences what takes long or is worth knowing. */
  readonly say: (sentence: string) => void;
  /** Settings for this start only, as on PostgreSQL's command line. */
  readonly settings: Readonly<Record<string, string>>;
}

/** A server that lets us in. */
export interface Reached {
  readonly url: string;
  readonly pid: number;
  /** Says to others that we use it; ends when the server does. */
  readonly session: Client;
  readonly how: 'adopted' | 'started' | 'made';
}

/** `stopped` lies in the data folder from `zaaksluis stop` until the next start: nodes then do not start it again by themselves. */
export const STOPPED = 'stopped';

const POLL = 20; // ms
const LONG = 150; // times 20 ms: 3 s, twenty times a usual start
const SILENCE = 500; // times 20 ms: a server that calls itself ready and answers nobody for 10 s does not answer any more

/** Adopts the server of this data folder or starts it. @throws DiagnosticError ZS1101 to ZS1112 */
export async function reach(wanted: Wanted): Promise<Reached> {
  try {
    demandAccess(wanted.dataDir);
    return (await adopt(wanted)) ?? (await locked(path.join(wanted.dataDir, 'starting.lock'), async () => (await adopt(wanted)) ?? start(wanted)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    throw new DiagnosticError([diagnostic('ZS1103', `no room left at ${wanted.dataDir}`)], { cause: error });
  }
}

/** Null when no server runs on this data folder. */
async function adopt({ dataDir, application, say }: Wanted): Promise<Reached | null> {
  const place = knownPlace(dataDir);
  const known = readInstallation(dataDir);
  if (place === null || known === null) return null;
  const patience = waitingFor(say);
  for (let silent = 0; silent < SILENCE; patience()) {
    const pid = postmaster(place.database);
    if (pid === null) return null;
    const answer = await login(urlOf(place, known.password, 'postgres', application), known.id);
    if (answer.state === 'ours') return { url: urlOf(place, known.password, 'zaaksluis', application), pid, session: answer.session, how: 'adopted' };
    if (answer.state === 'foreign') throw new DiagnosticError([diagnostic('ZS1110', `the server on ${place.database} (process ${pid}) is not that of ${dataDir}: ${answer.because}`)]);
    // Starting, recovering after a crash, or stopping: however long that takes.
    if (isReady(place.database)) silent += socketInUse(place.database) === place.socket ? 1 : SILENCE;
    await sleep(POLL);
  }
  throw new DiagnosticError([diagnostic('ZS1111', `a server runs on ${place.database} (process ${postmaster(place.database)}), but not on the socket in ${place.socket}`)]);
}

/** Called at every look at a server that is not there yet; says so once, when it takes longer than a start does. */
function waitingFor(say: Wanted['say']): () => void {
  let looks = 0;
  return () => {
    if (++looks === LONG) say('PostgreSQL is not ready yet: after a crash it first recovers, which may take some minutes.');
  };
}

async function start(wanted: Wanted): Promise<Reached> {
  const { dataDir, application, say, settings } = wanted;
  const own = installation(dataDir);
  const known = knownPlace(dataDir);
  const who = account(known?.database ?? path.join(dataDir, 'database'), dataDir);
  const programs = binaries(who);
  if (programs.copied !== undefined) say(programs.copied);
  const chosen = known ?? choosePlace(dataDir, own.id, who, say);
  const isNew = !fs.existsSync(chosen.database);
  if (isNew) {
    say(`Making the database in ${path.dirname(chosen.database)}; this is done once and takes some seconds.`);
    await makeDatabase(chosen, programs, own, who);
  }
  demandVersion(chosen.database, programs.major);
  const place = makeSocketFolder(chosen, who);
  await demandFreeSocket(place, own.password, own.id, application);
  freeStaleLock(place.database);
  freeStaleSocket(place.socket);
  fs.rmSync(path.join(dataDir, STOPPED), { force: true });
  const { pid, session } = await launch({ place, programs, url: urlOf(place, own.password, 'postgres', application), installation: own.id, who, extra: settings, look: waitingFor(say) });
  return { url: urlOf(place, own.password, 'zaaksluis', application), pid, session, how: isNew ? 'made' : 'started' };
}

function demandVersion(database: string, major: number): void {
  const made = fs.readFileSync(path.join(database, 'PG_VERSION'), 'utf8').trim();
  if (made !== String(major)) throw new DiagnosticError([diagnostic('ZS1102', `${database} was made by PostgreSQL ${made}, this Zaaksluis brings PostgreSQL ${major}`)]);
}

/** No server runs on our database, so nobody should answer on our socket: who does has another folder, or one that was deleted under it. */
async function demandFreeSocket(place: Place, password: string, id: string, application: string): Promise<void> {
  const answer = await login(urlOf(place, password, 'postgres', application), id);
  if (answer.state === 'ours') await answer.session.end();
  if (answer.state !== 'silent') throw new DiagnosticError([diagnostic('ZS1111', `another server answers on the socket in ${place.socket}; it does not run on ${place.database}`)]);
}
