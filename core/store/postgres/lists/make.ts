// Writes a new transfer list with its dossiers, of which none may stand on another list that is not over.
import { DiagnosticError, diagnostic } from '../../../diagnostics/diagnostic';
import type { NewItem, NewList } from '../../../sync/ports/transfer';
import { asJson, inTransaction, rowsOf, type Db } from '../db';
import { note } from '../journal';

const LIST = `
  insert into transfer_list (id, title, sync, target, connection, kind, state, reasons, made_at, made_by, revision, hash)
  values ($1, $2, $3, $4, $5, $6, 'draft', $7, (select zs_now()), $8, $9, $10)`;

const ITEMS = `
  insert into transfer_item (list, sync, target, state, system, kind, id, dossier, sip, supplement_of, content_hash, "row", diagnostics)
  select $1, $2, $3, 'listed', u.*
    from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::jsonb[], $12::jsonb[]) as u
   order by 5, 6, 7
  on conflict (sync, target, system, kind, id) where state in ('listed', 'approved', 'handed-over', 'received') do nothing`;

const TAKEN = `
  select i.dossier, i.list from transfer_item i join unnest($4::text[], $5::text[], $6::text[]) as u(system, kind, id) on i.system = u.system and i.kind = u.kind and i.id = u.id
   where i.sync = $1 and i.target = $2 and i.list <> $3 and i.state in ('listed', 'approved', 'handed-over', 'received') order by i.dossier`;

/** Throws ZS4415 naming the dossiers that stand elsewhere; then nothing was written. */
export async function makeList(db: Db, list: NewList, items: readonly NewItem[]): Promise<void> {
  const names = [items.map((item) => item.ref.system), items.map((item) => item.ref.kind), items.map((item) => item.ref.id)];
  await inTransaction(db, async (sql) => {
    await sql.query(LIST, [list.id, list.title, list.sync, list.target, list.connection, list.kind, asJson(list.reasons), list.madeBy, list.revision, list.hash]);
    const written = await sql.query(ITEMS, [
      list.id, list.sync, list.target, ...names, items.map((item) => item.dossier), items.map((item) => item.sip), items.map((item) => item.supplementOf),
      items.map((item) => item.contentHash), items.map((item) => asJson(item.row)), items.map((item) => asJson(item.diagnostics)),
    ]);
    if (written.rowCount !== items.length) {
      const taken = await rowsOf<{ dossier: string; list: string }>(sql, TAKEN, [list.sync, list.target, list.id, ...names]);
      throw new DiagnosticError(taken.map((one) => diagnostic('ZS4415', `${one.dossier} stands on list ${one.list}`, { subject: `transfer ${list.id}` })));
    }
    await note(sql, { sync: list.sync, ref: null, target: list.target, action: 'transfer list made', actor: list.madeBy, plan: null, detail: { list: list.id, kind: list.kind, hash: list.hash, dossiers: items.length, ...list.reasons } });
  });
}
