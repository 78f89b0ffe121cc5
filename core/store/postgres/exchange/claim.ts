// Claims messages that are due: stored ones, and those whose holder is gone.
import type { ExchangeClaim, Working } from '../../../exchange/ports';
import type { Lane } from '../../../engine/lanes';
import { rowsOf, type Sql } from '../db';
import { activeIs } from '../resting';
import { CLAIMED, claimOf, type ClaimedRow } from './columns';

// First come, first served per object: a message waits while an older one about the same object is under way. One that waits for a
// person (no due_at) holds up nobody.
const CLAIM = `
  with moment as materialized (select zs_now() as now),
  open as materialized (
    select w.service from jsonb_to_recordset($1) as w(service text, connections text[]), moment m
     where ${activeIs('$5')}
       and not exists (
         select 1 from connection c
          where (c.name = any(w.connections) or c.name = w.service)
            and (c.halted_because is not null or (c.paused and (c.paused_until is null or c.paused_until > m.now)) or c.broken_until > m.now))
  ),
  due as materialized (
    select x.nr from open f cross join lateral (
      select nr from exchange d
       where d.service = f.service and d.lane = $2 and d.due_at <= (select now from moment) and (d.node is null or d.node = $6)
         and not exists (select 1 from exchange o where o.about && d.about and o.due_at is not null and o.arrival < d.arrival)
       order by d.due_at limit $3 for update skip locked) x
     limit $3
  )
  update exchange e
     set due_at = m.now + $4 * interval '1 millisecond', lease = gen_random_uuid(), attempts = e.attempts + 1
    from due, moment m where e.nr = due.nr
  returning ${CLAIMED}`;

export async function claim(sql: Sql, revision: string | null, node: string, working: readonly Working[], lane: Lane, limit: number, leaseMs: number): Promise<ExchangeClaim[]> {
  if (working.length === 0) return [];
  return (await rowsOf<ClaimedRow>(sql, CLAIM, [JSON.stringify(working), lane, limit, leaseMs, revision, node])).map(claimOf);
}

const NEXT = `
  select not exists (
    select 1 from exchange o, exchange mine
     where mine.nr = $1 and o.about && mine.about and o.due_at is not null and o.arrival < mine.arrival) as next`;

export async function isNext(sql: Sql, { row }: ExchangeClaim): Promise<boolean> {
  return (await rowsOf<{ next: boolean }>(sql, NEXT, [row]))[0]?.next ?? true;
}
