// Keeps what was found when a connection was looked after; the next time replaces it.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { asJson, type Sql } from './db';

const KEEP = `
  insert into connection (name, findings, looked_after_at) values ($1, $2, (select zs_now()))
  on conflict (name) do update set findings = excluded.findings, looked_after_at = excluded.looked_after_at`;

export async function lookedAfter(sql: Sql, name: string, findings: readonly Diagnostic[]): Promise<void> {
  await sql.query(KEEP, [name, asJson(findings)]);
}
