// Moves a dossier on: handed over, received, accepted, refused, dropped, transferred; and its list with it.
import type { Ref } from '../../../model/ref';
import type { ItemState, TransferLists } from '../../../sync/ports/transfer';
import { asJson, inTransaction, rowsOf, type Db } from '../db';
import { note } from '../journal';
import { OVER } from './decide';

type More = Parameters<TransferLists['move']>[4];
interface Which {
  readonly list: string;
  readonly ref: Ref;
}

const MOVE = `
  update transfer_item
     set state = $6, diagnostics = coalesce($7::jsonb, diagnostics), receipt = coalesce($8::jsonb, receipt)
   where list = $1 and system = $2 and kind = $3 and id = $4 and state = any($5)
  returning sync, target, sip, dossier`;
const BEGUN = "update transfer_list set state = 'delivering' where id = $1 and state = 'approved'";

/** Nothing that was handed over is ever `approved` again: `from` says where it must be. */
export async function moveItem(db: Db, { list, ref }: Which, from: readonly ItemState[], to: ItemState, by: string, more: More): Promise<boolean> {
  return inTransaction(db, async (sql) => {
    // The list first: whoever else moves one of its dossiers waits, so that one of the two sees that it is over.
    await sql.query('select 1 from transfer_list where id = $1 for update', [list]);
    const [moved] = await rowsOf<{ sync: string; target: string; sip: string; dossier: string }>(sql, MOVE, [
      list, ref.system, ref.kind, ref.id, from, to, asJson(more?.diagnostics), asJson(more?.receipt),
    ]);
    if (!moved) return false;
    if (to !== 'dropped') await sql.query(BEGUN, [list]);
    await sql.query(OVER, [list]);
    const codes = (more?.diagnostics ?? []).map((finding) => finding.code);
    await note(sql, { sync: moved.sync, ref, target: moved.target, action: `transfer ${to}`, actor: by, plan: null, detail: { list, sip: moved.sip, dossier: moved.dossier, ...(codes.length > 0 ? { codes } : {}) } });
    return true;
  });
}

export async function tellItem(db: Db, { list, ref }: Which, diagnostics: Parameters<TransferLists['tell']>[1]): Promise<void> {
  await db.query('update transfer_item set diagnostics = $5 where list = $1 and system = $2 and kind = $3 and id = $4', [list, ref.system, ref.kind, ref.id, asJson(diagnostics)]);
}
