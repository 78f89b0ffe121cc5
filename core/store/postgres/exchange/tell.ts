// Counts messages by how they ended, and keeps the last of each finding.
import type { Count, CountedFinding, Found } from '../../../exchange/ports';
import type { Diagnostic } from '../../../diagnostics/diagnostic';
import { asJson, inTransaction, rowsOf, type Db, type Sql } from '../db';

// In key order, as every statement that locks several rows.
const COUNT = `
  insert into exchange_count as c (service, operation, outcome, day, count)
  select u.service, u.operation, u.outcome, ((select zs_now()) at time zone 'Europe/Amsterdam')::date, u.count
    from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as u(service, operation, outcome, count)
   order by 1, 4, 2, 3
  on conflict (service, day, operation, outcome) do update set count = c.count + excluded.count`;

const FIND = `
  insert into exchange_finding as f (service, code, field, operation, count, last_at, last)
  select u.service, u.code, u.field, u.operation, u.count, (select zs_now()), u.last
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::jsonb[]) as u(service, code, field, operation, count, last)
   order by 1, 2, 3, 4
  on conflict (service, code, field, operation) do update set count = f.count + excluded.count, last_at = excluded.last_at, last = excluded.last`;

// What a sender sends decides which fields there are: the oldest go.
const MOST = 500;
const BOUND = `
  delete from exchange_finding f using (
    select service, code, field, operation from (
      select *, row_number() over (partition by service order by last_at desc) as place from exchange_finding) ranked
     where place > ${MOST}) old
   where (f.service, f.code, f.field, f.operation) = (old.service, old.code, old.field, old.operation)`;

export async function tell(db: Db, counts: readonly Count[], findings: readonly Found[]): Promise<void> {
  await inTransaction(db, async (sql) => {
    await sql.query("select set_config('synchronous_commit', 'off', true)"); // figures, not worth a flush
    if (counts.length > 0) await sql.query(COUNT, [counts.map((one) => one.service), counts.map((one) => one.operation), counts.map((one) => one.outcome), counts.map((one) => one.count)]);
    if (findings.length === 0) return;
    await sql.query(FIND, [
      findings.map((one) => one.service), findings.map((one) => one.last.code), findings.map((one) => one.last.field ?? ''), findings.map((one) => one.operation),
      findings.map((one) => one.count), findings.map((one) => asJson(one.last)),
    ]);
    await sql.query(BOUND);
  });
}

const LAST = 'select service, operation, count::float8 as count, last_at as "lastAt", last from exchange_finding order by last_at desc, service, code, field, operation limit $1';

export async function findings(sql: Sql, limit: number): Promise<CountedFinding[]> {
  return rowsOf<{ service: string; operation: string; count: number; lastAt: Date; last: Diagnostic }>(sql, LAST, [limit]);
}
