// Drops wanted models that every target has: they can be read again.
import { rowsOf, type Sql } from './db';

// Only at rest, and only where nothing is held or blocked: those still need what they wanted. Walks on from where the last sweep
// stopped; rows that somebody works on are left for the next time.
const SWEEP = `
  with spare as materialized (
    select s.nr from subject s
     where s.nr > $1 and s.desired is not null and s.due_at is null and s.last_diagnostic is null
       and not exists (select 1 from delivery d where d.subject = s.nr
                        and (d.due_at is not null or d.applied < d.wanted or d.held_by is not null or d.last_diagnostic is not null))
     order by s.nr limit $2
       for update of s skip locked
  ),
  swept as (update subject s set desired = null from spare where s.nr = spare.nr returning s.nr)
  select count(*)::int as n, max(nr)::text as last from swept`;

/** A sweeper that remembers where it was; answers how many it dropped, less than `limit` when it came to the end. */
export function sweeper(sql: Sql): (limit: number) => Promise<number> {
  let after = '0';
  return async (limit) => {
    const [swept] = await rowsOf<{ n: number; last: string | null }>(sql, SWEEP, [after, limit]);
    const n = swept?.n ?? 0;
    after = n < limit ? '0' : (swept?.last ?? '0');
    return n;
  };
}
