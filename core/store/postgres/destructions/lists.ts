// Makes, reads and decides vernietigingslijsten.
import { DiagnosticError, diagnostic } from '../../../diagnostics/diagnostic';
import type { Kind } from '../../../model/ref';
import type { DestructionHead, DestructionItem, DestructionState, NewDestruction, NewDestructionItem } from '../../../sync/ports/destruction';
import { asJson, inTransaction, rowsOf, type Db, type Sql } from '../db';
import { note } from '../journal';

const LIST = `insert into destruction (id, title, sync, state, made_at, made_by, revision, hash) values ($1, $2, $3, 'draft', (select zs_now()), $4, $5, $6)`;

const ITEMS = `
  insert into destruction_item (list, state, system, kind, id, identificatie, bronorganisatie, actiedatum, content_hash, zaken)
  select $1, 'listed', u.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::text[], $9::jsonb[]) as u`;

// A document may stand on several lists: it goes with the last of its zaken.
const ELSEWHERE = `
  select i.identificatie, i.list from destruction_item i join destruction d on d.id = i.list
    join unnest($2::text[], $3::text[], $4::text[]) as u(system, kind, id) on i.system = u.system and i.kind = u.kind and i.id = u.id
   where i.list <> $1 and i.kind = 'zaak' and d.state in ('draft', 'approved') order by 1`;

export async function makeDestruction(db: Db, list: NewDestruction, items: readonly NewDestructionItem[]): Promise<void> {
  const names = [items.map(({ ref }) => ref.system), items.map(({ ref }) => ref.kind), items.map(({ ref }) => ref.id)];
  await inTransaction(db, async (sql) => {
    // Two lists made at once would not see each other's items.
    await sql.query("select pg_advisory_xact_lock(hashtext('zaaksluis destruction'))");
    await sql.query(LIST, [list.id, list.title, list.sync, list.madeBy, list.revision, list.hash]);
    const elsewhere = await rowsOf<{ identificatie: string; list: string }>(sql, ELSEWHERE, [list.id, ...names]);
    if (elsewhere.length > 0) throw new DiagnosticError(elsewhere.map((one) => diagnostic('ZS4707', `zaak ${one.identificatie} stands on destruction list ${one.list}`, { subject: `destruction ${list.id}` })));
    await sql.query(ITEMS, [
      list.id, ...names, items.map((item) => item.identificatie), items.map((item) => item.bronorganisatie), items.map((item) => item.actiedatum),
      items.map((item) => item.contentHash), items.map((item) => asJson(item.zaken)),
    ]);
    await note(sql, { sync: list.sync, ref: null, target: null, action: 'destruction list made', actor: list.madeBy, plan: null, detail: { list: list.id, hash: list.hash, items: items.length } });
  });
}

interface HeadRow {
  id: string; title: string; sync: string; state: DestructionState; made_at: Date; made_by: string; approved_at: Date | null; approved_by: string | null;
  declared_at: Date | null; revision: string; hash: string;
}

const headOf = ({ made_at: madeAt, made_by: madeBy, approved_at: approvedAt, approved_by: approvedBy, declared_at: declaredAt, ...row }: HeadRow): DestructionHead => ({ ...row, madeAt, madeBy, approvedAt, approvedBy, declaredAt });

export async function getDestruction(sql: Sql, id: string): Promise<DestructionHead | null> {
  const [row] = await rowsOf<HeadRow>(sql, 'select * from destruction where id = $1', [id]);
  return row ? headOf(row) : null;
}

export async function listDestructions(sql: Sql, state?: DestructionState): Promise<DestructionHead[]> {
  return (await rowsOf<HeadRow>(sql, 'select * from destruction where $1::text is null or state = $1 order by made_at, id', [state ?? null])).map(headOf);
}

interface ItemRow extends Omit<DestructionItem, 'ref' | 'contentHash'> {
  system: string;
  kind: Kind;
  id: string;
  content_hash: string | null;
}

export async function destructionItems(sql: Sql, list: string): Promise<DestructionItem[]> {
  const rows = await rowsOf<ItemRow>(sql, `
    select list, system, kind, id, state, identificatie, bronorganisatie, to_char(actiedatum, 'YYYY-MM-DD') as actiedatum, content_hash, zaken, copies, diagnostics, evidence
      from destruction_item where list = $1 order by kind desc, identificatie, id`, [list]);
  return rows.map(({ system, kind, id, content_hash: contentHash, ...row }) => ({ ...row, ref: { system, kind, id }, contentHash }));
}

/** The list, locked by this transaction. Throws ZS4708 where it is not in one of these states. */
export async function lockDestruction(sql: Sql, id: string, allowed: readonly DestructionState[]): Promise<DestructionHead> {
  const [row] = await rowsOf<HeadRow>(sql, 'select * from destruction where id = $1 for update', [id]);
  if (row === undefined) throw new DiagnosticError([diagnostic('ZS4706', `there is no destruction list ${id}`, { subject: `destruction ${id}` })]);
  if (!allowed.includes(row.state)) throw new DiagnosticError([diagnostic('ZS4708', `the list is ${row.state}`, { subject: `destruction ${id}` })]);
  return headOf(row);
}

export async function approveDestruction(db: Db, id: string, by: string, hash: string): Promise<void> {
  await inTransaction(db, async (sql) => {
    const head = await lockDestruction(sql, id, ['draft']);
    if (head.madeBy === by) throw new DiagnosticError([diagnostic('ZS4708', `${by} made this list and so cannot approve it`, { subject: `destruction ${id}`, remedy: 'Let another person approve it.' })]);
    if (head.hash !== hash) throw new DiagnosticError([diagnostic('ZS4708', `list ${id} has another hash than the one that was seen`, { subject: `destruction ${id}` })]);
    await sql.query("update destruction set state = 'approved', approved_by = $2, approved_at = (select zs_now()) where id = $1", [id, by]);
    await note(sql, { sync: head.sync, ref: null, target: null, action: 'destruction list approved', actor: by, plan: null, detail: { list: id, hash, madeBy: head.madeBy } });
  });
}

export async function rejectDestruction(db: Db, id: string, by: string, why: string): Promise<void> {
  await inTransaction(db, async (sql) => {
    const head = await lockDestruction(sql, id, ['draft']);
    await sql.query("update destruction set state = 'rejected' where id = $1", [id]);
    await note(sql, { sync: head.sync, ref: null, target: null, action: 'destruction list rejected', actor: by, plan: null, detail: { list: id, why } });
  });
}
