// Settles what observe found out: the observed state, the deliveries it raises, the names it discovered, and who waited for it.
import type { Lane } from '../../engine/lanes';
import { formatRef } from '../../model/ref';
import type { Layer, Mark, SubjectSettlement } from '../../sync/ports';
import { countLooks, type Look } from './caught';
import { asJson, inTransaction, rowsOf, type Db, type Sql } from './db';
import type { KeepFlows } from './flows';
import { haltAll } from './halt';
import { columns, mark } from './mark';
import { meet } from './meet';
import { attemptsWhenSettled, dueWhenSettled, outcomeColumns } from './outcome';
import { raiseDeliveries } from './raiseDeliveries';
import { answer, awaitNames, forgetNames, type QueueName } from './waits';
import type { Wake } from './wake';

// The row is compared with what was wanted when it was claimed: a mark since then leaves it due. `desired` is written only where
// its hash differs: an equal model keeps its place on disk.
const SETTLE = `
  with ours as materialized (
    select u.*, s.desired_hash as was_hash, s.read_revision as was_revision
      from unnest($1::bigint[], $2::uuid[], $3::int[], $4::text[], $5::float8[], $6::jsonb[], $7::text[], $8::jsonb[], $9::text[],
                  $10::text[], $11::text[], $12::jsonb[], $13::jsonb[])
        as u(nr, lease, wanted, outcome, delay, reason, presence, desired, hash, stamp, revision, provenance, diagnostics)
      join subject s on s.nr = u.nr and s.lease = u.lease
     order by s.sync, s.system, s.kind, s.id
       for update of s
  )
  update subject s
     set due_at = ${dueWhenSettled('s')},
         attempts = ${attemptsWhenSettled('s')},
         lease = null,
         last_diagnostic = u.reason,
         seen = case when u.outcome = 'done' then u.wanted else s.seen end,
         observed_at = case when u.outcome = 'done' then (select zs_now()) else s.observed_at end,
         presence = case when u.outcome = 'done' then u.presence else s.presence end,
         desired = case when u.outcome = 'done' and (s.desired is null or s.desired_hash is distinct from u.hash) then u.desired else s.desired end,
         desired_hash = case when u.outcome = 'done' then u.hash else s.desired_hash end,
         -- What was there under this stamp is gone: should it be listed again as it was, that is news.
         stamp = case when u.outcome <> 'done' then s.stamp when u.presence = 'gone' and s.presence is distinct from 'gone' then null else coalesce(u.stamp, s.stamp) end,
         read_revision = case when u.outcome = 'done' then u.revision else s.read_revision end,
         provenance = case when u.outcome = 'done' then u.provenance else s.provenance end,
         diagnostics = case when u.outcome = 'done' then u.diagnostics else s.diagnostics end
    from ours u
   where s.nr = u.nr
  -- A model that another revision of the mapping made says nothing of the source.
  returning s.nr::text as row, u.lease, s.lane, s.layer, u.was_hash is null as added,
            u.was_hash is distinct from u.hash and (u.was_revision is null or u.was_revision = u.revision) as changed`;

// A name that only stood for others, unless it was marked again meanwhile.
const FORGET = 'delete from subject s where s.nr = any($1::bigint[]) and s.due_at is null';

// Settled and discovered subjects together, in the order of their names, before anything is written: two settles that discover
// each other's subjects would otherwise each hold what the other waits for.
const LOCK = `
  select 1 from subject s
   where (s.sync, s.system, s.kind, s.id) in (
     select sync, system, kind, id from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as n(sync, system, kind, id))
   order by s.sync, s.system, s.kind, s.id
     for update of s`;

const LANES_OF_DISCOVERY: Readonly<Record<Lane, Lane>> = { live: 'live', bulk: 'bulk', content: 'bulk' };

