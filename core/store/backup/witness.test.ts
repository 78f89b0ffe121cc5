// A database that is not where we left it is recognised, whoever moved it.
import fs from 'node:fs';
import path from 'node:path';
import { Pool } from 'pg';
import { moveClock } from '../../../test/support/clock';
import { freshFolder } from '../../../test/support/folder';
import { emptyDatabase, freshDatabase, type FreshDatabase } from '../../../test/support/postgres';
import { backup, beat, endRecovering, recognise, restore } from '.';

const databases: FreshDatabase[] = [];
const pools: Pool[] = [];

async function open(made: Promise<FreshDatabase> = freshDatabase()): Promise<{ db: Pool; url: string }> {
  const database = await made;
  const db = new Pool({ connectionString: database.url });
  databases.push(database);
  pools.push(db);
  return { db, url: database.url };
}

afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.end();
  for (const database of databases.splice(0)) await database.drop();
});

test('a database that is where its node left it is not recovering, however often it starts', async () => {
  const { db } = await open();
  const data = freshFolder();
  for (let start = 0; start < 3; start++) {
    expect(await recognise(db, data, true)).toBeNull();
    await beat(db, data);
  }
  expect(fs.statSync(path.join(data, 'witness.json')).mode & 0o777).toBe(0o600);
});

test('a second node of the house meets the database for the first time and trusts it', async () => {
  const { db } = await open();
  expect(await recognise(db, freshFolder(), false)).toBeNull();
  expect(await recognise(db, freshFolder(), false)).toBeNull();
});

test('a database set back by other means than ours is recovering from its last beat', async () => {
  const { db, url } = await open();
  const data = freshFolder();
  await recognise(db, data, false);
  await beat(db, data);
  // What a snapshot of the server or a restored dump does: the rows are as they were.
  const then = (await db.query<{ id: string; beat: string; beat_at: Date }>('select * from instance')).rows[0];
  await moveClock(url, 3_600_000);
  for (let minute = 0; minute < 3; minute++) await beat(db, data);
  await db.query('update instance set beat = $1, beat_at = $2', [then?.beat, then?.beat_at]);
  expect(await recognise(db, data, false)).toMatchObject({ because: 'set back', backupMoment: then?.beat_at });
  // It stays so over restarts until somebody ends it.
  expect(await recognise(db, data, false)).toMatchObject({ because: 'set back', backupMoment: then?.beat_at });
  await endRecovering(db, 'anna');
  expect(await recognise(db, data, false)).toBeNull();
});

test('another database under a data folder is recovering: production copied over acceptance', async () => {
  const [ours, theirs] = [await open(), await open()];
  await theirs.db.query('update instance set id = gen_random_uuid()'); // copies of one template have one id
  const data = freshFolder();
  expect(await recognise(ours.db, data, false)).toBeNull();
  expect(await recognise(theirs.db, data, false)).toMatchObject({ because: 'another' });
});

test('a data folder that was copied with its database is recovering, and from then on another instance than the original', async () => {
  const { db } = await open();
  const data = freshFolder();
  await recognise(db, data, true);
  const before = (await db.query<{ id: string }>('select id from instance')).rows[0]?.id;
  const copy = path.join(freshFolder(), 'copy');
  fs.cpSync(data, copy, { recursive: true });
  expect(await recognise(db, copy, true)).toMatchObject({ because: 'copied' });
  expect((await db.query<{ id: string }>('select id from instance')).rows[0]?.id).not.toBe(before);
});

test('a restored backup is recovering for a node that never saw it', async () => {
  const { url } = await open();
  const folder = path.join(freshFolder(), 'backup');
  const { moment } = await backup(url, folder);
  const restored = await open(emptyDatabase());
  await restore(restored.url, folder, 'anna');
  expect(await recognise(restored.db, freshFolder(), false)).toMatchObject({ because: 'restored', backupMoment: new Date(moment) });
});

test('a witness that was cut off makes the database recovering and not trusted', async () => {
  const { db } = await open();
  const data = freshFolder();
  await recognise(db, data, false);
  fs.writeFileSync(path.join(data, 'witness.json'), '{"id":"8');
  expect(await recognise(db, data, false)).toMatchObject({ because: 'another' });
});
