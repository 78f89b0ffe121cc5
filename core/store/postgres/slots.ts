// A planned moment is worked on by the node that writes its row first.
import { rowsOf, type Sql } from './db';

const TAKE = 'insert into slot (schedule, planned, node, taken_at) values ($1, $2, $3, (select zs_now())) on conflict do nothing';

export async function takeSlot(sql: Sql, schedule: string, planned: Date, node: string): Promise<boolean> {
  return (await sql.query(TAKE, [schedule, planned, node])).rowCount === 1;
}

export async function lastSlot(sql: Sql, schedule: string): Promise<Date | null> {
  return (await rowsOf<{ planned: Date | null }>(sql, 'select max(planned) as planned from slot where schedule = $1', [schedule]))[0]?.planned ?? null;
}
