// The one PostgreSQL of a jest run: started by the first suite that needs it, found by the others.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { stopEmbedded } from '../../core/store/embedded';
import { reach } from '../../core/store/embedded/start';
import { migrate } from '../../core/store/migrate';
import { untouched, type Untouched } from './untouched';
import { withDatabase } from './url';

/** What the suites need of it. */
export interface Server {
  readonly url: string;
  /** A migrated database that new ones are copied from. */
  readonly template: string;
  readonly untouched: Untouched;
  /** It was there before this run, and stays. */
  readonly outside: boolean;
}

/** The server of this run, started if it is not there yet. */
export async function server(run: string): Promise<Server> {
  const ready = path.join(run, 'server.json');
  const lock = path.join(run, 'server.lock');
  for (;;) {
    if (fs.existsSync(ready)) return JSON.parse(fs.readFileSync(ready, 'utf8')) as Server;
    if (takeLock(lock)) break;
    await sleep(50);
  }
  try {
    const outside = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL'];
    const url = outside ?? (await start(run));
    const template = `zs_template_${path.basename(run).toLowerCase().replace(/[^a-z0-9]/g, '')}`;
    // There is one already when its migration failed: the next suite gets the same error, not one about a name.
    await dropDatabase(url, template);
    await statement(url, `create database ${template}`);
    await migrate(withDatabase(url, template));
    const made: Server = { url, template, untouched: await untouched(withDatabase(url, template)), outside: outside !== undefined };
    fs.writeFileSync(`${ready}.new`, JSON.stringify(made));
    fs.renameSync(`${ready}.new`, ready);
    return made;
  } finally {
    fs.rmSync(lock);
  }
}

/** Stops what this run started; does nothing when no suite asked for a database. */
export async function stopServer(run: string): Promise<void> {
  await stopEmbedded(path.join(run, 'data'));
  const ready = path.join(run, 'server.json');
  if (!fs.existsSync(ready)) return;
  const { url, template, outside } = JSON.parse(fs.readFileSync(ready, 'utf8')) as Server;
  for (const name of outside ? [template, ...spares(run)] : []) await dropDatabase(url, name);
}

/** Where the databases are named that a test gave back and another may take. */
export const spareFolder = (run: string): string => path.join(run, 'spare');

export const spares = (run: string): readonly string[] => (fs.existsSync(spareFolder(run)) ? fs.readdirSync(spareFolder(run)) : []);

/** Runs one statement in the server's own database. */
export async function statement(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Drops a database and the sessions in it. An autovacuum worker belongs to the superuser and may not be ended by us; a drop without
 * force asks it to end by itself.
 */
export async function dropDatabase(url: string, name: string): Promise<void> {
  try {
    await statement(url, `drop database if exists ${name} with (force)`);
  } catch (error) {
    if ((error as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw error;
    await statement(url, `drop database if exists ${name}`);
  }
}

function takeLock(lock: string): boolean {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

// Nothing here outlives the run, so nothing needs to reach the disk.
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

async function start(run: string): Promise<string> {
  const reached = await reach({ dataDir: path.join(run, 'data'), application: 'zaaksluis-test', say: () => undefined, settings: FAST });
  // It runs until the teardown stops it, whichever suites come and go.
  await reached.session.end();
  return reached.url;
}
