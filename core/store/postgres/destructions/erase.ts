// Removes what our store holds of a subject, in one commit, and says what is left of it.
import type { Ref } from '../../../model/ref';
import type { Because, ErasedRows } from '../../../sync/ports/destruction';
import { inTransaction, rowsOf, type Db, type Sql } from '../db';
import { note } from '../journal';
import { destroyedName } from './name';

const SUBJECTS = 'select nr, lease from subject where system = $1 and kind = $2 and id = $3 order by sync for update';
const DELIVERIES = 'select lease from delivery where subject = any($1::bigint[]) order by subject, target for update';

// Ids at targets by which the id map knows it.
const OBJECTS = `
  delete from object o using (
    select distinct f.connection, e.value #>> '{}' as target_id
      from delivery d join flow f on f.sync = d.sync and f.target = d.target cross join lateral jsonb_each(coalesce(d.base -> 'links', '{}')) e
     where d.subject = any($1::bigint[])
    union
    select f.connection, e.value #>> '{}' from destruction_item i cross join lateral jsonb_array_elements(i.copies) c
      join flow f on f.sync = c ->> 'sync' and f.target = c ->> 'target' cross join lateral jsonb_each(coalesce(c -> 'links', '{}')) e
     where i.system = $2 and i.kind = $3 and i.id = $4) known
   where o.connection = known.connection and o.target_id = known.target_id`;

/** By number of the subject; the subject itself goes last. */
const BY_NUMBER = ['run_step', 'transfer', 'missed', 'delivery'] as const;

// What was approved stays told by its hashes.
const PLANS = `
  update plan_entry set steps = '[]', changes = '[]', diagnostics = '[]', approval = '[]', "before" = null, state = case when state = 'open' then 'stale' else state end
   where system = $1 and kind = $2 and id = $3`;

// Identification of dossier and SIP and the hash of its content stay: they are what a receipt and a declaration name.
const TRANSFERS = `
  update transfer_item set diagnostics = '[]', reason = null, decision = '{"dossier": {"findings": []}, "documenten": {}}',
         "row" = jsonb_build_object('identificatie', "row" -> 'identificatie', 'zaaktype', '', 'zaaktypeVersie', '', 'resultaat', '', 'selectielijstJaar', null, 'selectielijstNummer', '',
           'waardering', '', 'archiefactiedatum', '', 'toelichting', '[]'::jsonb, 'partijen', '[]'::jsonb, 'documenten', 0, 'bronnen', '[]'::jsonb, 'omvang', null,
           'buitenGreenlist', '[]'::jsonb, 'afwijkingen', '[]'::jsonb, 'virusscan', 'niet gescand')
   where system = $1 and kind = $2 and id = $3`;

// Messages that made or changed it, with their answers; one that is under way is left, and its steps are closed when it ends.
const MESSAGES = "delete from exchange where due_at is null and carried <> '[]' and carried @> $1";

const REMEMBER = 'insert into destroyed (name, because, at) values ($1, $2, (select zs_now())) on conflict (name) do nothing';

/** null: a lease stands on one of its rows, so somebody is at work on it; nothing was changed. */
export async function erase(db: Db, key: Buffer, ref: Ref, { because, by }: Because): Promise<ErasedRows | null> {
  const name = [ref.system, ref.kind, ref.id];
  return inTransaction(db, async (sql) => {
    const subjects = await rowsOf<{ nr: string; lease: string | null }>(sql, SUBJECTS, name);
    const numbers = subjects.map((one) => one.nr);
    const deliveries = await rowsOf<{ lease: string | null }>(sql, DELIVERIES, [numbers]);
    if ([...subjects, ...deliveries].some((row) => row.lease !== null)) return null;
    const rows: Record<string, number> = {};
    const counted = async (table: string, text: string, values: unknown[]): Promise<void> => {
      rows[table] = (rows[table] ?? 0) + ((await sql.query(text, values)).rowCount ?? 0);
    };
    await counted('object', OBJECTS, [numbers, ...name]);
    for (const table of BY_NUMBER) await counted(table, `delete from ${table} where subject = any($1::bigint[])`, [numbers]);
    await counted('exchange', MESSAGES, [JSON.stringify([{ changed: [{ system: ref.system, kind: ref.kind, id: ref.id }] }])]);
    await counted('waits', 'delete from waits where waiter = any($1::bigint[])', [numbers]);
    await counted('plan_entry', PLANS, name);
    await counted('transfer_item', TRANSFERS, name);
    await counted('inbox', 'delete from inbox where system = $1 and kind = $2 and id = $3', name);
    await counted('subject', 'delete from subject where nr = any($1::bigint[])', [numbers]);
    const remembered = (await sql.query(REMEMBER, [destroyedName(key, ref), because])).rowCount ?? 0;
    const erased = Object.fromEntries(Object.entries(rows).filter(([, count]) => count > 0));
    // After a crash it is erased once more, and there is nothing to tell.
    if (remembered > 0 || Object.keys(erased).length > 0) await note(sql, { sync: null, ref, target: null, action: 'erased', actor: by, plan: null, detail: { because, rows: erased } });
    return erased;
  });
}

const REMAINS: readonly (readonly [table: string, text: string])[] = [
  ['subject', 'select count(*)::int as n from subject where system = $1 and kind = $2 and id = $3 and (desired is not null or provenance is not null)'],
  ['delivery', 'select count(*)::int as n from delivery d join subject s on s.nr = d.subject where s.system = $1 and s.kind = $2 and s.id = $3'],
  ['exchange', "select count(*)::int as n from exchange where carried <> '[]' and carried @> jsonb_build_array(jsonb_build_object('changed', jsonb_build_array(jsonb_build_object('system', $1::text, 'kind', $2::text, 'id', $3::text))))"],
  ['inbox', 'select count(*)::int as n from inbox where system = $1 and kind = $2 and id = $3'],
  ['plan_entry', `select count(*)::int as n from plan_entry where system = $1 and kind = $2 and id = $3 and (steps <> '[]' or changes <> '[]' or "before" is not null)`],
  ['transfer_item', `select count(*)::int as n from transfer_item where system = $1 and kind = $2 and id = $3 and ("row" ->> 'zaaktype' <> '' or decision <> '{"dossier": {"findings": []}, "documenten": {}}')`],
];

/** What our tables still hold of it; empty: nothing. */
export async function remains(sql: Sql, ref: Ref): Promise<ErasedRows> {
  const left: Record<string, number> = {};
  for (const [table, text] of REMAINS) {
    const [row] = await rowsOf<{ n: number }>(sql, text, [ref.system, ref.kind, ref.id]);
    if (row && row.n > 0) left[table] = row.n;
  }
  return left;
}
