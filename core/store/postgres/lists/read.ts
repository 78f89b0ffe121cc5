// Reads transfer lists and their dossiers.
import type { Receipt } from '../../../connector/contract';
import type { Diagnostic } from '../../../diagnostics/diagnostic';
import type { Kind, Ref } from '../../../model/ref';
import type { ItemDecision, ItemState, ListState, Standing, TransferItem, TransferListHead } from '../../../sync/ports/transfer';
import { rowsOf, type Sql } from '../db';

interface HeadRow {
  id: string;
  title: string;
  sync: string;
  target: string;
  connection: string;
  kind: TransferListHead['kind'];
  state: ListState;
  reasons: TransferListHead['reasons'];
  made_at: Date;
  made_by: string;
  submitted_at: Date | null;
  submitted_by: string | null;
  approved_at: Date | null;
  approved_by: string | null;
  revision: string;
  hash: string;
}

interface ItemRow {
  list: string;
  system: string;
  kind: Kind;
  id: string;
  state: ItemState;
  dossier: string;
  sip: string;
  supplement_of: string | null;
  content_hash: string;
  row: TransferItem['row'];
  verdict: ItemDecision['verdict'];
  reason: string | null;
  decision: Pick<ItemDecision, 'dossier' | 'documenten'>;
  decided_by: string | null;
  diagnostics: Diagnostic[];
  receipt: Receipt | null;
}

const headOf = ({ id, title, sync, target, connection, kind, state, reasons, revision, hash, ...row }: HeadRow): TransferListHead => ({
  id, title, sync, target, connection, kind, state, reasons, revision, hash,
  madeAt: row.made_at, madeBy: row.made_by, submittedAt: row.submitted_at, submittedBy: row.submitted_by, approvedAt: row.approved_at, approvedBy: row.approved_by,
});

const itemOf = (row: ItemRow): TransferItem => ({
  list: row.list, ref: { system: row.system, kind: row.kind, id: row.id }, state: row.state, dossier: row.dossier, sip: row.sip, supplementOf: row.supplement_of,
  contentHash: row.content_hash, row: row.row, decision: { verdict: row.verdict, reason: row.reason, ...row.decision }, decidedBy: row.decided_by,
  diagnostics: row.diagnostics, receipt: row.receipt,
});

export async function getList(sql: Sql, id: string): Promise<TransferListHead | null> {
  const [row] = await rowsOf<HeadRow>(sql, 'select * from transfer_list where id = $1', [id]);
  return row ? headOf(row) : null;
}

export async function listLists(sql: Sql, filter: { readonly sync?: string; readonly state?: ListState }): Promise<TransferListHead[]> {
  const rows = await rowsOf<HeadRow>(sql, 'select * from transfer_list where ($1::text is null or sync = $1) and ($2::text is null or state = $2) order by made_at, id', [filter.sync ?? null, filter.state ?? null]);
  return rows.map(headOf);
}

export async function listItems(sql: Sql, list: string, after: string | null, limit: number): Promise<TransferItem[]> {
  const rows = await rowsOf<ItemRow>(sql, 'select * from transfer_item where list = $1 and ($2::text is null or dossier > $2) order by dossier limit $3', [list, after, limit]);
  return rows.map(itemOf);
}

export async function itemCounts(sql: Sql, list: string): Promise<Partial<Record<ItemState, number>>> {
  const rows = await rowsOf<{ state: ItemState; n: number }>(sql, 'select state, count(*)::int as n from transfer_item where list = $1 group by state order by state', [list]);
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** Items that a condition finds, each with the head of its list. */
async function standings(sql: Sql, rest: string, values: unknown[]): Promise<Standing[]> {
  const items = await rowsOf<ItemRow>(sql, `select i.* from transfer_item i join transfer_list l on l.id = i.list where ${rest}`, values);
  const heads = new Map((await rowsOf<HeadRow>(sql, 'select * from transfer_list where id = any($1)', [[...new Set(items.map((item) => item.list))]])).map((row) => [row.id, headOf(row)]));
  return items.flatMap((item) => {
    const list = heads.get(item.list);
    return list ? [{ list, item: itemOf(item) }] : [];
  });
}

export const itemsOf = (sql: Sql, sync: string, target: string, ref: Ref): Promise<Standing[]> =>
  standings(sql, 'i.sync = $1 and i.target = $2 and i.system = $3 and i.kind = $4 and i.id = $5 order by l.made_at desc, l.id desc', [sync, target, ref.system, ref.kind, ref.id]);

export async function itemBySip(sql: Sql, connection: string, sip: string): Promise<Standing | null> {
  return (await standings(sql, 'l.connection = $1 and i.sip = $2', [connection, sip]))[0] ?? null;
}

export const acceptedItems = (sql: Sql, sync: string, target: string, after: { readonly list: string; readonly dossier: string } | null, limit: number): Promise<Standing[]> =>
  standings(sql, `i.sync = $1 and i.target = $2 and i.state = 'accepted' and l.kind = 'overbrenging' and ($3::text is null or (i.list, i.dossier) > ($3, $4)) order by i.list, i.dossier limit $5`,
    [sync, target, after?.list ?? null, after?.dossier ?? null, limit]);

const TRANSFERRED = `
  select 1 from transfer_item i join transfer_list l on l.id = i.list
   where i.sync = $1 and i.target = $2 and i.system = $3 and i.kind = $4 and i.id = $5 and l.kind = 'overbrenging' and i.state in ('accepted', 'transferred')`;

export async function isTransferred(sql: Sql, sync: string, target: string, ref: Ref): Promise<boolean> {
  return (await rowsOf(sql, TRANSFERRED, [sync, target, ref.system, ref.kind, ref.id])).length > 0;
}
