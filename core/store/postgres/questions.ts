// Answers what status, explain and prove ask.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Lane } from '../../engine/lanes';
import type { JsonObject } from '../../model/json';
import type { Kind, Ref } from '../../model/ref';
import type { Base, DeliveryRow, Layer, Presence, Questions, SubjectRow } from '../../sync/ports';
import { rowsOf, type Sql } from './db';

type Filter = Parameters<Questions['subjects']>[0] & Parameters<Questions['deliveries']>[0];

// The distinct beginnings of names, by hops through the index subject_name: a few per house, however many subjects. With them an
// id alone is found by index too.
const HEADS = `
  with recursive heads as (
    (select sync, system, kind from subject order by sync, system, kind limit 1)
    union all
    select n.* from heads h cross join lateral (
      select s.sync, s.system, s.kind from subject s where (s.sync, s.system, s.kind) > (h.sync, h.system, h.kind) order by s.sync, s.system, s.kind limit 1) n
  )`;

// `after` goes on in the order of names, over all syncs that were asked for; with ties, so that a page never ends between two
// syncs that know the same name.
const names = (also: string): string => `${HEADS},
  wanted as materialized (
    select n.* from heads h cross join lateral (
      select s.nr, s.sync, s.system, s.kind, s.id from subject s
       where s.sync = h.sync and s.system = h.system and s.kind = h.kind and ($3::text is null or s.id = $3)
         and ($4::text is null or (s.system, s.kind, s.id) > ($4, $5, $6)) ${also}
       order by s.id limit $7) n
     where ($1::text is null or h.sync = $1) and ($2::text is null or h.kind = $2)
     order by n.system, n.kind, n.id
     fetch first $7 rows with ties
  )`;

const SUBJECTS = `${names('')}
  select s.* from wanted w join subject s on s.nr = w.nr order by w.system, w.kind, w.id, w.sync`;

interface SubjectLine {
  sync: string;
  system: string;
  kind: Kind;
  id: string;
  lane: Lane;
  layer: Layer;
  marked_at: Date | null;
  observed_at: Date | null;
  wanted: number;
  seen: number;
  presence: Presence | null;
  desired: JsonObject | null;
  desired_hash: string | null;
  due_at: Date | null;
  attempts: number;
  last_diagnostic: Diagnostic | null;
  diagnostics: Diagnostic[] | null;
  provenance: JsonObject | null;
}

const values = (filter: Filter, after: Ref | null, limit: number): unknown[] => [
  filter.sync ?? null,
  filter.kind ?? null,
  filter.id ?? null,
  after?.system ?? null,
  after?.kind ?? null,
  after?.id ?? null,
  limit,
];

export async function subjects(sql: Sql, filter: Parameters<Questions['subjects']>[0], after: Ref | null, limit: number): Promise<SubjectRow[]> {
  const rows = await rowsOf<SubjectLine>(sql, SUBJECTS, values(filter, after, limit));
  return rows.map((row) => ({
    sync: row.sync,
    ref: { system: row.system, kind: row.kind, id: row.id },
    lane: row.lane,
    layer: row.layer,
    markedAt: row.marked_at,
    observedAt: row.observed_at,
    wanted: row.wanted,
    seen: row.seen,
    presence: row.presence,
    desired: row.desired,
    desiredHash: row.desired_hash,
    dueAt: row.due_at,
    attempts: row.attempts,
    lastDiagnostic: row.last_diagnostic,
    diagnostics: row.diagnostics ?? [],
    provenance: row.provenance ?? {},
  }));
}

// A page of subjects with all their deliveries, so that a page never ends between two targets of one subject.
const DELIVERIES = `${names('and exists (select 1 from delivery d where d.subject = s.nr and ($8::text is null or d.target = $8))')}
  select w.sync, w.system, w.kind, w.id, d.target, d.lane, d.wanted, d.applied, d.base, d.held_by, d.due_at, d.attempts, d.last_diagnostic, d.diagnostics
    from wanted w join delivery d on d.subject = w.nr and ($8::text is null or d.target = $8)
   order by w.system, w.kind, w.id, w.sync, d.target`;

interface DeliveryLine {
  sync: string;
  system: string;
  kind: Kind;
  id: string;
  target: string;
  lane: Lane;
  wanted: number;
  applied: number;
  base: Base | null;
  held_by: string | null;
  due_at: Date | null;
  attempts: number;
  last_diagnostic: Diagnostic | null;
  diagnostics: Diagnostic[] | null;
}

export async function deliveries(sql: Sql, filter: Parameters<Questions['deliveries']>[0], after: Ref | null, limit: number): Promise<DeliveryRow[]> {
  const rows = await rowsOf<DeliveryLine>(sql, DELIVERIES, [...values(filter, after, limit), filter.target ?? null]);
  return rows.map((row) => ({
    sync: row.sync,
    ref: { system: row.system, kind: row.kind, id: row.id },
    target: row.target,
    lane: row.lane,
    wanted: row.wanted,
    applied: row.applied,
    base: row.base,
    heldBy: row.held_by,
    dueAt: row.due_at,
    attempts: row.attempts,
    lastDiagnostic: row.last_diagnostic,
    diagnostics: row.diagnostics ?? [],
  }));
}

const AT_REST = 'select not exists (select 1 from subject where due_at is not null) and not exists (select 1 from delivery where due_at is not null) and not exists (select 1 from exchange where due_at is not null) as rest';

/** By the indexes of what is due: nothing is counted. */
export async function atRest(sql: Sql): Promise<boolean> {
  return (await rowsOf<{ rest: boolean }>(sql, AT_REST))[0]?.rest ?? true;
}
