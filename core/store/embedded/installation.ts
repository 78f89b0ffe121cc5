// What makes this installation itself: an id that its server must answer with, and the password of its database role.
import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import { makeOnce } from '../files';

/** Kept in `installation.json`, readable for its owner only. */
export interface Installation {
  readonly id: string;
  readonly password: string;
}

const FILE = 'installation.json';

/** The installation of this data folder, or null when there is none yet. */
export function readInstallation(dataDir: string): Installation | null {
  const file = path.join(dataDir, FILE);
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const read: unknown = JSON.parse(text);
  if (typeof read === 'object' && read !== null && 'id' in read && typeof read.id === 'string' && 'password' in read && typeof read.password === 'string') {
    return { id: read.id, password: read.password };
  }
  throw new DiagnosticError([diagnostic('ZS1106', `${file} does not hold an id and a password`)]);
}

/** The installation of this data folder, made if there is none; of two that make it at once, one wins and both answer that one. */
export function installation(dataDir: string): Installation {
  const known = readInstallation(dataDir);
  if (known !== null) return known;
  // Letters and digits only: it goes into a URL and into SQL.
  const made: Installation = { id: randomUUID(), password: randomBytes(32).toString('hex') };
  makeOnce(path.join(dataDir, FILE), `${JSON.stringify(made, null, 2)}\n`);
  return readInstallation(dataDir) ?? made;
}
