// Pushes the leases of messages ahead, and gives them back.
import type { ExchangeClaim } from '../../../exchange/ports';
import { rowsOf, type Sql } from '../db';

const RENEW = `
  with ours as materialized (
    select e.nr from unnest($1::bigint[], $2::uuid[]) as u(nr, lease) join exchange e on e.nr = u.nr and e.lease = u.lease order by e.nr for update of e)
  update exchange e set due_at = (select zs_now()) + $3 * interval '1 millisecond' from ours where e.nr = ours.nr returning e.lease`;

const RELEASE = `
  with ours as materialized (
    select e.nr from unnest($1::bigint[], $2::uuid[]) as u(nr, lease) join exchange e on e.nr = u.nr and e.lease = u.lease order by e.nr for update of e)
  update exchange e set due_at = (select zs_now()), lease = null, attempts = greatest(e.attempts - 1, 0) from ours where e.nr = ours.nr`;

const names = (claims: readonly ExchangeClaim[]): [string[], string[]] => [claims.map((claim) => claim.row), claims.map((claim) => claim.lease)];

export async function renew(sql: Sql, claims: readonly ExchangeClaim[], leaseMs: number): Promise<ReadonlySet<string>> {
  return new Set((await rowsOf<{ lease: string }>(sql, RENEW, [...names(claims), leaseMs])).map(({ lease }) => lease));
}

export async function release(sql: Sql, claims: readonly ExchangeClaim[]): Promise<void> {
  await sql.query(RELEASE, names(claims));
}
