// Clears what a target is believed to have since a moment, so that deliver compares again.
import { inTransaction, rowsOf, type Db } from './db';
import { note } from './journal';
import { dueWhenMarked } from './raise';

const PAGE = 5_000;

// `target` is the name in a sync, or of the connection that is written. The base stays: it says what we meant, not what is there.
const DISTRUST = `
  with page as materialized (
    select d.subject, d.target from delivery d
     where (d.target = $1 or exists (select 1 from flow f where f.sync = d.sync and f.target = d.target and f.connection = $1))
       and d.applied_at >= $2 and d.applied > 0 and (d.subject, d.target) > ($3::bigint, $4)
     order by d.subject, d.target limit ${PAGE} for update
  ),
  cleared as (
    update delivery d set applied = 0, distrusted_at = (select zs_now()), wanted = d.wanted + 1, due_at = ${dueWhenMarked('d')} from page where d.subject = page.subject and d.target = page.target
  )
  select subject::text, target from page`;

/** Answers how many deliveries compare again. Journalled. */
export async function distrust(db: Db, target: string, since: Date, by: string): Promise<number> {
  let [subject, name, total] = ['0', '', 0];
  for (;;) {
    const page = await rowsOf<{ subject: string; target: string }>(db, DISTRUST, [target, since, subject, name]);
    total += page.length;
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) break;
    [subject, name] = [last.subject, last.target];
  }
  await inTransaction(db, (sql) =>
    note(sql, { sync: null, ref: null, target, action: 'distrusted', actor: by, plan: null, detail: { since: since.toISOString(), deliveries: total } }),
  );
  return total;
}
