// Who waits for whom: set when something settles as `again`, and answered when the other settles.
import type { Sql } from './db';
import { rowsOf } from './db';
import { dueWhenMarked } from './raise';

export type QueueName = 'subject' | 'delivery';

/** One row of a queue, as `waits` names it; a subject has the empty target. */
export interface Waiter {
  readonly row: string;
  readonly target: string;
  /** It wakes when each part is answered; of a part one name suffices. */
  readonly waitsOn: readonly (readonly string[])[];
}

// An `again` names anew what it waits for.
const FORGET = "delete from waits where waiter = any($1::bigint[]) and queue = 'subject'";

const AWAIT = `
  insert into waits (queue, waiter, target, "on", part) select $1, * from unnest($2::bigint[], $3::text[], $4::text[], $5::int[]) order by 3, 1, 2
  on conflict do nothing`;

// Names that answer and names that are waited for, by lock: whoever settles a name and whoever begins to wait for it go one after
// the other, and the second sees what the first did. Some of a few hundred locks, for PostgreSQL has room for a few thousand.
const LOCK_NAMES = `
  select pg_advisory_xact_lock(${0x5a53}, k) from (select distinct hashtext(name) & 255 as k from unnest($1::text[]) as n(name) order by 1) locks`;

const ANSWERED = `
  with hit as materialized (select distinct queue, waiter, target, part from waits where "on" = any($1)),
  gone as (
    delete from waits w using hit h where w.waiter = h.waiter and w.queue = h.queue and w.target = h.target and w.part = h.part)
  select distinct queue, waiter::text as row, target from hit`;

// First the waiters are locked, then a statement of its own sees which of them wait for nothing more: of two settles that answer two
// parts at once, the second sees what the first took away.
const LOCK_SUBJECTS = 'select 1 from subject where nr = any($1::bigint[]) order by sync, system, kind, id for update';
const WAKE_SUBJECTS = `
  update subject s set wanted = s.wanted + 1, due_at = ${dueWhenMarked('s')}
   where s.nr = any($1::bigint[]) and not exists (select 1 from waits w where w.waiter = s.nr and w.queue = 'subject')`;

const LOCK_DELIVERIES = `
  select 1 from unnest($1::bigint[], $2::text[]) as u(subject, target)
    join delivery d on d.subject = u.subject and d.target = u.target
   order by d.subject, d.target for update of d`;
const WAKE_DELIVERIES = `
  update delivery d set waiting = false, wanted = d.wanted + 1, due_at = ${dueWhenMarked('d')}
    from unnest($1::bigint[], $2::text[]) as u(subject, target)
   where d.subject = u.subject and d.target = u.target
     and not exists (select 1 from waits w where w.waiter = d.subject and w.queue = 'delivery' and w.target = d.target)`;

/** Before anything else is locked: see LOCK_NAMES. */
export async function lockNames(sql: Sql, names: readonly string[]): Promise<void> {
  if (names.length > 0) await sql.query(LOCK_NAMES, [names]);
}

/** What these subjects waited for is waited for no more. */
export async function forgetNames(sql: Sql, subjects: readonly string[]): Promise<void> {
  await sql.query(FORGET, [subjects]);
}

/** Writes what the settled rows wait for now; what they waited for before was forgotten. */
export async function awaitNames(sql: Sql, queue: QueueName, settled: readonly Waiter[]): Promise<void> {
  const pairs = settled.flatMap(({ row, target, waitsOn }) => waitsOn.flatMap((part, at) => part.map((on) => ({ row, target, on, at }))));
  if (pairs.length === 0) return;
  await sql.query(AWAIT, [queue, pairs.map((one) => one.row), pairs.map((one) => one.target), pairs.map((one) => one.on), pairs.map((one) => one.at)]);
}

/** Marks whoever waited for these names and waits for nothing else; answers which queues have something new. */
export async function answer(sql: Sql, names: readonly string[]): Promise<ReadonlySet<QueueName>> {
  const waiters = await rowsOf<{ queue: QueueName; row: string; target: string }>(sql, ANSWERED, [names]);
  const subjects = waiters.filter((waiter) => waiter.queue === 'subject').map(({ row }) => row);
  const deliveries = waiters.filter((waiter) => waiter.queue === 'delivery');
  const woken = new Set<QueueName>();
  if (subjects.length > 0) {
    await sql.query(LOCK_SUBJECTS, [subjects]);
    if ((await sql.query(WAKE_SUBJECTS, [subjects])).rowCount) woken.add('subject');
  }
  if (deliveries.length > 0) {
    const rows = [deliveries.map(({ row }) => row), deliveries.map(({ target }) => target)];
    await sql.query(LOCK_DELIVERIES, rows);
    if ((await sql.query(WAKE_DELIVERIES, rows)).rowCount) woken.add('delivery');
  }
  return woken;
}
