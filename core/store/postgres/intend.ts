// Begins a run: writes down what is about to be done outside, before any of it is done.
import { randomUUID } from 'node:crypto';
import type { Step } from '../../connector/contract';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { JsonObject } from '../../model/json';
import { formatRef } from '../../model/ref';
import type { Begun, DeliveryClaim, JournalEntry, ObjectKey, Run } from '../../sync/ports';
import type { Line } from './append';
import { asJson, rowsOf, type Sql } from './db';
import { columnsOf, holdObjects, nameOf, releaseObjects } from './objects';
import { PAUSED } from './resting';

// Only where the lease is still ours, nothing rests and every object is free. A run that went before is replaced, once all of it is
// resolved. Objects are taken before the delivery is written, as everybody takes them; the journal's one order last, by what depends on
// everything else.
const INTEND = `
  with moment as materialized (select zs_now() as now),
  unresolved as materialized (select count(*)::int as n from run_step where subject = $1 and target = $2 and state = 'intended'),
  resting as materialized (
    select exists (select from recovery where connection = $13)
        or exists (select from connection c, moment m where c.name in ($13, $14) and (c.halted_because is not null or ${PAUSED})) as now
  ),
  held as (
    ${holdObjects({ connections: '$15', kinds: '$16', keys: '$17', lease: '$3', leaseMs: '$5', where: 'not (select now from resting) and (select n from unresolved) = 0' })}
  ),
  begun as (
    update delivery set pending = $4, due_at = (select now from moment) + $5 * interval '1 millisecond'
     where subject = $1 and target = $2 and lease = $3 and (select n from unresolved) = 0 and not (select now from resting)
       and (select count(*) from held) = cardinality($15)
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
  select (select count(*)::int from begun) as begun, (select now from resting) as resting,
         (select coalesce(jsonb_agg(jsonb_build_object('connection', h.connection, 'kind', h.kind, 'key', h.key)), '[]') from held h) as held, (select min(at) from written) as at, (select count(*) from appended) as lines,
         (select u.n from unresolved u, delivery d where d.subject = $1 and d.target = $2 and d.lease = $3) as unresolved`;

export async function intend(sql: Sql, revision: string | null, claim: DeliveryClaim, steps: readonly Step[], run: Run): Promise<Begun> {
  const { actor, plan } = run;
  const lines = steps.map((step) => lineOf(claim, step, actor, plan));
  const ids = steps.map(() => randomUUID());
  const detail: JsonObject = revision === null ? {} : { revision };
  const journal = lines.map((line, at): Line => ({ ...line, id: ids[at] ?? null, state: 'intended', detail }));
  const [answer] = await rowsOf<{ begun: number; resting: boolean; held: ObjectKey[]; unresolved: number | null; at: Date | null }>(sql, INTEND, [
    claim.row, claim.target, claim.lease, asJson(run.pending), run.leaseMs, plan, actor,
    ids, steps.map((_, ordinal) => ordinal), steps.map((step) => asJson(step)), lines.map((line) => asJson(line)), JSON.stringify(journal),
    run.connection, claim.sync, ...columnsOf(run.objects),
  ]);
  if (answer?.unresolved) throw new DiagnosticError([diagnostic('ZS9001', `${answer.unresolved} steps of an earlier run are not resolved`, { subject: formatRef(claim.ref) })]);
  if (answer === undefined || answer.begun === 0) return await notBegun(sql, claim, run, answer);
  const entries = steps.map((step, at): JournalEntry => ({
    id: ids[at] ?? '', at: answer.at ?? new Date(0), sync: claim.sync, ref: claim.ref, target: claim.target,
    step: step.name, action: step.action, state: 'intended', plan, actor, targetId: null, detail: {},
  }));
  return { kind: 'begun', entries };
}

/** Why nothing was written; what was taken all the same is given back. */
async function notBegun(sql: Sql, claim: DeliveryClaim, run: Run, answer: { readonly resting: boolean; readonly held: readonly ObjectKey[] } | undefined): Promise<Begun> {
  if (answer?.resting) return { kind: 'resting' };
  const held = new Set((answer?.held ?? []).map(nameOf));
  const busy = run.objects.filter((key) => !held.has(nameOf(key)));
  if (held.size > 0) await releaseObjects(sql, claim.lease);
  return busy.length > 0 ? { kind: 'busy', objects: busy } : { kind: 'lost' };
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
