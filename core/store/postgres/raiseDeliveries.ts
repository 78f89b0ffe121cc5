// Raises what deliveries must bring: makes the row or marks it.
import type { Lane } from '../../engine/lanes';
import type { Sql } from './db';
import { dueWhenMarked, laneWhenMarked } from './raise';

const RAISE = `
  insert into delivery as d (subject, target, sync, wanted, lane, due_at)
  select u.subject, u.target, u.sync, 1, u.lane, (select zs_now())
    from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) as u(subject, target, sync, lane)
   order by u.subject, u.target collate "C"
  on conflict (subject, target) do update
     set wanted = d.wanted + 1,
         lane = ${laneWhenMarked('d', 'excluded.lane')},
         due_at = ${dueWhenMarked('d')}`;

export interface Raise {
  readonly row: string;
  readonly target: string;
  readonly sync: string;
  readonly lane: Lane;
}

export async function raiseDeliveries(sql: Sql, raises: readonly Raise[]): Promise<void> {
  if (raises.length === 0) return;
  await sql.query(RAISE, [raises.map((one) => one.row), raises.map((one) => one.target), raises.map((one) => one.sync), raises.map((one) => one.lane)]);
}
