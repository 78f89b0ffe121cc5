// Budgets of the house: how many calls a node may make now, over all nodes together.
import { LOOKS_RESET } from '../../sync/ports/connections';
import { rowsOf, type Sql } from './db';

// Calls in flight are kept per program with an end, in the connection's own row, so that one lock covers all that is decided: what a
// killed program had in flight stops counting after FLIGHT, longer than the longest call. Each tells how many it has, not how many
// more or fewer: an answer that never arrived is made good by the next question.
const FLIGHT = '10 minutes';
// One call goes out to see whether a broken connection works again; if it never answers, another may after this long.
const HALF_OPEN = '60 seconds';

// A target that looks reset rests wholly: only a person ends that. Of another that is halted nobody claims work, so whoever still calls
// is at the end of it, or looks whether it works again: one call at a time goes out. A person who looks ($8) is let through in the same
// way whatever rests: what a pause stops is writing, and whoever wants to end it first asks whether the other side works.

// A budget is not worth a flush to disk: set_config makes this one commit return earlier.
const TAKE = `
  with quick as materialized (select set_config('synchronous_commit', 'off', true), zs_now() as now),
  c as materialized (
    select c.*, q.now,
           coalesce(c.halted_because ->> 'code' = '${LOOKS_RESET}', false) or (c.paused and (c.paused_until is null or c.paused_until > q.now)) or coalesce(c.broken_until > q.now, false) as resting,
           c.broken_until is not null as broken, c.halted_because is not null as halted,
           -- a second's worth at most is saved up, and never less than one call
           least(greatest($3::float8, 1), case when c.filled_at is null then greatest($3::float8, 1)
             else c.tokens + greatest(0, extract(epoch from q.now - c.filled_at)) * $3::float8 end) as full_tokens
      from connection c, quick q where c.name = $1 for update of c
  ),
  flying as materialized (
    select coalesce(sum((f.value ->> 'n')::int), 0)::int as n
      from c, jsonb_each(c.flight) f where f.key <> $5 and (f.value ->> 'until')::timestamptz > c.now
  ),
  granted as materialized (
    select c.*, case when c.resting and not $8::boolean then 0 else greatest(0, least($2::int, floor(c.full_tokens)::int, $4::int - flying.n - $6::int, case when c.resting or c.broken or c.halted then 1 else $2::int end)) end as n
      from c, flying
  ),
  written as (
    update connection k
       set tokens = g.full_tokens - g.n, filled_at = g.now,
           broken_until = case when g.broken and g.n > 0 then g.now + interval '${HALF_OPEN}' else k.broken_until end,
           flight = case when g.n + $6::int = 0 then k.flight - $5::text
             else k.flight || jsonb_build_object($5::text, jsonb_build_object('n', g.n + $6::int, 'node', $7::text, 'until', g.now + interval '${FLIGHT}')) end
      from granted g where k.name = g.name
  )
  select n from granted`;

const MAKE = 'insert into connection (name) values ($1) on conflict do nothing';

export interface Budget {
  readonly perSecond: number;
  readonly inFlight: number;
}

/** One running program: a node, or a command beside it that bears its name. */
export interface Program {
  readonly id: string;
  readonly node: string;
}

/** Takes at most `wanted` tokens; answers how many were granted. Paused, reset or broken: 0, or 1 at most for a person who looks; halted: 1 at most. `flying` calls that this program was granted before have not ended. */
export async function take(sql: Sql, program: Program, name: string, wanted: number, budget: Budget, flying = 0, looks = false): Promise<number> {
  const values = [name, wanted, budget.perSecond, budget.inFlight, program.id, flying, program.node, looks];
  const [granted] = await rowsOf<{ n: number }>(sql, TAKE, values);
  if (granted !== undefined) return granted.n;
  await sql.query(MAKE, [name]);
  return (await rowsOf<{ n: number }>(sql, TAKE, values))[0]?.n ?? 0;
}

const LANDED = `
  update connection k
     set flight = (select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(k.flight) f where f.value ->> 'node' is distinct from $1)
   where exists (select 1 from jsonb_each(k.flight) f where f.value ->> 'node' = $1)`;

/** What this node had in flight before it was started again. */
export async function landed(sql: Sql, node: string): Promise<void> {
  await sql.query(LANDED, [node]);
}

/** What this program had in flight: it ends. */
export async function forget(sql: Sql, program: Program): Promise<void> {
  await sql.query('update connection set flight = flight - $1 where flight ? $1', [program.id]);
}
