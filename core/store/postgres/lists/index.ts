// The transfer lists, as the sync room asks for them.
import type { Json } from '../../../model/json';
import type { TransferLists } from '../../../sync/ports/transfer';
import { asJson, inTransaction, rowsOf, type Db, type Sql } from '../db';
import type { KeepFlows } from '../flows';
import { note } from '../journal';
import type { Wake } from '../wake';
import { approveList, decideItems, lockList, rejectList, submitList } from './decide';
import { makeList } from './make';
import { moveItem, tellItem } from './move';
import { filePaper, papersOf } from './papers';
import { acceptedItems, getList, isTransferred, itemBySip, itemCounts, itemsOf, listItems, listLists } from './read';

const KEEP = 'insert into receipt_cursor (connection, cursor) values ($1, $2) on conflict (connection) do update set cursor = excluded.cursor';

export function transferLists(db: Db, reads: Sql, keepFlows: KeepFlows, wake: Wake): TransferLists {
  return {
    make: (list, items) => makeList(db, list, items),
    get: (id) => getList(db, id),
    lists: (filter) => listLists(reads, filter),
    items: (list, after, limit) => listItems(reads, list, after, limit),
    counts: (list) => itemCounts(reads, list),
    of: (sync, target, ref) => itemsOf(db, sync, target, ref),
    decide: (list, decisions, by) => decideItems(db, list, decisions, by),
    submit: (list, by, paper) => submitList(db, list, by, paper),
    approve: (list, by, paper) => approveList(db, keepFlows, wake, list, by, paper),
    reject: (list, by, why) => rejectList(db, list, by, why),
    move: (item, from, to, by, more) => moveItem(db, item, from, to, by, more),
    tell: (item, diagnostics) => tellItem(db, item, diagnostics),
    cursor: async (connection) => (await rowsOf<{ cursor: Json }>(db, 'select cursor from receipt_cursor where connection = $1', [connection]))[0]?.cursor ?? null,
    keepCursor: async (connection, cursor) => void (await db.query(KEEP, [connection, asJson(cursor)])),
    bySip: (connection, sip) => itemBySip(db, connection, sip),
    isTransferred: (sync, target, ref) => isTransferred(db, sync, target, ref),
    accepted: (sync, target, after, limit) => acceptedItems(db, sync, target, after, limit),
    file: (list, paper, by) => inTransaction(db, async (sql) => {
      await sql.query('select 1 from transfer_list where id = $1 for update', [list]);
      return filePaper(sql, list, paper, by);
    }),
    papers: (list) => papersOf(reads, list),
    close: (list, by, papers) => inTransaction(db, async (sql) => {
      const head = await lockList(sql, list, ['done'], 'closed');
      const chains: string[] = [];
      for (const paper of papers) chains.push((await filePaper(sql, list, paper, by)).chain);
      await sql.query("update transfer_list set state = 'closed' where id = $1", [list]);
      await note(sql, { sync: head.sync, ref: null, target: head.target, action: 'transfer list declared', actor: by, plan: null, detail: { list, chain: chains.at(-1) ?? null } });
    }),
  };
}
