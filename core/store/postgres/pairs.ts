// Answers subjects with their delivery to one target, page by page: what a proof walks through.
import type { Ref } from '../../model/ref';
import type { DeliveryRow, Pair, SubjectRow } from '../../sync/ports';
import { rowsOf, type Sql } from './db';

// Without `desired`: a proof reads the source anew, and a million models would pass through memory for nothing.
const PAIRS = `
  select s.system, s.kind, s.id, s.lane, s.layer, s.marked_at, s.observed_at, s.wanted, s.seen, s.presence, s.desired_hash, s.due_at, s.attempts, s.last_diagnostic,
         d.target, d.lane as d_lane, d.wanted as d_wanted, d.applied, d.base, d.held_by, d.due_at as d_due_at, d.attempts as d_attempts, d.last_diagnostic as d_last_diagnostic
    from subject s left join delivery d on d.subject = s.nr and d.target = $2
   where s.sync = $1`;

const PAGE = `${PAIRS} and ($3::text is null or (s.system, s.kind, s.id) > ($3, $4, $5)) order by s.system, s.kind, s.id limit $6`;
const ONE = `${PAIRS} and s.system = $3 and s.kind = $4 and s.id = $5`;

interface Line {
  system: string;
  kind: Ref['kind'];
  id: string;
  lane: SubjectRow['lane'];
  layer: SubjectRow['layer'];
  marked_at: Date | null;
  observed_at: Date | null;
  wanted: number;
  seen: number;
  presence: SubjectRow['presence'];
  desired_hash: string | null;
  due_at: Date | null;
  attempts: number;
  last_diagnostic: SubjectRow['lastDiagnostic'];
  target: string | null;
  d_lane: DeliveryRow['lane'];
  d_wanted: number;
  applied: number;
  base: DeliveryRow['base'];
  held_by: string | null;
  d_due_at: Date | null;
  d_attempts: number;
  d_last_diagnostic: DeliveryRow['lastDiagnostic'];
}

const pairOf = (sync: string) => (row: Line): Pair => {
  const ref: Ref = { system: row.system, kind: row.kind, id: row.id };
  const subject: SubjectRow = {
    sync, ref, lane: row.lane, layer: row.layer, markedAt: row.marked_at, observedAt: row.observed_at, wanted: row.wanted, seen: row.seen, presence: row.presence,
    desired: null, desiredHash: row.desired_hash, dueAt: row.due_at, attempts: row.attempts, lastDiagnostic: row.last_diagnostic, diagnostics: [], provenance: {},
  };
  if (row.target === null) return { subject, delivery: null };
  return {
    subject,
    delivery: {
      sync, ref, target: row.target, lane: row.d_lane, wanted: row.d_wanted, applied: row.applied, base: row.base, heldBy: row.held_by, dueAt: row.d_due_at,
      attempts: row.d_attempts, lastDiagnostic: row.d_last_diagnostic, diagnostics: [],
    },
  };
};

export async function pairs(sql: Sql, sync: string, target: string, after: Ref | null, limit: number): Promise<readonly Pair[]> {
  return (await rowsOf<Line>(sql, PAGE, [sync, target, after?.system ?? null, after?.kind ?? null, after?.id ?? null, limit])).map(pairOf(sync));
}

export async function pair(sql: Sql, sync: string, target: string, ref: Ref): Promise<Pair | null> {
  const [row] = await rowsOf<Line>(sql, ONE, [sync, target, ref.system, ref.kind, ref.id]);
  return row ? pairOf(sync)(row) : null;
}
