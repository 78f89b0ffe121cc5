// What a person decides of a message that waits for one: it is tried again, or given up.
import { inTransaction, rowsOf, type Db } from '../db';
import { note } from '../journal';
import { WAITS_FOR_A_PERSON } from './questions';
import { SUMMARY } from './settle';

interface Row {
  service: string;
  sender: string;
  referentienummer: string;
  operation: string;
}

const NAMED = 'e.service, e.sender, e.referentienummer, e.operation';

const RETRY = `
  update exchange e set due_at = (select zs_now()), attempts = 0, state = case when e.state = 'failed' then 'received' else e.state end, settled_at = null
   where e.nr = $1 and ${WAITS_FOR_A_PERSON} returning ${NAMED}`;

const GIVE_UP = `
  update exchange e set state = 'failed', message = null, node = null, settled_at = (select zs_now()), plan = coalesce(${SUMMARY}, e.plan)
   where e.nr = $1 and ${WAITS_FOR_A_PERSON} returning ${NAMED}`;

async function decide(db: Db, text: string, row: string, action: string, by: string, more: Record<string, string>): Promise<boolean> {
  return inTransaction(db, async (sql) => {
    const [found] = await rowsOf<Row & Record<string, string>>(sql, text, [row]);
    if (!found) return false;
    if (action === 'gave up') await sql.query('delete from exchange_step where exchange = $1', [row]);
    await note(sql, { sync: null, ref: null, target: null, action, actor: by, plan: null, detail: { ...found, ...more } });
    return true;
  });
}

export const retry = (db: Db, row: string, by: string): Promise<boolean> => decide(db, RETRY, row, 'tried again', by, {});
export const giveUp = (db: Db, row: string, by: string, why: string): Promise<boolean> => decide(db, GIVE_UP, row, 'gave up', by, { why });
