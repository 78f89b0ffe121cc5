// The installation key: made once, kept in a file beside the database, never in it.
import { createHmac, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Shelf } from '../connector/host';
import { DiagnosticError, diagnostic } from '../diagnostics/diagnostic';

const BYTES = 32;
const FINGERPRINT = 'fingerprint of the installation key';

/** Reads the key of this data folder, or makes it; of two that make it at once, one wins and both read that one. */
export function installationKey(folder: string): Buffer {
  const file = path.join(folder, 'installation.key');
  fs.mkdirSync(folder, { recursive: true }); // open to be passed through: the account of PostgreSQL must reach its own folder below
  try {
    fs.writeFileSync(file, `${randomBytes(BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'hex');
  if (key.length !== BYTES) throw new DiagnosticError([diagnostic('ZS1140', `${file} does not hold 64 hex digits`)]);
  return key;
}

/** All nodes of a house must have one key: with another, every kept hash would look like a person's edit. */
export async function checkKey(key: Buffer, shelf: Shelf): Promise<void> {
  const mine = createHmac('sha256', key).update(FINGERPRINT).digest('hex');
  const known = await shelf.exclusively(async (desk) => {
    const there = await desk.get('key');
    if (there === undefined) await desk.put('key', mine);
    return there ?? mine;
  });
  if (known !== mine) throw new DiagnosticError([diagnostic('ZS1141', 'this node has another installation key than the house')]);
}
