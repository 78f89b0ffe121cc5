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
    select coalesce(sum((f.value ->> 'n')::int), 0)::int as n from c, jsonb_each(c.flight) f where (f.value ->> 'until')::timestamptz > c.now
  ),
  granted as materialized (
    select c.*, case when c.resting then 0 else greatest(0, least($2::int, floor(c.full_tokens)::int, $4::int - flying.n, case when c.broken then 1 else $2::int end)) end as n
      from c, flying
  ),
  written as (
    update connection k
       set tokens = g.full_tokens - g.n, filled_at = g.now,
           broken_until = case when g.broken and g.n > 0 then g.now + interval '${HALF_OPEN}' else k.broken_until end,
           flight = case when g.n = 0 then k.flight else k.flight || jsonb_build_object($5::text, jsonb_build_object(
             'n', g.n + case when (k.flight -> $5 ->> 'until')::timestamptz > g.now then (k.flight -> $5 ->> 'n')::int else 0 end,
             'until', g.now + interval '${FLIGHT}')) end
      from granted g where k.name = g.name
  )
  select n from granted`;

const MAKE = 'insert into connection (name) values ($1) on conflict do nothing';

export interface Budget {
  readonly perSecond: number;
  readonly inFlight: number;
}

/** Takes at most `wanted` tokens; answers how many were granted. Paused, halted or broken: 0. */
export async function take(sql: Sql, node: string, name: string, wanted: number, budget: Budget): Promise<number> {
  const values = [name, wanted, budget.perSecond, budget.inFlight, node];
  const [granted] = await rowsOf<{ n: number }>(sql, TAKE, values);
  if (granted !== undefined) return granted.n;
  await sql.query(MAKE, [name]);
  return (await rowsOf<{ n: number }>(sql, TAKE, values))[0]?.n ?? 0;
}

const GIVE = `
  with quick as materialized (select set_config('synchronous_commit', 'off', true))
  update connection c
     set flight = case when (c.flight -> $2 ->> 'n')::int > $3::int
       then jsonb_set(c.flight, array[$2, 'n'], to_jsonb((c.flight -> $2 ->> 'n')::int - $3::int)) else c.flight - $2 end
    from quick where c.name = $1 and c.flight ? $2`;

/** Calls that ended: they no longer count as in flight. */
export async function give(sql: Sql, node: string, name: string, tokens: number): Promise<void> {
  await sql.query(GIVE, [name, node, tokens]);
}

/** What this node had in flight before it was started again. */
export async function landed(sql: Sql, node: string): Promise<void> {
  await sql.query('update connection set flight = flight - $1 where flight ? $1', [node]);
}
