// Removes messages that were answered long enough ago, and what was counted of them.
import type { Sql } from '../db';

const FORGET = "delete from exchange where service = $1 and due_at is null and settled_at < (select zs_now()) - $2 * interval '1 millisecond'";
const DAYS = "delete from exchange_count where service = $1 and day < ((select zs_now()) at time zone 'Europe/Amsterdam')::date - 92";

export async function forget(sql: Sql, service: string, afterMs: number): Promise<number> {
  await sql.query(DAYS, [service]);
  return (await sql.query(FORGET, [service, afterMs])).rowCount ?? 0;
}
