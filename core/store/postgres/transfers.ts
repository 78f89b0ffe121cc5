// Keeps where the sending of one large content stands, so that the next holder goes on there.
import type { JsonObject } from '../../model/json';
import type { DeliveryClaim } from '../../sync/ports';
import { asJson, rowsOf, type Sql } from './db';

// Only where the lease is still ours: a zombie must not move what the next holder builds on.
const KEEP = `
  insert into transfer (subject, target, step, state, at)
  select d.subject, d.target, $4, $5, (select zs_now()) from delivery d where d.subject = $1 and d.target = $2 and d.lease = $3
  on conflict (subject, target, step) do update set state = excluded.state, at = excluded.at`;

export async function keepTransfer(sql: Sql, claim: DeliveryClaim, step: string, state: JsonObject): Promise<boolean> {
  return ((await sql.query(KEEP, [claim.row, claim.target, claim.lease, step, asJson(state)])).rowCount ?? 0) > 0;
}

export async function transferOf(sql: Sql, claim: DeliveryClaim, step: string): Promise<JsonObject | null> {
  const [row] = await rowsOf<{ state: JsonObject }>(sql, 'select state from transfer where subject = $1 and target = $2 and step = $3', [claim.row, claim.target, step]);
  return row?.state ?? null;
}
