// Sets what a target has from us, without a delivery: it was there before we came.
import type { Ref } from '../../model/ref';
import type { Base } from '../../sync/ports';
import { asJson, inTransaction, rowsOf, type Db } from './db';
import { append } from './append';

// At rest: adopting is a decision about what is, not a wish for something else.
const SUBJECT = `
  with made as (
    insert into subject (sync, system, kind, id, wanted, lane) values ($1, $2, $3, $4, 0, 'bulk') on conflict do nothing returning nr)
  select nr::text from made union all select nr::text from subject where sync = $1 and system = $2 and kind = $3 and id = $4`;

const BASE = `
  insert into delivery (subject, target, sync, wanted, lane, base, mapping_revision) values ($1, $2, $3, 0, 'bulk', $4, $5)
  on conflict (subject, target) do update set base = excluded.base, mapping_revision = excluded.mapping_revision`;

export async function adopt(db: Db, delivery: { readonly sync: string; readonly ref: Ref; readonly target: string }, base: Base, by: string): Promise<void> {
  const { sync, ref, target } = delivery;
  await inTransaction(db, async (sql) => {
    const [subject] = await rowsOf<{ nr: string }>(sql, SUBJECT, [sync, ref.system, ref.kind, ref.id]);
    if (subject === undefined) throw new Error('a subject was written and is not there');
    await sql.query(BASE, [subject.nr, target, sync, asJson(base), base.revision]);
    const detail = { fields: Object.keys(base.values).length, links: base.links };
    await append(sql, [{ sync, system: ref.system, kind: ref.kind, subject: ref.id, target, action: 'adopted', actor: by, state: 'event', detail }]);
  });
}
