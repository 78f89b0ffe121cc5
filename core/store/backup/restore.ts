// Puts a backup into an empty database, all of it or nothing, and marks that database as recovering.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { escapeIdentifier, type Client } from 'pg';
import { from } from 'pg-copy-streams';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import { migrate } from '../migrate';
import { MIGRATIONS } from '../migrations';
import { openSession } from '../session';
import type { Progress } from './backup';
import { copyFrom, PLAIN } from './copy';
import { damaged, type Manifest, type TableFile } from './manifest';
import { beginRecovering } from './recovering';
import { verifyBackup } from './verify';

/**
 * Restores a backup into the empty database at `url`: checks every file first, makes the schema the backup was made with, fills
 * it in one transaction, and then brings it up to this Zaaksluis. The database gets a new instance id and is *recovering*.
 *
 * @throws DiagnosticError ZS1113 (damaged), ZS1114 (not empty), ZS1115 (made by a newer Zaaksluis)
 */
export async function restore(url: string, folder: string, by: string, progress: Progress = () => undefined): Promise<Manifest> {
  const manifest = await verifyBackup(folder);
  const last = demandKnown(manifest);
  const client = await openSession(url);
  try {
    await demandEmpty(client);
    await migrate(url, last);
    await client.query(PLAIN);
    await client.query('begin');
    await fill(client, manifest, folder, progress);
    await client.query('update instance set id = gen_random_uuid()');
    await beginRecovering(client, 'restored', new Date(manifest.moment));
    await client.query('select journal_append($1)', [JSON.stringify([{ action: 'restored', state: 'event', actor: by, detail: { moment: manifest.moment, instance: manifest.instance } }])]);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
  await migrate(url);
  return manifest;
}

function demandKnown(manifest: Manifest): string {
  const known = MIGRATIONS.map((migration) => migration.name);
  const unknown = manifest.schema.find((name, at) => known[at] !== name);
  const last = manifest.schema.at(-1);
  if (unknown === undefined && last !== undefined) return last;
  throw new DiagnosticError([diagnostic('ZS1115', `the backup was made with schema ${unknown ?? 'none'}, this Zaaksluis knows up to ${known.at(-1)}`)]);
}

async function demandEmpty(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; n: number }>(
    `select min(relname) as name, count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`);
  const found = rows[0];
  if (found !== undefined && found.n > 0) throw new DiagnosticError([diagnostic('ZS1114', `the database holds ${found.n} tables already (${found.name} …)`)]);
}

async function fill(client: Client, manifest: Manifest, folder: string, progress: Progress): Promise<void> {
  for (const { name, part } of manifest.tables) {
    if (part !== undefined) await client.query(`create table if not exists ${escapeIdentifier(name)} partition of ${escapeIdentifier(part.of)} ${part.bound}`);
  }
  // Migrations leave first rows in some tables (the head of the journal).
  await client.query(`truncate ${manifest.tables.map(({ name }) => escapeIdentifier(name)).join(', ')}`);
  for (const [at, table] of manifest.tables.entries()) {
    const rows = await load(client, table, path.join(folder, table.file));
    progress({ table: table.name, rows, done: at + 1, of: manifest.tables.length });
  }
  for (const { name, last } of manifest.sequences) await client.query('select setval($1::regclass, $2)', [escapeIdentifier(name), last]);
}

/** Hashes once more what really goes in: the disk may answer otherwise than it did a minute ago. */
async function load(client: Client, table: TableFile, file: string): Promise<number> {
  const hash = createHash('sha256');
  const hashing = new Transform({ transform: (chunk: Buffer, _encoding, next) => (hash.update(chunk), next(null, chunk)) });
  const rows = client.query(from(copyFrom(table)));
  await pipeline(fs.createReadStream(file), hashing, createGunzip(), rows);
  if (hash.digest('hex') !== table.sha256) throw damaged(file, 'it changed while it was read');
  if (rows.rowCount !== table.rows) throw damaged(file, `it holds ${rows.rowCount} rows and the manifest says ${table.rows}`);
  return rows.rowCount;
}
