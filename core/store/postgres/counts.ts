// Counts what is in step and what is not, per sync and per target.
import type { SyncCounts } from '../../sync/ports';
import { rowsOf, type Sql } from './db';

// Each row is in exactly one of: due, leased, retrying (waits for a moment), held, blocked, in step. One pass over narrow rows, for
// the models are kept apart.
const COUNTS = `
  with moment as materialized (select zs_now() as now)
  select sync, null as target,
         count(*)::int as total,
         count(*) filter (where due_at <= m.now)::int as due,
         count(*) filter (where due_at > m.now and lease is not null)::int as leased,
         count(*) filter (where due_at > m.now and lease is null)::int as retrying,
         0 as held,
         count(*) filter (where due_at is null and last_diagnostic is not null)::int as blocked,
         count(*) filter (where due_at is null and last_diagnostic is null)::int as "inStep",
         min(due_at) filter (where due_at <= m.now) as "oldestDue"
    from subject, moment m group by sync
  union all
  select sync, target,
         count(*)::int,
         count(*) filter (where due_at <= m.now)::int,
         count(*) filter (where due_at > m.now and lease is not null)::int,
         count(*) filter (where due_at > m.now and lease is null)::int,
         count(*) filter (where due_at is null and held_by is not null)::int,
         count(*) filter (where due_at is null and held_by is null and last_diagnostic is not null)::int,
         count(*) filter (where due_at is null and held_by is null and last_diagnostic is null)::int,
         min(due_at) filter (where due_at <= m.now)
    from delivery, moment m group by sync, target
   order by sync, target nulls first`;

export async function counts(sql: Sql): Promise<SyncCounts[]> {
  return rowsOf<SyncCounts>(sql, COUNTS);
}
