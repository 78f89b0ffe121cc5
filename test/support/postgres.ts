// Gives a suite a database of its own, migrated and empty, on the server of this run.
import { randomBytes } from 'node:crypto';
import { currentRun } from './run';
import { dropDatabase, server, statement } from './server';
import { withDatabase } from './url';

/** A database of one suite. */
export interface FreshDatabase {
  readonly url: string;
  /** Drops it; sessions that are still open are ended. */
  drop(): Promise<void>;
}

/**
 * Makes a new database with the whole schema and no rows. Starts the server of this run if this is the first; uses
 * `TEST_DATABASE_URL` or `DATABASE_URL` where one is set (the login must be allowed to create databases).
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { template } = await server(currentRun());
  return make(`template ${template}`);
}

/** Makes a new database with nothing in it, not even the schema: for what makes the schema itself. */
export const emptyDatabase = (): Promise<FreshDatabase> => make('');

async function make(how: string): Promise<FreshDatabase> {
  const { url } = await server(currentRun());
  const name = `zs_${randomBytes(6).toString('hex')}`;
  await statement(url, `create database ${name} ${how}`);
  return {
    url: withDatabase(url, name),
    drop: () => dropDatabase(url, name),
  };
}
