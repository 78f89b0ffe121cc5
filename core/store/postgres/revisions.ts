// Which configuration the house runs on: one, made active by an explicit act, only forward.
import type { Revision } from '../../sync/ports';
import { inTransaction, rowsOf, type Db, type Sql } from './db';
import { note } from './journal';

const ACTIVE = 'select id, hash, number, activated_at as "activatedAt", activated_by as "activatedBy" from config_revision order by number desc limit 1';

export async function activeRevision(sql: Sql): Promise<Revision | null> {
  return (await rowsOf<Revision>(sql, ACTIVE))[0] ?? null;
}

/** Going back to older files is a new revision too: the number only rises. */
export async function activate(db: Db, hash: string, by: string): Promise<Revision> {
  return inTransaction(db, async (sql) => {
    await sql.query('lock table config_revision in share row exclusive mode'); // two at once: the second sees the first
    const active = await activeRevision(sql);
    if (active?.hash === hash) return active;
    await sql.query('insert into config_revision (hash, activated_at, activated_by) values ($1, (select zs_now()), $2)', [hash, by]);
    const made = await activeRevision(sql);
    if (made === null) throw new Error('a revision was written and is not there');
    await note(sql, { sync: null, ref: null, target: null, action: 'activated', actor: by, plan: null, detail: { hash, number: made.number } });
    return made;
  });
}
