// Brings a database up to the schema of this Zaaksluis.
import 'reflect-metadata';
import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from './migrations';
import { openSession } from './session';

// Any number will do, as long as nobody else in this database uses it: the letters ZSLM.
const LOCK = 0x5a534c4d;

/**
 * Runs the migrations that the database at `url` does not have yet; once per migration, whoever calls it first. Others that call
 * it meanwhile wait until the schema is there. With nothing to do it costs one connection and one question.
 *
 * @param through stop after the migration of this name: restoring a backup makes the schema it was made with.
 */
export async function migrate(url: string, through?: string): Promise<void> {
  const wanted = upTo(through);
  const client = await openSession(url);
  try {
    if (await complete(client, wanted)) return;
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    if (await complete(client, wanted)) return;
    const source = new DataSource({ type: 'postgres', url, migrations: wanted, migrationsTransactionMode: 'all', poolSize: 1, logging: false });
    await source.initialize();
    try {
      await source.runMigrations();
    } finally {
      await source.destroy();
    }
  } finally {
    await client.end(); // and with it the lock
  }
}

function upTo(name: string | undefined): (typeof MIGRATIONS)[number][] {
  return name === undefined ? [...MIGRATIONS] : MIGRATIONS.slice(0, MIGRATIONS.findIndex((migration) => migration.name === name) + 1);
}

async function complete(client: Client, wanted: typeof MIGRATIONS): Promise<boolean> {
  const { rows: tables } = await client.query<{ there: boolean }>("select to_regclass('migrations') is not null as there");
  if (tables[0]?.there !== true) return false;
  const { rows } = await client.query<{ name: string }>('select name from migrations');
  const done = new Set(rows.map((row) => row.name));
  return wanted.every((migration) => done.has(migration.name));
}
