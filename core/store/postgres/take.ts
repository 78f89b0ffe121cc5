// Budgets of the house: how many calls a node may make now, over all nodes together.
import { rowsOf, type Sql } from './db';

// Calls in flight are kept per node with an end, in the connection's own row, so that one lock covers all that is decided: what a
// killed node had in flight stops counting after FLIGHT, longer than the longest call.
const FLIGHT = '10 minutes';
// One call goes out to see whether a broken connection works again; if it never answers, another may after this long.
const HALF_OPEN = '60 seconds';

// A budget is not worth a flush to disk: set_config makes this one commit return earlier.
const TAKE = `
  with quick as materialized (select set_config('synchronous_commit', 'off', true), zs_now() as now),
  c as materialized (
    select c.*, q.now,
           c.halted_because is not null or (c.paused and (c.paused_until is null or c.paused_until > q.now)) or coalesce(c.broken_until > q.now, false) as resting,
           c.broken_until is not null as broken,
           -- a second's worth at most is saved up, and never less than one call
           least(greatest($3::float8, 1), case when c.filled_at is null then greatest($3::float8, 1)
             else c.tokens + greatest(0, extract(epoch from q.now - c.filled_at)) * $3::float8 end) as full_tokens
      from connection c, quick q where c.name = $1 for update of c
  ),
  flying as materialized (
    select coalesce(sum(greatest(0, (f.value ->> 'n')::int - case when f.key = $5 then $6::int else 0 end)), 0)::int as n,
           coalesce(sum(greatest(0, (f.value ->> 'n')::int - $6::int)) filter (where f.key = $5), 0)::int as own
      from c, jsonb_each(c.flight) f where (f.value ->> 'until')::timestamptz > c.now
  ),
  granted as materialized (
    select c.*, flying.own, case when c.resting then 0 else greatest(0, least($2::int, floor(c.full_tokens)::int, $4::int - flying.n, case when c.broken then 1 else $2::int end)) end as n
      from c, flying
  ),
  written as (
    update connection k
       set tokens = g.full_tokens - g.n, filled_at = g.now,
           broken_until = case when g.broken and g.n > 0 then g.now + interval '${HALF_OPEN}' else k.broken_until end,
           flight = case when g.n + g.own = 0 then k.flight - $5::text
             else k.flight || jsonb_build_object($5::text, jsonb_build_object('n', g.n + g.own, 'until', g.now + interval '${FLIGHT}')) end
      from granted g where k.name = g.name
  )
  select n from granted`;

const MAKE = 'insert into connection (name) values ($1) on conflict do nothing';

export interface Budget {
  readonly perSecond: number;
  readonly inFlight: number;
}

/** Takes at most `wanted` tokens; answers how many were granted. Paused, halted or broken: 0. `ended` calls of this node no longer count as in flight. */
export async function take(sql: Sql, node: string, name: string, wanted: number, budget: Budget, ended = 0): Promise<number> {
  const values = [name, wanted, budget.perSecond, budget.inFlight, node, ended];
  const [granted] = await rowsOf<{ n: number }>(sql, TAKE, values);
  if (granted !== undefined) return granted.n;
  await sql.query(MAKE, [name]);
  return (await rowsOf<{ n: number }>(sql, TAKE, values))[0]?.n ?? 0;
}

/** What this node had in flight before it was started again. */
export async function landed(sql: Sql, node: string): Promise<void> {
  await sql.query('update connection set flight = flight - $1 where flight ? $1', [node]);
}
