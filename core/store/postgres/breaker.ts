// The breaker of a connection: after some failures in a row the house rests, and then tries one call.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { asJson, type Sql } from './db';

// Five in a row; then 10 s, 20 s, 40 s … at most 5 min.
const FAILED = `
  insert into connection as c (name, failures, last_failure) values ($1, 1, $2)
  on conflict (name) do update
     set failures = c.failures + 1, last_failure = excluded.last_failure,
         broken_until = case when c.failures + 1 >= 5
           then (select zs_now()) + least(interval '5 minutes', interval '10 seconds' * power(2, least(c.failures + 1 - 5, 10))) else c.broken_until end`;

export async function callFailed(sql: Sql, name: string, reason: Diagnostic): Promise<void> {
  await sql.query(FAILED, [name, asJson(reason)]);
}

/** Writes only where there was something to mend: the common case costs one look. */
export async function callSucceeded(sql: Sql, name: string): Promise<void> {
  await sql.query('update connection set failures = 0, broken_until = null where name = $1 and (failures > 0 or broken_until is not null)', [name]);
}
