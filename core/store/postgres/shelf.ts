// Small state of a connector: a value per key, in the database of the house.
import type { Shelf } from '../../connector/host';
import type { Json } from '../../model/json';
import { inTransaction, rowsOf, type Db, type Sql } from './db';

const PUT = 'insert into shelf (connection, key, value) values ($1, $2, $3) on conflict (connection, key) do update set value = excluded.value';
// A prefix as a range, so that the index finds it: up to the prefix followed by the last code point there is.
const SCAN = `
  select key, value from shelf
   where connection = $1 and key >= $2 and key < $2 || chr(1114111) and ($3::text is null or key > $3)
   order by key limit $4`;

function shelfOn(sql: Sql, connection: string): Omit<Shelf, 'exclusively'> {
  return {
    get: async (key) => (await rowsOf<{ value: Json }>(sql, 'select value from shelf where connection = $1 and key = $2', [connection, key]))[0]?.value,
    put: async (key, value) => void (await sql.query(PUT, [connection, key, JSON.stringify(value)])),
    remove: async (key) => void (await sql.query('delete from shelf where connection = $1 and key = $2', [connection, key])),
    scan: (prefix, after, limit) => rowsOf(sql, SCAN, [connection, prefix, after, limit]),
  };
}

export function shelf(db: Db, connection: string): Shelf {
  return {
    ...shelfOn(db, connection),
    exclusively: (work) =>
      inTransaction(db, async (sql) => {
        await sql.query("select pg_advisory_xact_lock(hashtextextended('shelf ' || $1, 0))", [connection]);
        return work(shelfOn(inTurn(sql), connection));
      }),
  };
}

/** One session answers one question at a time: what is asked meanwhile waits its turn. */
function inTurn(sql: Sql): Sql {
  let last: Promise<unknown> = Promise.resolve();
  const query = (...args: Parameters<Sql['query']>): Promise<unknown> => {
    const next = last.then(() => sql.query(...args));
    last = next.catch(() => undefined);
    return next;
  };
  return { query } as Sql;
}
