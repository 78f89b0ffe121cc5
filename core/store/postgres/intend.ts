// Begins a run: writes down what is about to be done outside, before any of it is done.
import { randomUUID } from 'node:crypto';
import type { Step } from '../../connector/contract';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { JsonObject } from '../../model/json';
import { formatRef } from '../../model/ref';
import type { DeliveryClaim, JournalEntry, Pending } from '../../sync/ports';
import type { Line } from './append';
import { asJson, rowsOf, type Sql } from './db';

// Only where the lease is still ours. A run that went before is replaced, once all of it is resolved. The journal's one order is
// taken last, by what depends on everything else.
const INTEND = `
  with unresolved as materialized (select count(*)::int as n from run_step where subject = $1 and target = $2 and state = 'intended'),
  begun as (
    update delivery set pending = $4, due_at = (select zs_now()) + $5 * interval '1 millisecond'
     where subject = $1 and target = $2 and lease = $3 and (select n from unresolved) = 0
    returning subject
  ),
  forgot as (delete from run_step where subject = $1 and target = $2 and exists (select from begun)),
  written as (
    insert into run_step (id, subject, target, ordinal, request, line, state, at, plan, actor)
    select u.id, $1, $2, u.ordinal, u.request, u.line, 'intended', (select zs_now()), $6, $7
      from unnest($8::uuid[], $9::int[], $10::jsonb[], $11::jsonb[]) as u(id, ordinal, request, line)
     where exists (select from begun)
     order by u.ordinal
    returning at
  ),
  appended as (select journal_append($12) as id where exists (select from written))
  select (select count(*)::int from begun) as begun, (select min(at) from written) as at, (select count(*) from appended) as lines,
         (select u.n from unresolved u, delivery d where d.subject = $1 and d.target = $2 and d.lease = $3) as unresolved`;

interface Run {
  readonly actor: string;
  readonly plan: string | null;
  readonly pending: Pending;
  readonly leaseMs: number;
}

export async function intend(sql: Sql, revision: string | null, claim: DeliveryClaim, steps: readonly Step[], run: Run): Promise<readonly JournalEntry[] | null> {
  const { actor, plan } = run;
  const lines = steps.map((step) => lineOf(claim, step, actor, plan));
  const ids = steps.map(() => randomUUID());
  const detail: JsonObject = revision === null ? {} : { revision };
  const journal = lines.map((line, at): Line => ({ ...line, id: ids[at] ?? null, state: 'intended', detail }));
  const [answer] = await rowsOf<{ begun: number; unresolved: number | null; at: Date | null }>(sql, INTEND, [
    claim.row, claim.target, claim.lease, asJson(run.pending), run.leaseMs, plan, actor,
    ids, steps.map((_, ordinal) => ordinal), steps.map((step) => asJson(step)), lines.map((line) => asJson(line)), JSON.stringify(journal),
  ]);
  if (answer?.unresolved) throw new DiagnosticError([diagnostic('ZS9001', `${answer.unresolved} steps of an earlier run are not resolved`, { subject: formatRef(claim.ref) })]);
  if (answer === undefined || answer.begun === 0) return null;
  return steps.map((step, at) => ({
    id: ids[at] ?? '', at: answer.at ?? new Date(0), sync: claim.sync, ref: claim.ref, target: claim.target,
    step: step.name, action: step.action, state: 'intended', plan, actor, targetId: null, detail: {},
  }));
}

function lineOf(claim: DeliveryClaim, step: Step, actor: string, plan: string | null): Line {
  return {
    sync: claim.sync,
    system: claim.ref.system,
    kind: claim.ref.kind,
    subject: claim.ref.id,
    target: claim.target,
    step: step.name,
    action: step.action,
    plan,
    actor,
  };
}
