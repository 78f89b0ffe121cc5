// Claims due subjects for this node.
import type { Lane } from '../../engine/lanes';
import type { Kind } from '../../model/ref';
import type { Presence, SubjectClaim } from '../../sync/ports';
import { rowsOf, type Sql } from './db';
import { destroyedAmong } from './destructions/name';
import { activeIs, RESTING } from './resting';

// Per sync, so that a paused one costs nothing however much of it is due, and in a different order each time, so that none
// starves. `room`: what a target has not taken yet counts against the backlog, per lane; somebody waits for a live subject, so a
// full bulk lane does not hold it up. A delivery that waits for a name may wait for this very subject: it does not count. The count
// stops at the backlog.
const CLAIM = `
  with moment as materialized (select zs_now() as now),
  open as materialized (
    select f.sync, f.backlog from flow f, moment m
     where f.target = '' and not ${RESTING} and ${activeIs('$4')}
     order by random()
  ),
  due as materialized (
    select s.nr
      from open f
     cross join lateral (
       select greatest(0, f.backlog - coalesce(max(waiting.n), 0)) as room
         from flow t
        cross join lateral (
          select count(*) as n from (
            select from delivery d
             where d.sync = t.sync and d.target = t.target and d.lane = $1 and d.due_at is not null and not d.waiting
             limit f.backlog) one) waiting
        where t.sync = f.sync and t.target <> '') r
     cross join lateral (
       select nr from subject
        where sync = f.sync and lane = $1 and due_at <= (select now from moment)
        order by due_at
        limit least($2, r.room)
        for update skip locked) s
     limit $2
  )
  update subject s
     set due_at = m.now + $3 * interval '1 millisecond', lease = gen_random_uuid(), attempts = s.attempts + 1
    from due, moment m
   where s.nr = due.nr
  returning s.nr::text as row, s.sync, s.system, s.kind, s.id, s.lane, s.lease, s.attempts, s.wanted, s.presence, s.desired_hash, s.destruction`;

interface Row {
  row: string;
  sync: string;
  system: string;
  kind: Kind;
  id: string;
  lane: Lane;
  lease: string;
  attempts: number;
  wanted: number;
  presence: Presence | null;
  desired_hash: string | null;
  destruction: string | null;
}

export async function claimSubjects(sql: Sql, key: Buffer, revision: string | null, lane: Lane, limit: number, leaseMs: number): Promise<SubjectClaim[]> {
  const rows = await rowsOf<Row>(sql, CLAIM, [lane, limit, leaseMs, revision]);
  const claims = rows.map((row): SubjectClaim => ({
    row: row.row,
    lease: row.lease,
    attempts: row.attempts,
    sync: row.sync,
    ref: { system: row.system, kind: row.kind, id: row.id },
    lane: row.lane,
    wanted: row.wanted,
    presence: row.presence,
    desiredHash: row.desired_hash,
    ...(row.destruction === null ? {} : { destruction: row.destruction }),
  }));
  const destroyed = await destroyedAmong(sql, key, claims);
  return claims.map((claim) => {
    const because = destroyed.get(claim);
    return because === undefined ? claim : { ...claim, destroyed: because };
  });
}
