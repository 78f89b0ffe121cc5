// Reads a transfer list whole, with how each of its dossiers stands.
import { diagnostic, DiagnosticError } from '../../diagnostics/diagnostic';
import type { TransferItem, TransferListHead } from '../ports/transfer';
import type { Room } from '../room';

const PAGE = 500;

/** Throws DiagnosticError ZS4412 where there is none. */
export async function headOf(room: Pick<Room, 'store'>, id: string): Promise<TransferListHead> {
  const head = await room.store.lists.get(id);
  if (!head) throw new DiagnosticError([diagnostic('ZS4412', `there is no transfer list ${id}`, { subject: `transfer ${id}` })]);
  return head;
}

/** Its dossiers in order, a page at a time. */
export async function* itemsOf(room: Pick<Room, 'store'>, id: string): AsyncGenerator<TransferItem> {
  for (let after: string | null = null; ; ) {
    const page = await room.store.lists.items(id, after, PAGE);
    yield* page;
    const last: TransferItem | undefined = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.dossier;
  }
}

export async function allItems(room: Pick<Room, 'store'>, id: string): Promise<readonly TransferItem[]> {
  const items: TransferItem[] = [];
  for await (const item of itemsOf(room, id)) items.push(item);
  return items;
}
