// Databases that a test is done with, emptied for the next: making one anew costs half a second of a file system that just lost one.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Client } from 'pg';
import { currentRun } from './run';
import { dropDatabase, spareFolder, spares, statement, type Server } from './server';
import { names, PARTS, schema, within, type Untouched } from './untouched';
import { withDatabase } from './url';

/** A database that another test gave back, or null. Its name is new, so that whoever still knew the old one does not find it. */
export function takeSpare(): string | null {
  for (const name of spares(currentRun())) {
    try {
      fs.rmSync(path.join(spareFolder(currentRun()), name));
      return name;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // another suite took it
    }
  }
  return null;
}

/** Empties a database for the next test; drops it when its schema was touched. */
export async function giveBack(server: Server, name: string): Promise<void> {
  const next = `zs_${randomBytes(6).toString('hex')}`;
  if (!(await emptied(withDatabase(server.url, name), server.untouched)) || !(await renamed(server.url, name, next))) return dropDatabase(server.url, name);
  fs.mkdirSync(spareFolder(currentRun()), { recursive: true });
  fs.writeFileSync(path.join(spareFolder(currentRun()), next), '');
}

function emptied(url: string, as: Untouched): Promise<boolean> {
  return within(url, async (client) => {
    await client.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid()');
    const parts = (await names(client, PARTS)).filter((name) => !as.tables.includes(name));
    if (parts.length > 0) await client.query(`drop table ${parts.join(', ')}`);
    if ((await schema(client)) !== as.schema || (await grown(client))) return false;
    const used = await names(client, as.tables.map((table) => `select '${table}' as name where exists (select from ${table})`).join(' union all '));
    await client.query('begin');
    // One statement, so that no table has to go before another; and no truncate, which gives every index a file of its own again.
    if (used.length > 0) await client.query(`with ${used.map((table, nr) => `d${nr} as (delete from ${table})`).join(', ')} select`);
    for (const [sequence, last] of Object.entries(as.sequences)) await client.query(last === null ? `alter sequence ${sequence} restart` : `select setval('${sequence}', ${last})`);
    for (const [table, rows] of Object.entries(as.rows)) await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [rows]);
    await client.query('commit');
    return true;
  });
}

const LARGE = 64 * 2 ** 20;

/** True where emptying would cost more than a new one. */
const grown = async (client: Client): Promise<boolean> => (await names(client, `select '' as name where pg_database_size(current_database()) > ${LARGE}`)).length > 0;

const IN_USE = '55006';

/** False when somebody came in again in between. */
async function renamed(url: string, from: string, to: string): Promise<boolean> {
  try {
    await statement(url, `alter database ${from} rename to ${to}`);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== IN_USE) throw error;
    return false;
  }
}
