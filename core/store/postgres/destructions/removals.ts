// Lets the removals of what stands on an approved list go, and sees how far they are.
import type { Diagnostic } from '../../../diagnostics/diagnostic';
import type { Ref } from '../../../model/ref';
import type { Removal } from '../../../sync/ports/destruction';
import { inTransaction, rowsOf, type Db, type Sql } from '../db';
import { dueWhenMarked } from '../raise';
import { lockDestruction } from './lists';

const COPIES = `
  update destruction_item i set state = 'removing', diagnostics = '[]', copies = coalesce((
    select jsonb_agg(jsonb_build_object('sync', d.sync, 'target', d.target, 'links', coalesce(d.base -> 'links', '{}')) order by d.sync, d.target)
      from subject s join delivery d on d.subject = s.nr
     where s.system = i.system and s.kind = i.kind and s.id = i.id and (d.base is not null or d.pending is not null)), '[]')
   where i.list = $1 and i.system = $2 and i.kind = $3 and i.id = $4 and i.state = 'listed'`;

const SUBJECTS = 'update subject set destruction = $1 where system = $2 and kind = $3 and id = $4';
const DELIVERIES = `
  update delivery d set wanted = d.wanted + 1, lane = 'live', due_at = ${dueWhenMarked('d')}
    from subject s where s.nr = d.subject and s.system = $1 and s.kind = $2 and s.id = $3`;

export async function release(db: Db, list: string, ref: Ref): Promise<void> {
  const name = [ref.system, ref.kind, ref.id];
  await inTransaction(db, async (sql) => {
    await lockDestruction(sql, list, ['approved']);
    await sql.query(COPIES, [list, ...name]);
    await sql.query(SUBJECTS, [list, ...name]);
    await sql.query(DELIVERIES, name);
  });
}

// `receives` targets keep what they were given: only those that keep are counted.
const LEFT = `
  select d.last_diagnostic as reason
    from subject s join delivery d on d.subject = s.nr
    join unnest($4::text[], $5::text[]) as k(sync, target) on k.sync = d.sync and k.target = d.target
   where s.system = $1 and s.kind = $2 and s.id = $3 and (d.base is not null or d.pending is not null or d.due_at is not null)
  union all
  select s.last_diagnostic from subject s where s.system = $1 and s.kind = $2 and s.id = $3 and s.lease is not null`;

export async function removal(sql: Sql, ref: Ref, keeping: readonly (readonly [string, string])[]): Promise<Removal> {
  const rows = await rowsOf<{ reason: Diagnostic | null }>(sql, LEFT, [ref.system, ref.kind, ref.id, keeping.map(([sync]) => sync), keeping.map(([, target]) => target)]);
  return { left: rows.length, reasons: rows.flatMap(({ reason }) => (reason ? [reason] : [])) };
}

const CONFIRMED = `
  select s.system, s.kind, s.id, min(p.id) as plan, min(p.approved_by) as by
    from plan_entry e
    join plan p on p.id = e.plan and p.approved_by is not null and p.origin <> 'rollback'
    join subject s on s.sync = p.sync and s.system = e.system and s.kind = e.kind and s.id = e.id
   where e.state = 'applied' and e.steps @> '[{"action": "remove"}]' and s.presence = 'gone' and s.kind in ('zaak', 'informatieobject')
     and not exists (
       select 1 from subject o left join delivery d on d.subject = o.nr
        where o.system = s.system and o.kind = s.kind and o.id = s.id
          and (o.presence is distinct from 'gone' or o.due_at is not null or d.base is not null or d.pending is not null or d.due_at is not null))
   group by 1, 2, 3 order by 1, 2, 3 limit $1`;

export async function confirmed(sql: Sql, limit: number): Promise<{ ref: Ref; plan: string; approvedBy: string }[]> {
  const rows = await rowsOf<Ref & { plan: string; by: string }>(sql, CONFIRMED, [limit]);
  return rows.map(({ system, kind, id, plan, by }) => ({ ref: { system, kind, id }, plan, approvedBy: by }));
}
