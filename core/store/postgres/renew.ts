// Pushes leases ahead while their work goes on.
import type { DeliveryClaim, SubjectClaim } from '../../sync/ports';
import { rowsOf, type Sql } from './db';

// An end that has passed may still be renewed as long as nobody else claimed the row: the lease uuid says who has it.
const SUBJECTS = `
  with ours as materialized (
    select s.nr from unnest($1::bigint[], $2::uuid[]) as u(nr, lease) join subject s on s.nr = u.nr and s.lease = u.lease
     order by s.sync, s.system, s.kind, s.id for update of s)
  update subject s set due_at = (select zs_now()) + $3 * interval '1 millisecond' from ours where s.nr = ours.nr returning s.lease`;

const DELIVERIES = `
  with ours as materialized (
    select d.subject, d.target
      from unnest($1::bigint[], $4::text[], $2::uuid[]) as u(subject, target, lease)
      join delivery d on d.subject = u.subject and d.target = u.target and d.lease = u.lease
     order by d.subject, d.target for update of d)
  update delivery d set due_at = (select zs_now()) + $3 * interval '1 millisecond' from ours where d.subject = ours.subject and d.target = ours.target returning d.lease`;

const leases = (rows: readonly { lease: string }[]): ReadonlySet<string> => new Set(rows.map((row) => row.lease));

export async function renewSubjects(sql: Sql, claims: readonly SubjectClaim[], leaseMs: number): Promise<ReadonlySet<string>> {
  return leases(await rowsOf(sql, SUBJECTS, [claims.map((claim) => claim.row), claims.map((claim) => claim.lease), leaseMs]));
}

export async function renewDeliveries(sql: Sql, claims: readonly DeliveryClaim[], leaseMs: number): Promise<ReadonlySet<string>> {
  const target = claims.map((claim) => claim.target);
  return leases(await rowsOf(sql, DELIVERIES, [claims.map((claim) => claim.row), claims.map((claim) => claim.lease), leaseMs, target]));
}
