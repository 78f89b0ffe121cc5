// Who waits for whom: set when something settles as `again`, and answered when the other settles.
import type { Sql } from './db';
import { rowsOf } from './db';
import { dueWhenMarked } from './raise';

export type QueueName = 'subject' | 'delivery';

/** One row of a queue, as `waits` names it; a subject has the empty target. */
export interface Waiter {
  readonly row: string;
  readonly target: string;
  readonly waitsOn: readonly string[];
}

// What waited no longer waits for what it did; an `again` names anew what it waits for.
const FORGET = 'delete from waits using unnest($2::bigint[], $3::text[]) as u(waiter, target) where waits.waiter = u.waiter and waits.queue = $1 and waits.target = u.target';

const AWAIT = `
  insert into waits (queue, waiter, target, "on") select $1, * from unnest($2::bigint[], $3::text[], $4::text[]) order by 3, 1, 2
  on conflict do nothing`;

const ANSWERED = 'delete from waits where "on" = any($1) returning queue, waiter::text as row, target';

const SUBJECTS = `
  with woken as materialized (
    select nr from subject where nr = any($1::bigint[]) order by sync, system, kind, id for update)
  update subject s set wanted = s.wanted + 1, due_at = ${dueWhenMarked('s')} from woken where s.nr = woken.nr`;

const DELIVERIES = `
  with woken as materialized (
    select d.subject, d.target from unnest($1::bigint[], $2::text[]) as u(subject, target)
      join delivery d on d.subject = u.subject and d.target = u.target
     order by d.subject, d.target for update of d)
  update delivery d set waiting = false, wanted = d.wanted + 1, due_at = ${dueWhenMarked('d')} from woken where d.subject = woken.subject and d.target = woken.target`;

/** Writes what the settled rows wait for now. */
export async function awaitNames(sql: Sql, queue: QueueName, settled: readonly Waiter[]): Promise<void> {
  await sql.query(FORGET, [queue, settled.map((one) => one.row), settled.map((one) => one.target)]);
  const pairs = settled.flatMap((one) => one.waitsOn.map((on) => ({ ...one, on })));
  if (pairs.length === 0) return;
  await sql.query(AWAIT, [queue, pairs.map((one) => one.row), pairs.map((one) => one.target), pairs.map((one) => one.on)]);
}

/** Marks whoever waited for these names; answers which queues have something new. */
export async function answer(sql: Sql, names: readonly string[]): Promise<ReadonlySet<QueueName>> {
  const waiters = await rowsOf<{ queue: QueueName; row: string; target: string }>(sql, ANSWERED, [names]);
  const subjects = waiters.filter((waiter) => waiter.queue === 'subject');
  const deliveries = waiters.filter((waiter) => waiter.queue === 'delivery');
  if (subjects.length > 0) await sql.query(SUBJECTS, [subjects.map((waiter) => waiter.row)]);
  if (deliveries.length > 0) await sql.query(DELIVERIES, [deliveries.map((waiter) => waiter.row), deliveries.map((waiter) => waiter.target)]);
  return new Set(waiters.map((waiter) => waiter.queue));
}
