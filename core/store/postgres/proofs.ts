// Keeps the totals of proofs, and answers the last of each sync.
import type { Proof } from '../../sync/ports';
import { asJson, rowsOf, type Sql } from './db';

const KEEP = 'insert into proof (sync, at, took_ms, depth, totals, revision, made_by) values ($1, (select zs_now()), $2, $3, $4, $5, $6)';

export async function keepProof(sql: Sql, { sync, tookMs, depth, totals, revision, by }: Omit<Proof, 'at'>): Promise<void> {
  await sql.query(KEEP, [sync, Math.round(tookMs), depth, asJson(totals), revision, by]);
}

const LAST = 'select distinct on (sync) sync, at, took_ms::float8 as "tookMs", depth, totals, revision, made_by as by from proof order by sync, at desc';

export async function lastProofs(sql: Sql): Promise<Proof[]> {
  return rowsOf<Proof>(sql, LAST);
}
