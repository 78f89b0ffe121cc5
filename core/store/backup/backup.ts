// Writes a backup of a database while everything runs: every table as it was at one moment.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { to } from 'pg-copy-streams';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import { openSession } from '../session';
import { writeManifest, type Manifest, type TableFile } from './manifest';
import { copyTo, PLAIN } from './copy';
import { tablesOf, type Table } from './tables';

/** Told after each table: how far it is. */
export type Progress = (step: { readonly table: string; readonly rows: number; readonly done: number; readonly of: number }) => void;

/**
 * Writes a backup of the database at `url` into a new or empty folder: one read-only transaction, so one moment, whatever is
 * written meanwhile; it locks nobody out. Answers its manifest. Memory does not grow with the database.
 *
 * The folder holds what the database holds (personal data, hashes of tokens) and is made for its owner only. The installation key
 * is not in it: `base` values kept as hashes can only be compared by an installation that still has that key.
 *
 * @throws DiagnosticError ZS1116 when the folder holds something
 */
export async function backup(url: string, folder: string, progress: Progress = () => undefined): Promise<Manifest> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (fs.readdirSync(folder).length > 0) throw new DiagnosticError([diagnostic('ZS1116', `${folder} is not empty`)]);
  const client = await openSession(url);
  try {
    await client.query(PLAIN);
    await client.query('begin isolation level repeatable read read only');
    // The first statement takes the snapshot; its moment is told by the same statement.
    const about = (await client.query<About>(ABOUT)).rows[0];
    if (about === undefined) throw new DiagnosticError([diagnostic('ZS1119', 'the database holds no Zaaksluis')]);
    const tables = await tablesOf(client);
    const files: TableFile[] = [];
    for (const table of tables) {
      const file = await write(client, table, folder);
      files.push(file);
      progress({ table: table.name, rows: file.rows, done: files.length, of: tables.length });
    }
    // Sequences stand outside transactions: read after the rows they can only be further.
    const sequences = await client.query<{ name: string; last: string }>(SEQUENCES);
    const manifest: Manifest = { format: 1, ...about, moment: about.moment.toISOString(), tables: files, sequences: sequences.rows };
    writeManifest(folder, manifest);
    return manifest;
  } finally {
    await client.end();
  }
}

const ABOUT = `
  select zs_now() as moment, current_setting('server_version') as postgres, id::text as instance,
         array(select name::text from migrations order by timestamp) as schema
    from instance`;

interface About {
  moment: Date;
  postgres: string;
  instance: string;
  schema: string[];
}

const SEQUENCES = `
  select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' and last_value is not null order by 1`;

async function write(client: Client, table: Table, folder: string): Promise<TableFile> {
  const file = `${table.name}.copy.gz`;
  const hash = createHash('sha256');
  const hashing = new Transform({ transform: (chunk: Buffer, _encoding, next) => (hash.update(chunk), next(null, chunk)) });
  const rows = client.query(to(copyTo(table)));
  // Level 1: the processor beside a running node is worth more than the last tenths of the size.
  await pipeline(rows, createGzip({ level: 1 }), hashing, fs.createWriteStream(path.join(folder, file), { mode: 0o600, flush: true }));
  return { name: table.name, columns: [...table.columns], rows: rows.rowCount, file, sha256: hash.digest('hex'), ...(table.part === undefined ? {} : { part: table.part }) };
}
