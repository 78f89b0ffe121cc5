// Answers which ids subjects of a source have at a connection, as far as they were delivered or adopted there.
import type { Ref } from '../../model/ref';
import { rowsOf, type Sql } from './db';

// From the names into the queues by their unique index, once per flow that writes this connection. What is distrusted may be gone there:
// who points to it waits until it was compared again.
const LINKED = `
  select n.system, n.kind, n.id, d.base->'links'->>'' as target
    from unnest($2::text[], $3::text[], $4::text[]) as n(system, kind, id)
   cross join flow f
    join subject s on s.sync = f.sync and s.system = n.system and s.kind = n.kind and s.id = n.id
    join delivery d on d.subject = s.nr and d.target = f.target
   where f.connection = $1 and f.target <> '' and d.base->'links' ? '' and not (d.applied = 0 and d.distrusted_at is not null)
   order by d.applied_at nulls first`;

interface LinkedRow {
  system: string;
  kind: string;
  id: string;
  target: string;
}

/** By `ref.id`; what was delivered last wins where two syncs know the same name. */
export async function linked(sql: Sql, connection: string, refs: readonly Ref[]): Promise<ReadonlyMap<string, string>> {
  if (refs.length === 0) return new Map();
  const rows = await rowsOf<LinkedRow>(sql, LINKED, [connection, refs.map((ref) => ref.system), refs.map((ref) => ref.kind), refs.map((ref) => ref.id)]);
  return new Map(rows.map((row) => [row.id, row.target]));
}
