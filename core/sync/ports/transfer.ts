// What the transfer lists ask of a store: lists, their dossiers, receipts and the papers that are filed together.
import type { TransferKind, DocumentDecision, DossierDecision } from '../../archive/transfer/order';
import type { ListRow } from '../../archive/transfer/row';
import type { Receipt } from '../../connector/contract';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import type { Ref } from '../../model/ref';

/** `delivering`: something of it was handed over · `done`: nothing of it waits any more · `closed`: the declaration was made. */
export const LIST_STATES = ['draft', 'submitted', 'approved', 'delivering', 'done', 'closed', 'rejected'] as const;
export type ListState = (typeof LIST_STATES)[number];

/**
 * `rejected`: by us, on the list · `refused`: by the receiver · `dropped`: changed between approval and hand-over ·
 * `transferred`: accepted, and the source knows it (archiefstatus overgedragen). An uitplaatsing ends in `accepted`.
 */
export const ITEM_STATES = ['listed', 'approved', 'rejected', 'dropped', 'handed-over', 'received', 'accepted', 'refused', 'transferred'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** Reasons that hold for all dossiers of a list; each names a decision of a person. */
export interface ListReasons {
  /** Why dossiers go before their archiefactiedatum. */
  readonly early?: string;
  /** Why a family of mixed waardering may be divided. */
  readonly mixed?: string;
}

export interface TransferListHead {
  readonly id: string;
  readonly title: string;
  readonly sync: string;
  readonly target: string;
  /** Connection of the receiver: receipts come from there. */
  readonly connection: string;
  readonly kind: TransferKind;
  readonly state: ListState;
  readonly reasons: ListReasons;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly submittedAt: Date | null;
  readonly submittedBy: string | null;
  readonly approvedAt: Date | null;
  /** Never who made or submitted it. */
  readonly approvedBy: string | null;
  readonly revision: string;
  /** Of the dossiers as they were listed; decisions are bound to it and not part of it. */
  readonly hash: string;
}

/** What was decided of one dossier. */
export interface ItemDecision {
  readonly verdict: 'approved' | 'rejected' | null;
  readonly reason: string | null;
  readonly dossier: DossierDecision;
  readonly documenten: Readonly<Record<string, DocumentDecision>>;
}

export interface TransferItem {
  readonly list: string;
  readonly ref: Ref;
  readonly state: ItemState;
  /** Stable over lists: a dossier that was refused goes again under it. */
  readonly dossier: string;
  readonly sip: string;
  readonly supplementOf: string | null;
  /** Hash of the zaak as it was listed; what is handed over is this or nothing. */
  readonly contentHash: string;
  readonly row: ListRow;
  readonly decision: ItemDecision;
  readonly decidedBy: string | null;
  /** The last thing to know: why it dropped off, why the receiver refused, what the write-back waits for. */
  readonly diagnostics: readonly Diagnostic[];
  readonly receipt: Receipt | null;
}

/** An item with the head of its list, as deliver and the write-back need them. */
export interface Standing {
  readonly list: TransferListHead;
  readonly item: TransferItem;
}

export type NewItem = Pick<TransferItem, 'ref' | 'dossier' | 'sip' | 'supplementOf' | 'contentHash' | 'row' | 'diagnostics'>;
export type NewList = Pick<TransferListHead, 'id' | 'title' | 'sync' | 'target' | 'connection' | 'kind' | 'reasons' | 'madeBy' | 'revision' | 'hash'>;

/** Something filed with a list: the list as submitted, a decision, a receipt, the declaration. Each holds the hash of the one before. */
export interface Paper {
  readonly nr: number;
  readonly name: string;
  readonly media: string;
  readonly content: Buffer;
  /** SHA-256 of the content, lower-case hex. */
  readonly sha256: string;
  /** SHA-256 over the chain hash before, the name and `sha256`; lower-case hex. */
  readonly chain: string;
  readonly filedAt: Date;
  readonly filedBy: string;
}
export type NewPaper = Pick<Paper, 'name' | 'media' | 'content'>;

export interface TransferLists {
  /** Makes a list with its dossiers, journalled. Throws ZS4415 naming the dossiers that stand on another list that is not over. */
  make(list: NewList, items: readonly NewItem[]): Promise<void>;
  get(id: string): Promise<TransferListHead | null>;
  lists(filter: { readonly sync?: string; readonly state?: ListState }): Promise<readonly TransferListHead[]>;
  /** In the order of their dossiers. */
  items(list: string, after: string | null, limit: number): Promise<readonly TransferItem[]>;
  counts(list: string): Promise<Readonly<Partial<Record<ItemState, number>>>>;
  /** Every item this subject has on lists of this sync and target, the newest first. */
  of(sync: string, target: string, ref: Ref): Promise<readonly Standing[]>;
  /** Sets decisions, only while the list is a draft or submitted; journalled. Answers dossiers that are not on the list. */
  decide(list: string, decisions: ReadonlyMap<string, ItemDecision>, by: string): Promise<readonly string[]>;
  submit(list: string, by: string, paper: NewPaper): Promise<void>;
  /** Approves: dossiers become approved or rejected as decided. Throws ZS4416 for the maker, or where dossiers are undecided. */
  approve(list: string, by: string, paper: NewPaper): Promise<void>;
  reject(list: string, by: string, why: string): Promise<void>;
  /** Moves an item on where it is in one of `from`; also the list where that was the last. Journalled. Answers whether it moved. */
  move(item: { readonly list: string; readonly ref: Ref }, from: readonly ItemState[], to: ItemState, by: string, more?: { readonly diagnostics?: readonly Diagnostic[]; readonly receipt?: Receipt }): Promise<boolean>;
  /** Replaces what is known of an item that stays where it is. */
  tell(item: { readonly list: string; readonly ref: Ref }, diagnostics: readonly Diagnostic[]): Promise<void>;
  /** Where the reading of receipts of a connection was; null: at the beginning. */
  cursor(connection: string): Promise<Json | null>;
  /** Kept after the receipts before it were acted on: after a crash some are read twice, none never. */
  keepCursor(connection: string, cursor: Json): Promise<void>;
  /** The item that goes under this SIP. */
  bySip(connection: string, sip: string): Promise<Standing | null>;
  /** Whether this subject was accepted, or waits for it, under a list of overbrenging of this target: then a document it shares may be called gearchiveerd. */
  isTransferred(sync: string, target: string, ref: Ref): Promise<boolean>;
  /** Accepted by the receiver under a list of overbrenging, and not yet told to the source; in order, after this dossier. */
  accepted(sync: string, target: string, after: { readonly list: string; readonly dossier: string } | null, limit: number): Promise<readonly Standing[]>;
  /** Adds a paper to what is filed with a list. */
  file(list: string, paper: NewPaper, by: string): Promise<Paper>;
  papers(list: string): Promise<readonly Paper[]>;
  close(list: string, by: string, papers: readonly NewPaper[]): Promise<void>;
}
