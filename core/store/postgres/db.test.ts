// Transactions over a pool whose sessions may be cut at any moment.
import { setTimeout as wait } from 'node:timers/promises';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres';
import { openPool } from '../pool';
import { inTransaction, rowsOf, type Db } from './db';

let database: FreshDatabase;
let db: Db;

beforeAll(async () => {
  database = await freshDatabase();
  db = openPool(database.url, 'zaaksluis db.test');
});

afterAll(async () => {
  await db.end();
  await database.drop();
});

test.each(['while nothing was asked of it', 'during a statement'])('a session that is cut in a transaction, %s, fails that transaction and nothing else', async (when) => {
  const cut = inTransaction(db, async (sql) => {
    const [mine] = await rowsOf<{ pid: number }>(sql, 'select pg_backend_pid() as pid');
    const slow = when === 'during a statement' ? sql.query('select pg_sleep(60)').catch(() => undefined) : Promise.resolve();
    await db.query('select pg_terminate_backend($1)', [mine?.pid]);
    await slow;
    await wait(100); // the end of the socket is heard
    return rowsOf(sql, 'select 1');
  });
  await expect(cut).rejects.toThrow(/terminat|not queryable/);
  expect(await inTransaction(db, (sql) => rowsOf(sql, 'select 1 as one'))).toEqual([{ one: 1 }]);
  expect(db.totalCount).toBeLessThanOrEqual(2);
});

test('a table that changes beneath a kept plan costs a session, not a transaction', async () => {
  await db.query('create table kept (a int)');
  const read = (): Promise<unknown> => inTransaction(db, (sql) => rowsOf(sql, 'select * from kept where a > $1', [0]));
  expect(await read()).toEqual([]);
  await db.query('alter table kept add b text');
  await db.query('insert into kept values ($1, $2)', [1, 'x']);
  expect(await read()).toEqual([{ a: 1, b: 'x' }]);
});

test('a program that stands still in a transaction gives back the rows it locked', async () => {
  await db.query('create table locked as select 1 as nr');
  const lock = 'select nr from locked for update skip locked';
  const stands = inTransaction(db, async (sql) => {
    await sql.query(lock);
    expect(await rowsOf(db, lock)).toEqual([]); // who claims passes it by
    await wait(1_000);
    return rowsOf(sql, 'select 1');
  }, 200);
  await expect(stands).rejects.toThrow(/idle-in-transaction|not queryable/);
  expect(await rowsOf(db, lock)).toEqual([{ nr: 1 }]);
});

test('a transaction without a word of its patience has one, shorter than a lease', async () => {
  const [{ idle }] = (await inTransaction(db, (sql) => rowsOf<{ idle: string }>(sql, "select current_setting('idle_in_transaction_session_timeout') as idle"))) as [{ idle: string }];
  expect(idle).toBe('15s');
});
