// Gives a suite a database of its own, migrated and empty, on the server of this run.
import { randomBytes } from 'node:crypto';
import { currentRun } from './run';
import { dropDatabase, server, statement, type Server } from './server';
import { giveBack, takeSpare } from './spare';
import { withDatabase } from './url';

/** A database of one suite. */
export interface FreshDatabase {
  readonly url: string;
  /** It is gone under this name; sessions that are still open are ended. */
  drop(): Promise<void>;
}

/**
 * A database with the whole schema and no rows. Starts the server of this run if this is the first; uses
 * `TEST_DATABASE_URL` or `DATABASE_URL` where one is set (the login must be allowed to create databases).
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const here = await server(currentRun());
  const name = takeSpare() ?? (await make(here, `template ${here.template}`));
  return { url: withDatabase(here.url, name), drop: () => giveBack(here, name) };
}

/** Makes a new database with nothing in it, not even the schema: for what makes the schema itself. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  const here = await server(currentRun());
  const name = await make(here, '');
  return { url: withDatabase(here.url, name), drop: () => dropDatabase(here.url, name) };
}

async function make({ url }: Server, how: string): Promise<string> {
  const name = `zs_${randomBytes(6).toString('hex')}`;
  await statement(url, `create database ${name} ${how}`);
  return name;
}
