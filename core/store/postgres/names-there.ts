// Says which of the names that would wake a row have arrived already: they settled while the row was being worked on, and do not call again.
import { parseRef } from '../../model/ref';
import { rowsOf, type Sql } from './db';

const THERE = `
  select n.name
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as n(name, sync, system, kind, id, target)
    join subject s on s.sync = n.sync and s.system = n.system and s.kind = n.kind and s.id = n.id
    join delivery d on d.subject = s.nr and d.target = n.target
   where d.base->'links' ? ''`;

/** Names of deliveries (`<sync>/<system>:<kind>/<id>#<target>`) as columns: name, sync, system, kind, id and target; null: there are none. */
export function placesOf(names: readonly string[]): string[][] | null {
  const places = names.flatMap((name) => {
    const [, sync, ref, target] = /^([^/]+)\/(.+)#([^#]+)$/.exec(name) ?? [];
    const parsed = ref === undefined ? null : parseRef(ref);
    return parsed && sync !== undefined && target !== undefined ? [{ name, sync, ...parsed, target }] : [];
  });
  if (places.length === 0) return null;
  return [places.map((one) => one.name), places.map((one) => one.sync), places.map((one) => one.system), places.map((one) => one.kind), places.map((one) => one.id), places.map((one) => one.target)];
}

const SETTLED = `${THERE} and d.applied_at >= (select zs_now()) - $7 * interval '1 millisecond'`;

/** Those of these names that settled well within the last `ms`. */
export async function settledSince(sql: Sql, names: readonly string[], ms: number): Promise<readonly string[]> {
  const places = placesOf(names);
  return places === null ? [] : (await rowsOf<{ name: string }>(sql, SETTLED, [...places, ms])).map(({ name }) => name);
}

/** Those of these names that are at their target. */
export async function namesThere(sql: Sql, names: readonly string[]): Promise<readonly string[]> {
  const places = placesOf(names);
  return places === null ? [] : (await rowsOf<{ name: string }>(sql, THERE, places)).map(({ name }) => name);
}
