// Which connections may not be written to until they have been looked up again.
import { inTransaction, rowsOf, type Db, type Sql } from './db';
import { note } from './journal';
import { HOUSE } from './plans';

export async function waitingRecoveries(sql: Sql): Promise<string[]> {
  return (await rowsOf<{ connection: string }>(sql, 'select connection from recovery order by connection')).map((row) => row.connection);
}

const BEGIN = `
  insert into recovery (connection, because, begun_at) select unnest($1::text[]), $2, (select zs_now()) order by 1
  on conflict (connection) do update set because = excluded.because, begun_at = excluded.begun_at`;

export async function beginRecovery(db: Db, connections: readonly string[], because: string): Promise<void> {
  if (connections.length === 0) return;
  await inTransaction(db, async (sql) => {
    await sql.query(BEGIN, [[...new Set(connections)], because]);
    await note(sql, { sync: null, ref: null, target: null, action: 'recovering', actor: HOUSE, plan: null, detail: { connections: [...connections], because } });
  });
}

export async function endRecovery(db: Db, connection: string, by: string): Promise<void> {
  await inTransaction(db, async (sql) => {
    const ended = await sql.query('delete from recovery where connection = $1', [connection]);
    if (ended.rowCount === 0) return;
    await note(sql, { sync: null, ref: null, target: null, action: 'recovered', actor: by, plan: null, detail: { connection } });
  });
}
