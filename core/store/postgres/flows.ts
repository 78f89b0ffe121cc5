// What runs where: which connection a sync reads and each of its targets writes.
import type { Flow } from '../../sync/ports';
import { inTransaction, type Db, type Sql } from './db';

// The source of a sync has the empty target.
const SOURCE = '';

/** Says what runs where, for the whole house; what a sync no longer has is forgotten. */
export async function declareFlows(db: Db, flows: readonly Flow[]): Promise<void> {
  const rows = flows.flatMap((flow) => [
    [flow.sync, SOURCE, flow.source, flow.backlog] as const,
    ...Object.entries(flow.targets).map(([target, connection]) => [flow.sync, target, connection, flow.backlog] as const),
  ]);
  await inTransaction(db, async (sql) => {
    await sql.query(
      `insert into flow (sync, target, connection, backlog)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::int[]) order by 1, 2
       on conflict (sync, target) do update set connection = excluded.connection, backlog = excluded.backlog`,
      [rows.map((row) => row[0]), rows.map((row) => row[1]), rows.map((row) => row[2]), rows.map((row) => row[3])],
    );
    await sql.query(
      `delete from flow f where f.sync = any($1) and not exists (
         select 1 from unnest($2::text[], $3::text[]) as d(sync, target) where d.sync = f.sync and d.target = f.target)`,
      [flows.map((flow) => flow.sync), rows.map((row) => row[0]), rows.map((row) => row[1])],
    );
  });
}

/** Makes the flows of rows about to be written where nobody declared them; asks the database once per flow and process. */
export function flowKeeper(): (sql: Sql, rows: Iterable<readonly [sync: string, target: string, connection: string]>) => Promise<void> {
  const known = new Set<string>();
  return async (sql, rows) => {
    for (const [sync, target, connection] of rows) {
      const key = JSON.stringify([sync, target]);
      if (known.has(key)) continue;
      await sql.query('insert into flow (sync, target, connection) values ($1, $2, $3) on conflict (sync, target) do nothing', [sync, target, connection]);
      known.add(key);
    }
  };
}
export type KeepFlows = ReturnType<typeof flowKeeper>;
export { SOURCE };
