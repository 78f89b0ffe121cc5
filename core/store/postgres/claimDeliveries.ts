// Claims due deliveries for this node, with what is wanted and what was delivered last.
import type { Lane } from '../../engine/lanes';
import type { JsonObject } from '../../model/json';
import type { Kind } from '../../model/ref';
import type { ApprovedPlan, Base, DeliveryClaim, Pending, Presence } from '../../sync/ports';
import { rowsOf, type Sql } from './db';
import { activeIs, RESTING } from './resting';

// Per flow, for the reasons in claimSubjects.ts.
const CLAIM = `
  with moment as materialized (select zs_now() as now),
  open as materialized (
    select f.sync, f.target from flow f, moment m
     where f.target <> '' and not ${RESTING} and ${activeIs('$4')}
     order by random()
  ),
  due as materialized (
    select d.subject, d.target
      from open f
     cross join lateral (
       select subject, target from delivery
        where sync = f.sync and target = f.target and lane = $1 and due_at <= (select now from moment)
        order by due_at
        limit $2
        for update skip locked) d
     limit $2
  ),
  claimed as (
    update delivery d
       set due_at = m.now + $3 * interval '1 millisecond', lease = gen_random_uuid(), attempts = d.attempts + 1
      from due, moment m
     where d.subject = due.subject and d.target = due.target
    returning d.*
  )
  select c.subject::text as row, c.sync, s.system, s.kind, s.id, c.target, c.lane, c.lease, c.attempts, c.wanted, c.base, c.held_by,
         c.pending, c.distrusted_at is not null as distrusted, coalesce(s.presence, 'in') as presence, s.desired, s.desired_hash,
         case when e.plan is not null then jsonb_build_object(
           'plan', p.id, 'stepsHash', e.steps_hash, 'approvedBy', p.approved_by, 'decisions', p.decisions) end as approved,
         case when s.destruction is not null then (select jsonb_build_object('list', x.id, 'approvedBy', x.approved_by) from destruction x where x.id = s.destruction) end as destruction
    from claimed c
    join subject s on s.nr = c.subject
    left join plan p on p.id = c.approved and p.state = 'approved'
    left join plan_entry e on e.plan = p.id and e.system = s.system and e.kind = s.kind and e.id = s.id and e.target = c.target and e.state = 'approved'`;

interface Row {
  row: string;
  sync: string;
  system: string;
  kind: Kind;
  id: string;
  target: string;
  lane: Lane;
  lease: string;
  attempts: number;
  wanted: number;
  base: Base | null;
  held_by: string | null;
  pending: Pending | null;
  distrusted: boolean;
  presence: Presence;
  desired: JsonObject | null;
  desired_hash: string | null;
  approved: ApprovedPlan | null;
  destruction: DeliveryClaim['destruction'] | null;
}

export async function claimDeliveries(sql: Sql, revision: string | null, lane: Lane, limit: number, leaseMs: number): Promise<DeliveryClaim[]> {
  const rows = await rowsOf<Row>(sql, CLAIM, [lane, limit, leaseMs, revision]);
  return rows.map((row) => ({
    row: row.row,
    lease: row.lease,
    attempts: row.attempts,
    sync: row.sync,
    ref: { system: row.system, kind: row.kind, id: row.id },
    target: row.target,
    lane: row.lane,
    wanted: row.wanted,
    base: row.base,
    presence: row.presence,
    desired: row.desired,
    desiredHash: row.desired_hash,
    approved: row.approved,
    heldBy: row.held_by,
    pending: row.pending,
    distrusted: row.distrusted,
    ...(row.destruction ? { destruction: row.destruction } : {}),
  }));
}
