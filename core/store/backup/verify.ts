// Reads a backup against its manifest, so that a damaged one is refused before anything is touched.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { damaged, readManifest, type Manifest } from './manifest';

/** The manifest of a backup that is whole. @throws DiagnosticError ZS1113, naming the file and what is wrong with it. */
export async function verifyBackup(folder: string): Promise<Manifest> {
  const manifest = readManifest(folder);
  for (const table of manifest.tables) {
    const file = path.join(folder, table.file);
    if (!fs.existsSync(file)) throw damaged(file, 'it is not there');
    const hash = createHash('sha256');
    await pipeline(fs.createReadStream(file), hash);
    if (hash.digest('hex') !== table.sha256) throw damaged(file, 'it was changed after it was written (its checksum differs)');
  }
  return manifest;
}
