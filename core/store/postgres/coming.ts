// Says which deliveries are on their way: due or in hand for the first time, or about to be when their subject was read.
import { rowsOf, type Sql } from './db';
import { placesOf } from './names-there';

// What failed before may fail again: nobody waits for it unseen. What waits itself, or is held or blocked, is not on its way either.
const COMING = `
  select n.name
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as n(name, sync, system, kind, id, target)
    join subject s on s.sync = n.sync and s.system = n.system and s.kind = n.kind and s.id = n.id
    left join delivery d on d.subject = s.nr and d.target = n.target
   where not coalesce(d.base->'links' ? '', false) and coalesce(s.presence, 'in') = 'in'
     and (s.due_at is not null and s.attempts = (s.lease is not null)::int
       or d.due_at is not null and not d.waiting and d.attempts = (d.lease is not null)::int)`;

/** Of these names of deliveries (`<sync>/<system>:<kind>/<id>#<target>`): those that will arrive by themselves. */
export async function coming(sql: Sql, names: readonly string[]): Promise<ReadonlySet<string>> {
  const places = placesOf(names);
  if (places === null) return new Set();
  return new Set((await rowsOf<{ name: string }>(sql, COMING, places)).map(({ name }) => name));
}
