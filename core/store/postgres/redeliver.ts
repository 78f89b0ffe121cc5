// Raises what deliveries must bring, without reading the source: replay, drift repair, a new target, a changed outgoing mapping.
import type { Lane } from '../../engine/lanes';
import type { DeliveryFilter } from '../../sync/ports';
import { rowsOf, type Db } from './db';
import { dueWhenMarked, laneWhenMarked } from './raise';

const PAGE = 5_000;

// With a target, rows it does not have yet are made, for what is selected and was observed. A page is one statement and one
// commit; whoever is interrupted raises some twice, which does no harm.
const RAISE = `
  with page as materialized (
    select s.nr, s.sync, s.presence from subject s
     where s.sync = $1 and s.nr > $2
       and ($3::text[] is null or (s.system, s.kind, s.id) in (select * from unnest($3::text[], $4::text[], $5::text[])))
     order by s.nr limit ${PAGE}
  ),
  wanted as (
    select p.nr, d.target from page p join delivery d on d.subject = p.nr and ($6::text is null or d.target = $6)
    union
    select p.nr, $6 from page p where $6::text is not null and p.presence = 'in'
  ),
  raised as (
    insert into delivery as d (subject, target, sync, wanted, lane, due_at)
    select w.nr, w.target, $1, 1, $7, (select zs_now()) from wanted w order by w.nr, w.target
    on conflict (subject, target) do update
       set wanted = d.wanted + 1, lane = ${laneWhenMarked('d', 'excluded.lane')}, due_at = ${dueWhenMarked('d')}
    returning 1
  )
  select (select count(*)::int from raised) as raised, (select count(*)::int from page) as read, (select max(nr)::text from page) as last`;

/** Answers how many deliveries were raised. */
export async function redeliver(db: Db, filter: DeliveryFilter, lane: Lane): Promise<number> {
  const refs = filter.refs;
  const names = refs === undefined ? [null, null, null] : [refs.map((ref) => ref.system), refs.map((ref) => ref.kind), refs.map((ref) => ref.id)];
  let after = '0';
  let total = 0;
  for (;;) {
    const [page] = await rowsOf<{ raised: number; read: number; last: string | null }>(db, RAISE, [filter.sync, after, ...names, filter.target ?? null, lane]);
    if (page === undefined) return total;
    total += page.raised;
    if (page.read < PAGE || page.last === null) return total;
    after = page.last;
  }
}
