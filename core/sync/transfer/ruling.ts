// Says what the transfer lists allow for one subject at a target that receives. Pure: deliver acts on it, plan only shows it.
import { withOrder, type TransferOrder } from '../../archive/transfer/order';
import type { Presence } from '../ports';
import type { ItemState, Standing } from '../ports/transfer';
import type { Sync } from '../room';

/** What is known of the subject now. */
export interface Present {
  readonly presence: Presence;
  /** Hash of its model without own acts; null: not known. */
  readonly desiredHash: string | null;
  /** A run of this delivery was begun and not settled. */
  readonly begun: boolean;
}

export type Ruling =
  /** Hand over under this item. */
  | { readonly kind: 'ordered'; readonly standing: Standing }
  /** It is not any more what was approved. */
  | { readonly kind: 'changed-before'; readonly standing: Standing; readonly why: string }
  /** It changed after it was handed over. */
  | { readonly kind: 'changed-after'; readonly standing: Standing }
  /** Handed over as it is now: nothing to do. */
  | { readonly kind: 'delivered' }
  /** On no approved list. */
  | { readonly kind: 'unlisted' };

/** States in which the receiver has it. */
export const HANDED: ReadonlySet<ItemState> = new Set<ItemState>(['handed-over', 'received', 'accepted', 'transferred']);

function whyChanged({ presence, desiredHash }: Present, standing: Standing): string | null {
  if (presence === 'gone') return 'it is gone at the source';
  if (presence === 'out') return 'it left the selection of the sync';
  return desiredHash !== null && desiredHash !== standing.item.contentHash ? 'it changed' : null;
}

/** `standings` as `TransferLists.of` answers them: the newest first. */
export function ruling(standings: readonly Standing[], present: Present): Ruling {
  const open = standings.find(({ item }) => item.state === 'approved' || (item.state === 'handed-over' && present.begun));
  if (open) {
    const why = whyChanged(present, open);
    return why === null || open.item.state === 'handed-over' ? { kind: 'ordered', standing: open } : { kind: 'changed-before', standing: open, why };
  }
  const handed = standings.find(({ item }) => HANDED.has(item.state));
  if (!handed) return { kind: 'unlisted' };
  // A zaak that is gone after its transfer means nothing to the archive.
  const isSame = present.presence !== 'in' || present.desiredHash === null || present.desiredHash === handed.item.contentHash;
  return isSame ? { kind: 'delivered' } : { kind: 'changed-after', standing: handed };
}

/** What the target is told of an item that was approved. */
export function orderOf({ list, item }: Standing): TransferOrder {
  return {
    list: { id: list.id, title: list.title }, kind: list.kind, sip: item.sip, dossier: item.dossier, supplementOf: item.supplementOf,
    decisions: { dossier: item.decision.dossier, documenten: item.decision.documenten },
    ...(list.reasons.early === undefined ? {} : { earlyTransfer: list.reasons.early }),
    approvedBy: list.approvedBy ?? '', approvedAt: list.approvedAt?.toISOString() ?? '', contentHash: item.contentHash,
  };
}

/** The same sync, delivering to this target under an order; the list was the approval. */
export function orderedSync(sync: Sync, target: string, order: TransferOrder): Sync {
  const targets = new Map([...sync.targets].map(([name, config]) => [name, name === target ? { ...config, options: withOrder(config.options, order) } : config]));
  return { ...sync, deliver: 'automatic', targets };
}
