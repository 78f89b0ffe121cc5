// Marks the subjects that were not looked at for longest: the deep compare, a part of the house at a time.
import type { Sql } from './db';

// No index: it would cost every settle, and this runs now and then. Locks are skipped, not waited for, so their order is free. What
// is blocked rests: it would fill every run and never move to the end of the row.
const OLDEST = `
  with oldest as materialized (
    select nr from subject
     where sync = $1 and due_at is null and last_diagnostic is null and presence in ('in', 'out')
     order by observed_at nulls first
     limit $2
     for update skip locked)
  update subject s
     set wanted = s.wanted + 1, lane = 'bulk', layer = 'deep', marked_at = (select zs_now()), due_at = (select zs_now())
    from oldest where s.nr = oldest.nr`;

export async function markOldest(sql: Sql, sync: string, limit: number): Promise<number> {
  return (await sql.query(OLDEST, [sync, limit])).rowCount ?? 0;
}
