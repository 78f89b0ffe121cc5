// Lets a plan through, or turns it down: by a person, who is not the one that made it.
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { JsonObject } from '../../model/json';
import type { PlanState } from '../../sync/ports';
import { asJson, inTransaction, rowsOf, type Db, type Sql } from './db';
import type { KeepFlows } from './flows';
import { note } from './journal';
import { dueWhenMarked } from './raise';
import type { Wake } from './wake';

interface PlanHead {
  sync: string;
  state: PlanState;
  made_by: string;
}

async function openPlan(sql: Sql, id: string, allowed: readonly PlanState[]): Promise<PlanHead> {
  const [plan] = await rowsOf<PlanHead>(sql, 'select sync, state, made_by from plan where id = $1 for update', [id]);
  if (plan === undefined) throw new DiagnosticError([diagnostic('ZS4018', `there is no plan ${id}`, { subject: `plan ${id}` })]);
  if (!allowed.includes(plan.state)) throw new DiagnosticError([diagnostic('ZS4015', `the plan is ${plan.state}`, { subject: `plan ${id}` })]);
  return plan;
}

const APPROVE = `update plan set state = 'approved', approved_by = $2, approved_at = (select zs_now()), decisions = $3 where id = $1`;
const ENTRIES = `update plan_entry set state = $2 where plan = $1 and state in ('open', 'approved')`;

// A plan may name what was never observed here: its subject is made, and read first.
const SUBJECTS = `
  insert into subject (sync, system, kind, id, wanted, lane, due_at)
  select distinct $2, e.system, e.kind, e.id, 1, 'live', (select zs_now()) from plan_entry e where e.plan = $1 and e.state = 'approved'
   order by 2, 3, 4
  on conflict (sync, system, kind, id) do nothing`;

const DELIVERIES = `
  insert into delivery as d (subject, target, sync, wanted, lane, due_at, approved)
  select s.nr, e.target, $2, 1, 'live', (select zs_now()), $1
    from plan_entry e
    join subject s on s.sync = $2 and s.system = e.system and s.kind = e.kind and s.id = e.id
   where e.plan = $1 and e.state = 'approved'
   order by s.nr, e.target
  on conflict (subject, target) do update
     set wanted = d.wanted + 1, lane = 'live', approved = excluded.approved, due_at = ${dueWhenMarked('d')}`;

export async function approve(db: Db, keepFlows: KeepFlows, wake: Wake, id: string, person: string, decisions: JsonObject): Promise<void> {
  await inTransaction(db, async (sql) => {
    const plan = await openPlan(sql, id, ['open']);
    if (plan.made_by === person) {
      const remedy = 'Let another person approve it.';
      throw new DiagnosticError([diagnostic('ZS4015', `${person} made this plan and so cannot approve it`, { subject: `plan ${id}`, remedy })]);
    }
    await sql.query(APPROVE, [id, person, asJson(decisions)]);
    await sql.query(ENTRIES, [id, 'approved']);
    const flows = await rowsOf<{ system: string; target: string }>(sql, 'select distinct system, target from plan_entry where plan = $1', [id]);
    await keepFlows(db, flows.flatMap(({ system, target }) => [[plan.sync, '', system] as const, [plan.sync, target, target] as const]));
    await sql.query(SUBJECTS, [id, plan.sync]);
    await sql.query(DELIVERIES, [id, plan.sync]);
    await note(sql, { sync: plan.sync, ref: null, target: null, action: 'approved', actor: person, plan: id, detail: { madeBy: plan.made_by } });
  });
  wake('subject');
  wake('delivery');
}

const REJECT = `
  with rejected as materialized (
    select d.subject, d.target
      from plan_entry e
      join subject s on s.sync = $2 and s.system = e.system and s.kind = e.kind and s.id = e.id
      join delivery d on d.subject = s.nr and d.target = e.target and (d.held_by = $1 or d.approved = $1)
     where e.plan = $1 and e.state in ('open', 'approved')
     order by d.subject, d.target
       for update of d
  )
  update delivery d
     set held_by = case when d.held_by = $1 then null else d.held_by end,
         approved = case when d.approved = $1 then null else d.approved end,
         last_diagnostic = $3
    from rejected where d.subject = rejected.subject and d.target = rejected.target`;

/** Its deliveries rest as blocked, with the reason; a new mark plans them again. */
export async function reject(db: Db, id: string, person: string, why: string): Promise<void> {
  await inTransaction(db, async (sql) => {
    const plan = await openPlan(sql, id, ['open', 'approved']);
    const finding = diagnostic('ZS1125', `plan ${id} was rejected by ${person}: ${why}`, { subject: `plan ${id}` });
    await sql.query(REJECT, [id, plan.sync, asJson(finding)]);
    await sql.query(ENTRIES, [id, 'rejected']);
    await sql.query("update plan set state = 'rejected' where id = $1", [id]);
    await note(sql, { sync: plan.sync, ref: null, target: null, action: 'rejected', actor: person, plan: id, detail: { why } });
  });
}
