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

test('what one test left is not there for the next, and what the migrations put there is', async () => {
  const first = await freshDatabase();
  const heads = await ask(first.url, 'select * from journal_head');
  await ask(first.url, `insert into config_revision (id, hash, activated_at, activated_by) values (gen_random_uuid(), 'x', now(), 'x')`);
  await ask(first.url, 'delete from journal_head');
  await first.drop();
  const next = await freshDatabase();
  await expect(ask(next.url, 'select count(*)::int as n from config_revision')).resolves.toEqual([{ n: 0 }]);
  await expect(ask(next.url, 'select * from journal_head')).resolves.toEqual(heads);
  await next.drop();
});

test('a database whose schema was touched is nobody\'s any more', async () => {
  for (const sql of ['alter table subject add column mine int', 'create table mine (n int)', 'alter table test_clock disable trigger all']) {
    const database = await freshDatabase();
    await ask(database.url, sql);
    await database.drop();
  }
  const fresh = await freshDatabase();
  await expect(ask(fresh.url, 'insert into test_clock values (now())')).rejects.toThrow();
  await expect(ask(fresh.url, `select attname from pg_attribute where attrelid = 'subject'::regclass and attname = 'mine'`)).resolves.toEqual([]);
  await expect(ask(fresh.url, 'select * from mine')).rejects.toMatchObject({ code: '42P01' });
  await fresh.drop();
});
