// Reads what receivers said of the dossiers they were handed, and moves those on: only acceptance counts as transferred.
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import type { Receipt } from '../../connector/contract';
import type { ItemState } from '../ports/transfer';
import type { Room } from '../room';

export interface ReceiptsRead {
  readonly received: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** From where a receipt may move a dossier, and to where. A receipt may be faster than our own note of the hand-over. */
const MOVES: Readonly<Record<Receipt['state'], { readonly from: readonly ItemState[]; readonly to: ItemState }>> = {
  received: { from: ['approved', 'handed-over'], to: 'received' },
  accepted: { from: ['approved', 'handed-over', 'received'], to: 'accepted' },
  rejected: { from: ['approved', 'handed-over', 'received'], to: 'refused' },
};

async function take(room: Room, connection: string, receipt: Receipt): Promise<{ readonly moved: boolean; readonly diagnostics: readonly Diagnostic[] }> {
  const standing = await room.store.lists.bySip(connection, receipt.sip);
  if (!standing) return { moved: false, diagnostics: [diagnostic('ZS4419', `receipt for ${receipt.sip}, which was not handed over from here`, { subject: connection })] };
  const { item } = standing;
  const { from, to } = MOVES[receipt.state];
  const refused = receipt.state === 'rejected' ? [diagnostic('ZS4418', `${receipt.sip} was rejected: ${receipt.reasons.join('; ') || 'no reason was given'}`, { subject: `zaak/${item.ref.id}` })] : [];
  return { moved: await room.store.lists.move(item, from, to, `receipt of ${connection}`, { receipt, diagnostics: refused }), diagnostics: refused };
}

/** Everything new a receiver has said. The cursor is kept after its receipts were acted on, so none is lost and a repeat does nothing. */
export async function readReceipts(room: Room, connection: string, signal: AbortSignal): Promise<ReceiptsRead> {
  const counts = { received: 0, accepted: 0, rejected: 0 };
  const diagnostics: Diagnostic[] = [];
  const target = room.connections.get(connection)?.connection.target;
  if (!target?.receipts) return { ...counts, diagnostics };
  for (;;) {
    signal.throwIfAborted();
    const { receipts, next } = await target.receipts(await room.store.lists.cursor(connection), signal);
    for (const receipt of receipts) {
      const taken = await take(room, connection, receipt);
      if (taken.moved) counts[receipt.state] += 1;
      diagnostics.push(...taken.diagnostics);
    }
    if (next !== null) await room.store.lists.keepCursor(connection, next);
    if (receipts.length === 0 || next === null) return { ...counts, diagnostics };
  }
}
