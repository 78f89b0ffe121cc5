// Begins a run: writes down what is about to be done outside, before any of it is done.
import { randomUUID } from 'node:crypto';
import type { Step } from '../../connector/contract';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { JsonObject } from '../../model/json';
import { formatRef } from '../../model/ref';
import type { DeliveryClaim, JournalEntry, Pending } from '../../sync/ports';
import { append, type Line } from './append';
import { asJson, inTransaction, rowsOf, type Db } from './db';

// Only where the lease is still ours. A run that went before is replaced, once all of it is resolved.
const BEGIN = 'update delivery set pending = $4 where subject = $1 and target = $2 and lease = $3';
const UNRESOLVED = "select count(*)::int as n from run_step where subject = $1 and target = $2 and state = 'intended'";
const FORGET = 'delete from run_step where subject = $1 and target = $2';
const WRITE = `
  insert into run_step (id, subject, target, ordinal, request, line, state, at, plan, actor)
  select u.id, $1, $2, u.ordinal, u.request, u.line, 'intended', (select zs_now()), $3, $4
    from unnest($5::uuid[], $6::int[], $7::jsonb[], $8::jsonb[]) as u(id, ordinal, request, line)
   order by u.ordinal
  returning id, at`;

export async function intend(
  db: Db,
  revision: string | null,
  claim: DeliveryClaim,
  steps: readonly Step[],
  actor: string,
  plan: string | null,
  pending: Pending,
): Promise<readonly JournalEntry[] | null> {
  return inTransaction(db, async (sql) => {
    const begun = await sql.query(BEGIN, [claim.row, claim.target, claim.lease, asJson(pending)]);
    if (begun.rowCount === 0) return null;
    const [unresolved] = await rowsOf<{ n: number }>(sql, UNRESOLVED, [claim.row, claim.target]);
    if ((unresolved?.n ?? 0) > 0) {
      throw new DiagnosticError([diagnostic('ZS9001', `${unresolved?.n} steps of an earlier run are not resolved`, { subject: formatRef(claim.ref) })]);
    }
    await sql.query(FORGET, [claim.row, claim.target]);
    const lines = steps.map((step) => lineOf(claim, step, actor, plan));
    const ids = steps.map(() => randomUUID());
    const written = await rowsOf<{ at: Date }>(sql, WRITE, [
      claim.row,
      claim.target,
      plan,
      actor,
      ids,
      steps.map((_, ordinal) => ordinal),
      steps.map((step) => asJson(step)),
      lines.map((line) => asJson(line)),
    ]);
    const detail: JsonObject = revision === null ? {} : { revision };
    await append(sql, lines.map((line, at) => ({ ...line, id: ids[at] ?? null, state: 'intended', detail })));
    return steps.map((step, at) => ({
      id: ids[at] ?? '',
      at: written[at]?.at ?? new Date(0),
      sync: claim.sync,
      ref: claim.ref,
      target: claim.target,
      step: step.name,
      action: step.action,
      state: 'intended',
      plan,
      actor,
      targetId: null,
      detail: {},
    }));
  });
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
