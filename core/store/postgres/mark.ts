// Marks names: "look at this again".
import type { Lane } from '../../engine/lanes';
import { formatRef } from '../../model/ref';
import type { Mark } from '../../sync/ports';
import type { Sql } from './db';
import { dueWhenMarked, laneWhenMarked } from './raise';

// Sorted by name, as every statement that locks many subjects: two of them can then never wait for each other.
const MARK = `
  insert into subject as s (sync, system, kind, id, wanted, lane, due_at, stamp)
  select n.sync, n.system, n.kind, n.id, 1, $6, (select zs_now()), n.stamp
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as n(sync, system, kind, id, stamp)
   order by n.sync collate "C", n.system collate "C", n.kind collate "C", n.id collate "C"
  on conflict (sync, system, kind, id) do update
     set wanted = s.wanted + 1,
         lane = ${laneWhenMarked('s', 'excluded.lane')},
         due_at = ${dueWhenMarked('s')},
         stamp = coalesce(excluded.stamp, s.stamp)
   where excluded.stamp is null or excluded.stamp is distinct from s.stamp`;

/** Marks a page of names in one statement. A name that comes twice counts once, with its last stamp. */
export async function mark(sql: Sql, marks: readonly Mark[], lane: Lane): Promise<void> {
  if (marks.length === 0) return;
  await sql.query(MARK, [...columns(marks), lane]);
}

/** The names as five lists, each name once. */
export function columns(marks: readonly Mark[]): [string[], string[], string[], string[], (string | null)[]] {
  const names = new Map(marks.map((one) => [`${one.sync}/${formatRef(one.ref)}`, one]));
  const each = [...names.values()];
  return [
    each.map((one) => one.sync),
    each.map((one) => one.ref.system),
    each.map((one) => one.ref.kind),
    each.map((one) => one.ref.id),
    each.map((one) => one.stamp ?? null),
  ];
}
