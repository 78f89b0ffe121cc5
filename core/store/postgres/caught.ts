// Counts what each layer of the delta brought in, and notes the changes that nobody told us of.
import { SILENT_LAYERS, type Caught, type Layer, type Missed } from '../../sync/ports';
import { rowsOf, type Sql } from './db';

/** What settling found of one observed subject. */
export interface Look {
  readonly row: string;
  readonly sync: string;
  readonly layer: Layer;
  readonly changed: boolean;
  readonly added: boolean;
  /** Its source tells of every change. */
  readonly told: boolean;
}

// The slot is the session's: settles at the same moment count in different rows, and none waits for the flush of another.
const COUNT = `
  insert into caught as c (sync, layer, day, slot, looked, changed, added)
  select n.sync, n.layer, ((select zs_now()) at time zone 'Europe/Amsterdam')::date, pg_backend_pid() % 32, n.looked, n.changed, n.added
    from unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::int[]) as n(sync, layer, looked, changed, added)
   order by n.sync collate "C", n.layer collate "C"
  on conflict (sync, layer, day, slot) do update
     set looked = c.looked + excluded.looked, changed = c.changed + excluded.changed, added = c.added + excluded.added`;

// The row of the subject is ours while we settle, and with it the line about it.
const NOTE = `
  insert into missed as m (subject, sync, layer, found_at)
  select n.subject, n.sync, n.layer, (select zs_now()) from unnest($1::bigint[], $2::text[], $3::text[]) as n(subject, sync, layer)
   order by n.subject
  on conflict (subject) do update set layer = excluded.layer, found_at = excluded.found_at`;

/** Last in the transaction that settles, so that the counters are held for the length of its commit only. */
export async function countLooks(sql: Sql, looks: readonly Look[]): Promise<void> {
  if (looks.length === 0) return;
  const sums = new Map<string, { sync: string; layer: Layer; looked: number; changed: number; added: number }>();
  for (const { sync, layer, changed, added } of looks) {
    const sum = sums.get(`${layer} ${sync}`) ?? { sync, layer, looked: 0, changed: 0, added: 0 };
    sums.set(`${layer} ${sync}`, { ...sum, looked: sum.looked + 1, changed: sum.changed + Number(changed), added: sum.added + Number(added) });
  }
  const silent = looks.filter(({ changed, told, layer }) => changed && told && SILENT_LAYERS.some((one) => one === layer));
  if (silent.length > 0) await sql.query(NOTE, [silent.map(({ row }) => row), silent.map(({ sync }) => sync), silent.map(({ layer }) => layer)]);
  const each = [...sums.values()];
  await sql.query(COUNT, [each.map((one) => one.sync), each.map((one) => one.layer), each.map((one) => one.looked), each.map((one) => one.changed), each.map((one) => one.added)]);
}

const CAUGHT = `
  select sync, layer, day::text, sum(looked)::float8 as looked, sum(changed)::float8 as changed, sum(added)::float8 as added
    from caught where day > ((select zs_now()) at time zone 'Europe/Amsterdam')::date - $1::int
   group by sync, layer, day order by sync, layer, day`;

export async function caught(sql: Sql, days: number): Promise<Caught[]> {
  return rowsOf<Caught>(sql, CAUGHT, [days]);
}

const MISSED = `
  with moment as materialized (select zs_now() as now)
  select sync, layer, count(*)::int as count, min(found_at) as oldest from missed, moment m
   where found_at < m.now - $1 * interval '1 millisecond' and found_at >= m.now - $2 * interval '1 millisecond'
   group by sync, layer order by sync, layer`;

export async function missed(sql: Sql, graceMs: number, withinMs: number): Promise<Missed[]> {
  return rowsOf<Missed>(sql, MISSED, [graceMs, withinMs]);
}
