// How the verbs reach PostgreSQL: a pool for single statements, a transaction for several.
import type { Pool, PoolClient, QueryResultRow } from 'pg';

export type Db = Pool;

/** The pool, one session of it, or the pool of ordinary reads. */
export interface Sql {
  query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number | null }>;
}

// deadlock_detected and serialization_failure: PostgreSQL undid all of it, so all of it may be done again.
const AGAIN = new Set(['40P01', '40001']);
// feature_not_supported: a table was changed beneath a plan this session keeps. Another session plans anew.
const OLD_PLAN = '0A000';
const TRIES = 5;
// A program that stands still (a stopped process, a frozen machine, a cut line) keeps the rows its transaction locked, and whoever claims
// with `skip locked` passes them by without a word. PostgreSQL ends such a session after this many ms between two statements: shorter than
// a lease, longer than any pause of a program that still works.
const STILL = 15_000;

/**
 * Runs `work` in one transaction; again from the start when PostgreSQL chose it as the victim of a deadlock, or changed a table beneath it.
 * Between two statements at most `still` ms may pass: then its session is ended and nothing of it was done.
 */
export async function inTransaction<T>(db: Db, work: (sql: PoolClient) => Promise<T>, still = STILL): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await db.connect();
    let broken: Error | undefined;
    // The pool listens only to those it has not lent: without a listener a session that is cut would end the process.
    const cut = (error: Error): void => void (broken = error);
    client.on('error', cut);
    try {
      await client.query(`begin; set local idle_in_transaction_session_timeout = ${still}`); // one trip
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      // A session that cannot even roll back is closed and not given to the next.
      await client.query('rollback').catch((reason: Error) => (broken = reason));
      const code = codeOf(error);
      if (code === OLD_PLAN) broken ??= error as Error;
      if (attempt === TRIES || !(AGAIN.has(code) || code === OLD_PLAN)) throw error;
    } finally {
      client.off('error', cut);
      client.release(broken);
    }
  }
}

/** The rows of one statement. */
export async function rowsOf<Row extends QueryResultRow>(sql: Sql, text: string, values: unknown[] = []): Promise<Row[]> {
  return (await sql.query<Row>(text, values)).rows;
}

/** A value as the text of a jsonb parameter; null stays null. */
export const asJson = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
