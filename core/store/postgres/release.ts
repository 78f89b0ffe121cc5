// Gives claimed rows back untouched: a node that stops leaves them to the others.
import type { DeliveryClaim, SubjectClaim } from '../../sync/ports';
import type { Sql } from './db';

const SUBJECTS = `
  with ours as materialized (
    select s.nr from unnest($1::bigint[], $2::uuid[]) as u(nr, lease) join subject s on s.nr = u.nr and s.lease = u.lease
     order by s.sync, s.system, s.kind, s.id for update of s)
  update subject s set due_at = (select zs_now()), lease = null, attempts = greatest(s.attempts - 1, 0) from ours where s.nr = ours.nr`;

const DELIVERIES = `
  with ours as materialized (
    select d.subject, d.target
      from unnest($1::bigint[], $3::text[], $2::uuid[]) as u(subject, target, lease)
      join delivery d on d.subject = u.subject and d.target = u.target and d.lease = u.lease
     order by d.subject, d.target for update of d)
  update delivery d set due_at = (select zs_now()), lease = null, attempts = greatest(d.attempts - 1, 0)
    from ours where d.subject = ours.subject and d.target = ours.target`;

export async function releaseSubjects(sql: Sql, claims: readonly SubjectClaim[]): Promise<void> {
  await sql.query(SUBJECTS, [claims.map((claim) => claim.row), claims.map((claim) => claim.lease)]);
}

export async function releaseDeliveries(sql: Sql, claims: readonly DeliveryClaim[]): Promise<void> {
  await sql.query(DELIVERIES, [claims.map((claim) => claim.row), claims.map((claim) => claim.lease), claims.map((claim) => claim.target)]);
}