export async function settleSubjects(db: Db, keepFlows: KeepFlows, wake: Wake, settlements: readonly SubjectSettlement[]): Promise<ReadonlySet<string>> {
  const writing = settlements.filter(({ outcome }) => outcome.kind !== 'lost');
  if (writing.length === 0) return new Set();
  const done = writing.flatMap(({ claim, outcome }) => (outcome.kind === 'done' ? [{ claim, result: outcome.result }] : []));
  await keepFlows(db, done.flatMap(({ claim, result }) => result.raise.map((target) => [claim.sync, target, target] as const)));
  await keepFlows(db, done.flatMap(({ result }) => result.discovered.map((found) => [found.sync, '', found.ref.system] as const)));
  const settled = await inTransaction(db, async (sql) => {
    await lockAll(sql, writing, done.flatMap(({ result }) => result.discovered));
    const rows = await update(sql, writing);
    const byLease = new Map(rows.map((row) => [row.lease, row]));
    const ours = done.flatMap(({ claim, result }) => {
      const row = byLease.get(claim.lease);
      return row === undefined ? [] : [{ claim, result, lane: row.lane, row }];
    });
    for (const lane of ['live', 'bulk', 'content'] as const) {
      await meet(sql, ours.filter((one) => one.lane === lane && !one.result.standsIn).flatMap(({ result }) => result.discovered), LANES_OF_DISCOVERY[lane]);
    }
    const standIns = ours.filter(({ result }) => result.standsIn);
    for (const { result, row } of standIns) await mark(sql, result.discovered, row.lane, row.layer);
    if (standIns.length > 0) await sql.query(FORGET, [standIns.map(({ claim }) => claim.row)]);
    const raises = ours.flatMap(({ claim, result, lane }) => [...new Set(result.raise)].map((target) => ({ row: claim.row, target, sync: claim.sync, lane: result.heavy ? ('content' as const) : lane })));
    await raiseDeliveries(sql, raises);
    await haltAll(sql, writing.filter(({ claim }) => byLease.has(claim.lease)).map(({ outcome }) => outcome));
    const waiters = writing
      .filter(({ claim }) => byLease.has(claim.lease))
      .map(({ claim, outcome }) => ({ row: claim.row, target: '', waitsOn: outcome.kind === 'again' ? (outcome.waitsOn ?? []) : [] }));
    await forgetNames(sql, waiters.map(({ row }) => row));
    await awaitNames(sql, 'subject', waiters);
    const woken = await answer(sql, ours.map(({ claim }) => `${claim.sync}/${formatRef(claim.ref)}`));
    await countLooks(sql, ours.flatMap(({ claim, result, row }): Look[] => (result.standsIn ? [] : [{ ...row, sync: claim.sync, told: result.told ?? false }])));
    return { leases: new Set(byLease.keys()), raises, woken, discovered: ours.some(({ result }) => result.discovered.length > 0) };
  });
  const queues = new Set<QueueName>(settled.woken);
  if (settled.discovered) queues.add('subject');
  if (settled.raises.length > 0) queues.add('delivery');
  for (const queue of queues) wake(queue);
  return settled.leases;
}

async function lockAll(sql: Sql, settling: readonly SubjectSettlement[], discovered: readonly Mark[]): Promise<void> {
  if (discovered.length === 0) return;
  const [sync, system, kind, id] = columns([...discovered, ...settling.map(({ claim }) => ({ sync: claim.sync, ref: claim.ref }))]);
  await sql.query(LOCK, [sync, system, kind, id]);
}

interface Settled {
  readonly row: string;
  readonly lease: string;
  readonly lane: Lane;
  readonly layer: Layer;
  readonly added: boolean;
  readonly changed: boolean;
}

async function update(sql: Sql, settlements: readonly SubjectSettlement[]): Promise<Settled[]> {
  const outcomes = settlements.map(({ outcome }) => outcomeColumns(outcome));
  const results = settlements.map(({ outcome }) => (outcome.kind === 'done' ? outcome.result : null));
  return rowsOf(sql, SETTLE, [
    settlements.map(({ claim }) => claim.row),
    settlements.map(({ claim }) => claim.lease),
    settlements.map(({ claim }) => claim.wanted),
    outcomes.map((outcome) => outcome.kind),
    outcomes.map((outcome) => outcome.delayMs),
    outcomes.map((outcome) => outcome.reason),
    results.map((result) => result?.presence ?? null),
    results.map((result) => asJson(result?.desired)),
    results.map((result) => result?.hash ?? null),
    results.map((result) => result?.stamp ?? null),
    results.map((result) => result?.revision ?? null),
    results.map((result) => asJson(result?.provenance)),
    results.map((result) => asJson(result?.diagnostics)),
  ]);
}
