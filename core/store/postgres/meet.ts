// Marks names that were met on the way (the documents of a zaak): only those that nobody knows yet, or that were gone.
import type { Lane } from '../../engine/lanes';
import type { Mark } from '../../sync/ports';
import type { Sql } from './db';
import { columns } from './mark';
import { dueWhenMarked, laneWhenMarked, layerWhenMarked, markedWhenMarked } from './raise';

// A name that is known tells of its own changes; a link that came back means that it is there again.
const MEET = `
  insert into subject as s (sync, system, kind, id, wanted, lane, layer, marked_at, due_at)
  select n.sync, n.system, n.kind, n.id, 1, $5, 'discovery', (select zs_now()), (select zs_now())
    from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as n(sync, system, kind, id)
   order by n.sync collate "C", n.system collate "C", n.kind collate "C", n.id collate "C"
  on conflict (sync, system, kind, id) do update
     set wanted = s.wanted + 1, lane = ${laneWhenMarked('s', 'excluded.lane')}, due_at = ${dueWhenMarked('s')},
         layer = ${layerWhenMarked('s', 'excluded.layer')}, marked_at = ${markedWhenMarked('s')}
   where s.presence = 'gone'`;

export async function meet(sql: Sql, marks: readonly Mark[], lane: Lane): Promise<void> {
  if (marks.length === 0) return;
  const [sync, system, kind, id] = columns(marks);
  await sql.query(MEET, [sync, system, kind, id, lane]);
}
