// Keeps plans: what is proposed, as it was shown.
import { randomInt } from 'node:crypto';
import type { Change, Step } from '../../connector/contract';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { JsonObject } from '../../model/json';
import type { Kind, Ref } from '../../model/ref';
import type { DeliveryClaim, Plan, PlanEntry, PlanState } from '../../sync/ports';
import { asJson, inTransaction, rowsOf, type Db, type Sql } from './db';

/** Who makes the plans that deliver holds: no person, so any person may approve them. */
export const HOUSE = 'zaaksluis';

// Letters and digits that nobody takes for another; eight of them are 30⁸ = 656,100,000,000.
const LETTERS = 'abcdefghjkmnpqrstvwxyz23456789';
const newId = (): string => Array.from({ length: 8 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');

const INSERT = `
  insert into plan (id, sync, state, origin, "of", made_at, made_by, decisions, revision)
  values ($1, $2, 'open', $3, $4, (select zs_now()), $5, $6, $7)
  on conflict do nothing
  returning id`;

const ENTRIES = `
  insert into plan_entry (plan, system, kind, id, target, state, steps, steps_hash, changes, diagnostics, approval, hashes, "before")
  select $1, u.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::text[], $9::jsonb[], $10::jsonb[], $11::jsonb[],
                             $12::jsonb[], $13::jsonb[]) as u
  on conflict (plan, system, kind, id, target) do update
     set state = excluded.state, steps = excluded.steps, steps_hash = excluded.steps_hash, changes = excluded.changes,
         diagnostics = excluded.diagnostics, approval = excluded.approval, hashes = excluded.hashes, "before" = excluded."before"`;

async function writeEntries(sql: Sql, plan: string, entries: readonly PlanEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql.query(ENTRIES, [
    plan,
    entries.map((entry) => entry.ref.system),
    entries.map((entry) => entry.ref.kind),
    entries.map((entry) => entry.ref.id),
    entries.map((entry) => entry.target),
    entries.map(() => 'open'),
    entries.map((entry) => asJson(entry.steps)),
    entries.map((entry) => entry.stepsHash),
    entries.map((entry) => asJson(entry.changes)),
    entries.map((entry) => asJson(entry.diagnostics)),
    entries.map((entry) => asJson(entry.approval)),
    entries.map((entry) => asJson(entry.hashes)),
    entries.map((entry) => asJson(entry.before)),
  ]);
}

const OURS = 'select 1 from delivery where subject = $1 and target = $2 and lease = $3 for update';
const HELD = `select id from plan where sync = $1 and origin = 'held' and state = 'open' for update`;

/** What waits in another plan for the same delivery is overtaken by this one. */
const OVERTAKE = `
  update plan_entry e set state = 'stale'
    from plan p
   where p.id = e.plan and p.sync = $1 and p.id <> $2 and p.origin = 'held' and e.state in ('open', 'approved')
     and e.system = $3 and e.kind = $4 and e.id = $5 and e.target = $6
  returning e.plan`;

/** A plan of which nothing is left to do is over. */
const CLOSE = `
  update plan p
     set state = case when exists (select 1 from plan_entry e where e.plan = p.id and e.state = 'applied') then 'applied' else 'superseded' end
   where p.id = any($1) and p.state in ('open', 'approved')
     and not exists (select 1 from plan_entry e where e.plan = p.id and e.state in ('open', 'approved'))`;

export async function closePlans(sql: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql.query(CLOSE, [ids]);
}

/** Adds the entry to the open held plan of the sync. A holder that lost its lease writes nothing. */
export async function holdPlan(db: Db, claim: DeliveryClaim, entry: PlanEntry, revision: string): Promise<string> {
  return inTransaction(db, async (sql) => {
    if ((await rowsOf(sql, OURS, [claim.row, claim.target, claim.lease])).length === 0) return claim.heldBy ?? '';
    const id = await heldPlan(sql, claim.sync, revision);
    await sql.query('update plan set revision = $2 where id = $1', [id, revision]);
    await writeEntries(sql, id, [entry]);
    const { ref, target } = entry;
    const overtaken = await rowsOf<{ plan: string }>(sql, OVERTAKE, [claim.sync, id, ref.system, ref.kind, ref.id, target]);
    await closePlans(sql, overtaken.map((row) => row.plan));
    return id;
  });
}

async function heldPlan(sql: Sql, sync: string, revision: string): Promise<string> {
  for (;;) {
    const [open] = await rowsOf<{ id: string }>(sql, HELD, [sync]);
    if (open !== undefined) return open.id;
    await sql.query(INSERT, [newId(), sync, 'held', null, HOUSE, '{}', revision]);
  }
}

export async function savePlan(db: Db, plan: Omit<Plan, 'id' | 'madeAt' | 'state' | 'approvedBy' | 'approvedAt'>): Promise<string> {
  return inTransaction(db, async (sql) => {
    for (;;) {
      const values = [newId(), plan.sync, plan.origin, plan.of, plan.madeBy, asJson(plan.decisions), plan.revision];
      const [made] = await rowsOf<{ id: string }>(sql, INSERT, values);
      if (made === undefined) continue; // the id was taken
      await writeEntries(sql, made.id, plan.entries);
      return made.id;
    }
  });
}

const WITHDRAW = `
  update plan_entry e set state = 'stale'
    from plan p
   where p.id = e.plan and p.sync = $1 and p.origin = 'held' and p.state = 'open' and e.state = 'open'
     and e.system = $2 and e.kind = $3 and e.id = $4 and e.target = $5
  returning e.plan`;

export async function withdraw(db: Db, claim: DeliveryClaim): Promise<void> {
  await inTransaction(db, async (sql) => {
    const ours = await sql.query('update delivery set held_by = null where subject = $1 and target = $2 and lease = $3', [claim.row, claim.target, claim.lease]);
    if (ours.rowCount === 0) return;
    const rows = await rowsOf<{ plan: string }>(sql, WITHDRAW, [claim.sync, claim.ref.system, claim.ref.kind, claim.ref.id, claim.target]);
    await closePlans(sql, rows.map((row) => row.plan));
  });
}

export async function planApplied(db: Db, id: string, ref: Ref, target: string, before: JsonObject | null): Promise<void> {
  await inTransaction(db, async (sql) => {
    await sql.query(
      `update plan_entry set state = 'applied', "before" = $6 where plan = $1 and system = $2 and kind = $3 and id = $4 and target = $5`,
      [id, ref.system, ref.kind, ref.id, target, asJson(before)],
    );
    await closePlans(sql, [id]);
  });
}

interface PlanRow {
  id: string;
  sync: string;
  state: PlanState;
  origin: Plan['origin'];
  of: string | null;
  made_at: Date;
  made_by: string;
  approved_by: string | null;
  approved_at: Date | null;
  decisions: JsonObject;
  revision: string;
}

interface EntryRow {
  system: string;
  kind: Kind;
  id: string;
  target: string;
  state: PlanEntry['state'];
  steps: Step[];
  steps_hash: string;
  changes: Change[];
  diagnostics: Diagnostic[];
  approval: string[];
  hashes: PlanEntry['hashes'];
  before: JsonObject | null;
}

/** A plan and its entries as they were at one moment: a plan never reads open whose entries are all done. */
export async function getPlan(db: Db, id: string): Promise<Plan | null> {
  return inTransaction(db, async (sql) => {
    await sql.query('set transaction isolation level repeatable read, read only');
    const [row] = await rowsOf<PlanRow>(sql, 'select * from plan where id = $1', [id]);
    if (row === undefined) return null;
    const entries = await rowsOf<EntryRow>(sql, 'select * from plan_entry where plan = $1 order by system, kind, id, target', [id]);
    return { ...planOf(row), entries: entries.map(entryOf) };
  });
}

export async function listPlans(sql: Sql, filter: { readonly sync?: string; readonly state?: PlanState }): Promise<Omit<Plan, 'entries'>[]> {
  const rows = await rowsOf<PlanRow>(
    sql,
    'select * from plan where ($1::text is null or sync = $1) and ($2::text is null or state = $2) order by made_at, id',
    [filter.sync ?? null, filter.state ?? null],
  );
  return rows.map(planOf);
}

function planOf(row: PlanRow): Omit<Plan, 'entries'> {
  const { id, sync, state, origin, of, decisions, revision } = row;
  return { id, sync, state, origin, of, madeAt: row.made_at, madeBy: row.made_by, approvedBy: row.approved_by, approvedAt: row.approved_at, decisions, revision };
}

function entryOf(row: EntryRow): PlanEntry {
  const { target, state, steps, changes, diagnostics, approval, hashes, before } = row;
  return { ref: { system: row.system, kind: row.kind, id: row.id }, target, state, steps, stepsHash: row.steps_hash, changes, diagnostics, approval, hashes, before };
}
