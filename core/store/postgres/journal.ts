// Reads the journal: the open run of a delivery, the lines of a subject; and notes what is not a step.
import type { Step } from '../../connector/contract';
import type { JsonObject } from '../../model/json';
import type { Kind, Ref } from '../../model/ref';
import type { DeliveryClaim, Journal, JournalEntry } from '../../sync/ports';
import { append } from './append';
import { rowsOf, type Sql } from './db';

const OPEN = 'select id, at, state, plan, actor, target_id, detail, request from run_step where subject = $1 and target = $2 order by ordinal';

interface StepRow {
  id: string;
  at: Date;
  state: 'intended' | 'done' | 'failed';
  plan: string | null;
  actor: string;
  target_id: string | null;
  detail: JsonObject;
  request: Step;
}

export async function open(sql: Sql, claim: DeliveryClaim): Promise<(JournalEntry & { readonly request: Step })[]> {
  const rows = await rowsOf<StepRow>(sql, OPEN, [claim.row, claim.target]);
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    sync: claim.sync,
    ref: claim.ref,
    target: claim.target,
    step: row.request.name,
    action: row.request.action,
    state: row.state,
    plan: row.plan,
    actor: row.actor,
    targetId: row.target_id,
    detail: row.detail,
    request: row.request,
  }));
}

type Note = Parameters<Journal['note']>[0];

export async function note(sql: Sql, entry: Note): Promise<void> {
  const { sync, ref, target, action, actor, plan, detail } = entry;
  const subject: JsonObject = ref === null ? {} : { system: ref.system, kind: ref.kind, subject: ref.id };
  await append(sql, [{ sync, ...subject, target, action, actor, plan, detail, state: 'event' }]);
}

// The newest lines, answered from old to new.
const OF = `
  select * from (
    select * from journal where subject = $1 and kind = $2 and system = $3 order by nr desc limit $4) newest
   order by nr`;

interface LineRow {
  id: string;
  at: Date;
  sync: string | null;
  target: string | null;
  step: string | null;
  action: string;
  state: JournalEntry['state'];
  plan: string | null;
  actor: string;
  target_id: string | null;
  detail: JsonObject;
  system: string;
  kind: Kind;
  subject: string;
}

export async function of(sql: Sql, ref: Ref, limit: number): Promise<JournalEntry[]> {
  const rows = await rowsOf<LineRow>(sql, OF, [ref.id, ref.kind, ref.system, limit]);
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    sync: row.sync ?? '',
    ref,
    target: row.target ?? '',
    step: row.step ?? '',
    action: row.action,
    state: row.state,
    plan: row.plan,
    actor: row.actor,
    targetId: row.target_id,
    detail: row.detail,
  }));
}
