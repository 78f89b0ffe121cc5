// The state of a database that may not know all it delivered: until it ends, nothing is written outside.
import type { ClientBase, Pool } from 'pg';
import { inTransaction } from '../postgres/db';

/** Why a database is recovering, and what it may not know. */
export interface Recovering {
  readonly since: Date;
  /** What was delivered after this moment is not in the database. */
  readonly backupMoment: Date;
  /** `restored` by us; `set back`: older than what a node saw; `another` than the node knew; `copied` with its data folder. */
  readonly because: 'restored' | 'set back' | 'another' | 'copied';
}

const ONE = 'select since, backup_moment as "backupMoment", because from recovering';

/** The state, or null when the database knows all it delivered. */
export async function recovering(db: Pool | ClientBase): Promise<Recovering | null> {
  return (await db.query<Recovering>(ONE)).rows[0] ?? null;
}

/** Begins it when there is a reason; answers the state as it then is. Of two reasons the older moment counts. */
export async function beginRecovering(sql: ClientBase, because: Recovering['because'] | null, moment: Date): Promise<Recovering | null> {
  if (because !== null) {
    await sql.query(
      `insert into recovering as r (since, backup_moment, because) values (zs_now(), $1, $2)
       on conflict (single) do update set since = excluded.since, backup_moment = least(r.backup_moment, excluded.backup_moment), because = excluded.because`,
      [moment, because]);
  }
  return recovering(sql);
}

/** Ends it, once every connection has been looked up again (`Store.recoveries`); journalled. False when it was not recovering. */
export async function endRecovering(db: Pool, by: string): Promise<boolean> {
  return inTransaction(db, async (sql) => {
    const ended = await sql.query<{ backup_moment: Date }>('delete from recovering returning backup_moment');
    const row = ended.rows[0];
    if (row === undefined) return false;
    await sql.query('select journal_append($1)', [JSON.stringify([{ action: 'recovered', state: 'event', actor: by, detail: { moment: row.backup_moment.toISOString() } }])]);
    return true;
  });
}
