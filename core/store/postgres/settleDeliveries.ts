// Settles what deliver did: what the target has from us now, or why not yet, and who waited for it.
import { formatRef } from '../../model/ref';
import type { DeliverySettlement } from '../../sync/ports';
import { asJson, inTransaction, rowsOf, type Db, type Sql } from './db';
import { haltAll } from './halt';
import { attemptsWhenSettled, dueWhenSettled, outcomeColumns } from './outcome';
import { namesThere, settledSince } from './names-there';
import { freeObjects } from './objects';
import { answer, awaitNames, lockNames } from './waits';
import type { Wake } from './wake';

// An approval is used up by the run it allowed, and by being held again; one given meanwhile, for another plan, stands.
const SETTLE = `
  with ours as materialized (
    select u.*
      from unnest($1::bigint[], $2::text[], $3::uuid[], $4::int[], $5::text[], $6::float8[], $7::jsonb[], $8::text[], $9::text[],
                  $10::jsonb[], $11::text[], $12::jsonb[], $13::bool[])
        as u(subject, target, lease, wanted, outcome, delay, reason, held_by, approved, base, revision, diagnostics, waits)
      join delivery d on d.subject = u.subject and d.target = u.target and d.lease = u.lease
     order by d.subject, d.target
       for update of d
  )
  update delivery d
     set due_at = ${dueWhenSettled('d')},
         attempts = ${attemptsWhenSettled('d')},
         lease = null,
         waiting = u.waits,
         last_diagnostic = u.reason,
         held_by = case when u.outcome in ('done', 'partly') then null when u.outcome = 'held' then u.held_by else d.held_by end,
         approved = case when u.outcome in ('done', 'partly', 'held') and d.approved is not distinct from u.approved then null else d.approved end,
         applied = case when u.outcome in ('done', 'partly') then u.wanted else d.applied end,
         applied_at = case when u.outcome in ('done', 'partly') then (select zs_now()) else d.applied_at end,
         base = case when u.outcome in ('done', 'partly') then u.base else d.base end,
         distrusted_at = case when u.outcome in ('done', 'partly') then null else d.distrusted_at end,
         pending = case when u.outcome in ('done', 'partly') then null else d.pending end,
         mapping_revision = case when u.outcome in ('done', 'partly') then u.revision else d.mapping_revision end,
         diagnostics = case when u.outcome in ('done', 'partly') then u.diagnostics else d.diagnostics end
    from ours u
   where d.subject = u.subject and d.target = u.target
  returning u.lease`;

// What a delivery leaves: of one that is done its steps (they are in the journal) and where its content stood; of every one what it
// waited for, and the objects it had for itself.
const LEAVE = `
  with done as materialized (select * from unnest($1::bigint[], $2::text[]) as u(subject, target)),
  closed as (delete from run_step r using done where r.subject = done.subject and r.target = done.target),
  arrived as (delete from transfer t using done where t.subject = done.subject and t.target = done.target),
  forgot as (
    delete from waits w using unnest($3::bigint[], $4::text[]) as u(waiter, target)
     where w.waiter = u.waiter and w.queue = 'delivery' and w.target = u.target),
  ${freeObjects('$5')}
  select`;

export async function settleDeliveries(db: Db, wake: Wake, settlements: readonly DeliverySettlement[]): Promise<ReadonlySet<string>> {
  const writing = settlements.filter(({ outcome }) => outcome.kind !== 'lost');
  if (writing.length === 0) return new Set();
  const settled = await inTransaction(db, async (sql) => {
    await lockNames(sql, writing.flatMap(({ claim, outcome }) => [...(outcome.kind === 'done' ? namesOf(claim) : []), ...waitsOn(outcome).flat()]));
    const leases = new Set((await update(sql, writing)).map((row) => row.lease));
    const ours = writing.filter(({ claim }) => leases.has(claim.lease));
    const done = ours.filter(({ outcome }) => outcome.kind === 'done').map(({ claim }) => claim);
    const rowsAndTargets = (claims: readonly DeliverySettlement['claim'][]) => [claims.map((claim) => claim.row), claims.map((claim) => claim.target)];
    await sql.query(LEAVE, [...rowsAndTargets(done), ...rowsAndTargets(ours.map(({ claim }) => claim)), ours.map(({ claim }) => claim.lease)]);
    await haltAll(sql, ours.map(({ outcome }) => outcome));
    const waiters = ours.map(({ claim, outcome }) => ({
      row: claim.row,
      target: claim.target,
      waitsOn: waitsOn(outcome),
    }));
    await awaitNames(sql, 'delivery', waiters);
    const arrived = [...(await namesThere(sql, ours.flatMap(({ outcome }) => absentOf(outcome)))), ...(await settledMeanwhile(sql, ours))];
    return { leases, woken: await answer(sql, [...done.flatMap(namesOf), ...arrived]) };
  });
  for (const queue of settled.woken) wake(queue);
  return settled.leases;
}

/** What settles: the name, and the name at this target. */
const namesOf = ({ sync, ref, target }: DeliverySettlement['claim']): string[] => [`${sync}/${formatRef(ref)}`, `${sync}/${formatRef(ref)}#${target}`];

/** What a settled row goes on waiting for: all of it, the part that had to wait, or nothing but what would add to it. */
const waitsOn = (outcome: DeliverySettlement['outcome']): readonly (readonly string[])[] =>
  outcome.kind === 'again' ? (outcome.waitsOn ?? []) : outcome.kind === 'done' ? [...(outcome.again?.waitsOn ?? []), ...(outcome.wokenBy?.length ? [outcome.wokenBy] : [])] : [];

/** Of what it waits for: names that were not there when it was looked at. */
const absentOf = (outcome: DeliverySettlement['outcome']): readonly string[] =>
  outcome.kind === 'again' ? (outcome.absent ?? []) : outcome.kind === 'done' ? [...(outcome.again?.absent ?? []), ...(outcome.wokenBy ?? [])] : [];

/** Names that were there when it was looked what they are, and that settled since: they do not call again. */
async function settledMeanwhile(sql: Sql, settlements: readonly DeliverySettlement[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { outcome } of settlements) {
    const waits = outcome.kind === 'again' ? outcome : outcome.kind === 'done' ? outcome.again : undefined;
    if (waits?.lookedMs === undefined) continue;
    const absent = new Set(waits.absent);
    found.push(...(await settledSince(sql, (waits.waitsOn ?? []).flat().filter((name) => !absent.has(name)), waits.lookedMs)));
  }
  return found;
}

async function update(sql: Sql, settlements: readonly DeliverySettlement[]): Promise<{ lease: string }[]> {
  const outcomes = settlements.map(({ outcome }) => outcomeColumns(outcome));
  const results = settlements.map(({ outcome }) => (outcome.kind === 'done' ? outcome.result : null));
  return rowsOf(sql, SETTLE, [
    settlements.map(({ claim }) => claim.row),
    settlements.map(({ claim }) => claim.target),
    settlements.map(({ claim }) => claim.lease),
    settlements.map(({ claim }) => claim.wanted),
    outcomes.map((outcome) => outcome.kind),
    outcomes.map((outcome) => outcome.delayMs),
    outcomes.map((outcome) => outcome.reason),
    settlements.map(({ outcome }) => (outcome.kind === 'held' ? outcome.plan : null)),
    settlements.map(({ claim }) => claim.approved?.plan ?? null),
    results.map((result) => asJson(result?.base)),
    results.map((result) => result?.revision ?? null),
    results.map((result) => asJson(result?.diagnostics)),
    settlements.map(({ outcome }) => waitsOn(outcome).length > 0),
  ]);
}
