// Removes what was kept long enough: whole months of the journal, plans that are over, moments and scans long past.
import type { Retention, Tidied } from '../../sync/ports';
import { inTransaction, rowsOf, type Db, type Sql } from './db';
import { note } from './journal';
import { HOUSE } from './plans';

// Months that ended before the term. The month of the last line stays whatever its age: the chain goes on from it.
const MONTHS = `
  select c.relname as name
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
   where i.inhparent = 'journal'::regclass
     and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= ((select zs_now()) - $1 * interval '1 millisecond') at time zone 'UTC'
     and c.relname < (select format('journal_%s', to_char(at at time zone 'UTC', 'YYYY_MM')) from journal order by nr desc limit 1)
   order by 1`;

// A plan that was rolled back stays as long as the plan that did it.
const PLANS = `
  delete from plan p
   where p.state in ('applied', 'rejected', 'superseded')
     and coalesce(p.approved_at, p.made_at) < (select zs_now()) - $1 * interval '1 millisecond'
     and not exists (select 1 from plan r where r."of" = p.id)`;

// The newest of each stays: it says what was missed, and what was seen.
const SLOTS = `
  delete from slot s
   where s.taken_at < (select zs_now()) - interval '7 days'
     and s.planned < (select max(n.planned) from slot n where n.schedule = s.schedule)`;
const SCANS = `
  delete from scan s
   where s.ended_at < (select zs_now()) - interval '90 days'
     and s.number < (select max(n.number) from scan n where n.sync = s.sync and n.kind = s.kind and n.ended_at is not null)`;
// What a layer caught is told per day for a quarter; a change that nobody told of is news for a month.
const CAUGHT = "delete from caught where day < ((select zs_now()) at time zone 'Europe/Amsterdam')::date - 92";
const MISSED = "delete from missed where found_at < (select zs_now()) - interval '31 days'";
const PROOFS = `
  delete from proof p
   where p.at < (select zs_now()) - $1 * interval '1 millisecond'
     and p.at < (select max(n.at) from proof n where n.sync = p.sync)`;

const count = async (sql: Sql, text: string, values: unknown[] = []): Promise<number> => (await sql.query(text, values)).rowCount ?? 0;

/** One commit; journalled where something went. Terms are in ms of `zs_now()`. */
export async function tidy(db: Db, keep: Retention): Promise<Tidied> {
  return inTransaction(db, async (sql) => {
    await sql.query("set local lock_timeout = '10s'"); // dropping a month waits for whoever reads the journal, and must not hold up who writes it
    const months = await rowsOf<{ name: string }>(sql, MONTHS, [keep.journalMs]);
    for (const { name } of months) await sql.query(`drop table ${name}`); // the name comes from the catalogue and journal_append
    const plans = await count(sql, PLANS, [keep.plansMs]);
    const proofs = await count(sql, PROOFS, [keep.journalMs]);
    await count(sql, SLOTS);
    await count(sql, SCANS);
    await count(sql, CAUGHT);
    await count(sql, MISSED);
    const tidied: Tidied = { months: months.length, plans, proofs };
    if (months.length + plans + proofs > 0) {
      await note(sql, { sync: null, ref: null, target: null, action: 'tidied', actor: HOUSE, plan: null, detail: { ...tidied } });
    }
    return tidied;
  });
}
