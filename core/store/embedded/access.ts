// Makes the data folder, or makes sure that it is ours to use.
import fs from 'node:fs';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';

/** @throws DiagnosticError ZS1112 when the folder, or the database in it, belongs to another account. */
export function demandAccess(dataDir: string): void {
  const root = process.getuid?.() === 0;
  try {
    // As root the server runs under another account, which must be able to pass through; what is secret in it is 0600 or 0700 itself.
    if (fs.mkdirSync(dataDir, { recursive: true }) !== undefined) fs.chmodSync(dataDir, root ? 0o711 : 0o700);
    fs.accessSync(dataDir, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
    for (const name of fs.readdirSync(dataDir)) {
      if (['installation.json', 'database', 'database.at'].includes(name)) demandOurs(`${dataDir}/${name}`, root);
    }
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new DiagnosticError([diagnostic('ZS1112', `account ${process.getuid?.()} may not use ${dataDir}: ${(error as NodeJS.ErrnoException).code}`)], { cause: error });
  }
}

function demandOurs(entry: string, root: boolean): void {
  const { uid } = fs.statSync(entry);
  if (root || uid === process.getuid?.()) return;
  throw new DiagnosticError([diagnostic('ZS1112', `${entry} belongs to account ${uid}, and this is account ${process.getuid?.()}`)]);
}
