// The test support itself: every suite has a database of its own.
import { Client } from 'pg';
import { freshDatabase } from './postgres';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('two fresh databases share nothing', async () => {
  const one = await freshDatabase();
  const other = await freshDatabase();
  await ask(one.url, 'create table mine (n int)');
  await expect(ask(one.url, 'select * from mine')).resolves.toEqual([]);
  await expect(ask(other.url, 'select * from mine')).rejects.toMatchObject({ code: '42P01' });
  await Promise.all([one.drop(), other.drop()]);
});

test('a dropped database is gone although a session was still open', async () => {
  const database = await freshDatabase();
  const open = new Client({ connectionString: database.url });
  open.on('error', () => undefined); // its end is what the test is about
  await open.connect();
  await database.drop();
  await expect(ask(database.url, 'select 1')).rejects.toMatchObject({ code: '3D000' });
});
