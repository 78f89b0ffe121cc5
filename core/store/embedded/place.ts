// Decides where the database and its socket are: in the data folder, or, where PostgreSQL's account cannot enter that, beside it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import { replaceFile } from '../files';
import { give, type Account } from './account';
import { homeFor } from './home';
import { canEnter } from './reach';

/** The folders of one embedded server. */
export interface Place {
  readonly dataDir: string;
  /** PostgreSQL's own folder (its `-D`). */
  readonly database: string;
  /** Mode 0700: who can open the socket is the server's account, or root. */
  readonly socket: string;
  /** What the server says at start and when something is wrong. */
  readonly log: string;
}

// sun_path holds 104 bytes on macOS and 108 on Linux, with the closing zero; 5432 is only a part of the file's name here.
const LONGEST_SOCKET = 103;
const SOCKET_NAME = '.s.PGSQL.5432';

/** The place chosen before, or null when nothing was made in this data folder yet. */
export function knownPlace(dataDir: string): Place | null {
  const elsewhere = pointer(dataDir, 'database.at');
  if (elsewhere === null && !fs.existsSync(path.join(dataDir, 'database'))) return null;
  return describe(dataDir, elsewhere ?? dataDir);
}

/** Chooses the place for a new database and says where when that is not the data folder. */
export function choosePlace(dataDir: string, id: string, who: Account | null, say: (sentence: string) => void): Place {
  if (who === null || canEnter(dataDir, who)) return describe(dataDir, dataDir);
  const root = path.join(homeFor(who), id);
  fs.mkdirSync(root, { recursive: true });
  fs.chmodSync(root, 0o711);
  replaceFile(path.join(root, 'belongs-to'), `${dataDir}\n`);
  replaceFile(path.join(dataDir, 'database.at'), `${root}\n`);
  say(`Account "${who.name}" cannot enter ${dataDir}, so the database is kept in ${root}; ${path.join(dataDir, 'database.at')} points to it.`);
  return describe(dataDir, root);
}

/** Makes the socket folder, or mends its rights; a path too long for a socket gets a short one under the temporary folder. */
export function makeSocketFolder(place: Place, who: Account | null): Place {
  let { socket } = place;
  const asked = fs.lstatSync(socket, { throwIfNoEntry: false });
  if (path.dirname(socket) === os.tmpdir() ? asked === undefined || !isOurs(asked, who) : socket.length + SOCKET_NAME.length + 1 > LONGEST_SOCKET) {
    socket = fs.mkdtempSync(path.join(os.tmpdir(), 'zaaksluis-'));
    replaceFile(path.join(place.dataDir, 'socket.at'), `${socket}\n`);
  }
  fs.mkdirSync(socket, { recursive: true, mode: 0o700 });
  fs.chmodSync(socket, 0o700);
  give(socket, who);
  return { ...place, socket };
}

/** How sessions reach the server: over the socket, as the role that owns the database. The host name is only for readers of URLs. */
export function urlOf(place: Place, password: string, database: string, application: string): string {
  const rest = new URLSearchParams({ host: place.socket, port: '5432', sslmode: 'disable', application_name: application });
  return `postgres://zaaksluis:${password}@localhost/${database}?${rest.toString()}`;
}

function describe(dataDir: string, root: string): Place {
  if (!fs.existsSync(root)) {
    throw new DiagnosticError([diagnostic('ZS1107', `${path.join(dataDir, 'database.at')} points to ${root}, which is not there`)]);
  }
  return { dataDir, database: path.join(root, 'database'), socket: pointer(dataDir, 'socket.at') ?? path.join(root, 'socket'), log: path.join(root, 'postgres.log') };
}

function pointer(dataDir: string, name: string): string | null {
  try {
    return fs.readFileSync(path.join(dataDir, name), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** In the temporary folder anybody may have made a folder of that name. */
function isOurs(stat: fs.Stats, who: Account | null): boolean {
  return stat.isDirectory() && stat.uid === (who?.uid ?? process.getuid?.() ?? stat.uid) && (stat.mode & 0o077) === 0;
}
