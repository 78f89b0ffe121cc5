// Marks names: "look at this again".
import type { Lane } from '../../engine/lanes';
import { formatRef } from '../../model/ref';
import type { Layer, Mark } from '../../sync/ports';
import type { Sql } from './db';
import { dueWhenMarked, laneWhenMarked, layerWhenMarked, markedWhenMarked } from './raise';

// Sorted by name, as every statement that locks many subjects: two of them can then never wait for each other.
const MARK = `
  insert into subject as s (sync, system, kind, id, wanted, lane, layer, marked_at, due_at, stamp)
  select n.sync, n.system, n.kind, n.id, 1, $6, $7, (select zs_now()), (select zs_now()) + n.settle * interval '1 millisecond', n.stamp
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $8::int[]) as n(sync, system, kind, id, stamp, settle)
   order by n.sync collate "C", n.system collate "C", n.kind collate "C", n.id collate "C"
  on conflict (sync, system, kind, id) do update
     set wanted = s.wanted + 1,
         lane = ${laneWhenMarked('s', 'excluded.lane')},
         layer = ${layerWhenMarked('s', 'excluded.layer')},
         marked_at = ${markedWhenMarked('s')},
         due_at = ${dueWhenMarked('s', 'excluded.due_at')},
         stamp = coalesce(excluded.stamp, s.stamp)
   where excluded.stamp is null or excluded.stamp is distinct from s.stamp`;

// Who tells of a change, also late, has not left it out. Few rows stand there, and only of names that this very statement locks.
const TOLD = `
  with marked as (${MARK} returning s.nr)
  delete from missed m using marked where m.subject = marked.nr`;

/** Marks a page of names in one statement. A name that comes twice counts once, with its last stamp. */
export async function mark(sql: Sql, marks: readonly Mark[], lane: Lane, layer: Layer): Promise<void> {
  if (marks.length === 0) return;
  const each = once(marks);
  await sql.query(layer === 'webhook' ? TOLD : MARK, [...columns(each), lane, layer, each.map((one) => one.settleMs ?? 0)]);
}

const once = (marks: readonly Mark[]): Mark[] => [...new Map(marks.map((one) => [`${one.sync}/${formatRef(one.ref)}`, one])).values()];

/** The names as five lists, each name once. */
export function columns(marks: readonly Mark[]): [string[], string[], string[], string[], (string | null)[]] {
  const each = once(marks);
  return [
    each.map((one) => one.sync),
    each.map((one) => one.ref.system),
    each.map((one) => one.ref.kind),
    each.map((one) => one.ref.id),
    each.map((one) => one.stamp ?? null),
  ];
}
