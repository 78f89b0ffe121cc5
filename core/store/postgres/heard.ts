// Notes that a system let hear from itself: it called us, or a scan found something new at it.
import type { Sql } from './db';

// To the minute: a busy sender costs no write per call.
const HEARD = `
  insert into connection as c (name, heard_at) values ($1, (select zs_now()))
  on conflict (name) do update set heard_at = excluded.heard_at
   where c.heard_at is null or c.heard_at < excluded.heard_at - interval '1 minute'`;

export async function heard(sql: Sql, name: string): Promise<void> {
  await sql.query(HEARD, [name]);
}
