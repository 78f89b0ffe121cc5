// What destruction and erasing ask of a store: the vernietigingslijst, the names that were destroyed, and where a value still stands.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Json, JsonObject } from '../../model/json';
import type { Ref } from '../../model/ref';
import type { NewPaper, Paper } from './transfer';

/** `approved`: removal is under way · `declared`: nothing is left, and the declaration is filed. */
export const DESTRUCTION_STATES = ['draft', 'approved', 'declared', 'rejected'] as const;
export type DestructionState = (typeof DESTRUCTION_STATES)[number];

/**
 * `listed`: waits (a document for its zaken) · `removing`: its removals are in the delivery queue · `shared`: a document that another
 * zaak needs, it stays · `erased`: gone from every target that keeps, and from our own store.
 */
export const DESTRUCTION_ITEM_STATES = ['listed', 'removing', 'shared', 'erased'] as const;
export type DestructionItemState = (typeof DESTRUCTION_ITEM_STATES)[number];

export interface DestructionHead {
  readonly id: string;
  readonly title: string;
  readonly sync: string;
  readonly state: DestructionState;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly approvedAt: Date | null;
  /** Never who made it. */
  readonly approvedBy: string | null;
  readonly declaredAt: Date | null;
  readonly revision: string;
  /** Of the items as they were listed: what an approval is bound to. */
  readonly hash: string;
}

/** A copy at a target, as it was when its removal was let go. */
export interface Copy extends JsonObject {
  readonly sync: string;
  readonly target: string;
  /** Ids at the target. */
  readonly links: Readonly<Record<string, string>>;
}

/** A zaak or a document on a list. Identification and hashes only: nothing of its content. */
export interface DestructionItem {
  readonly list: string;
  readonly ref: Ref;
  readonly state: DestructionItemState;
  readonly identificatie: string;
  readonly bronorganisatie: string;
  /** Of a zaak: when it may be destroyed, YYYY-MM-DD. Of a document, and of a zaak that the source destroyed before: null. */
  readonly actiedatum: string | null;
  /** Hash of the model as it was listed; null: it was gone at the source already. */
  readonly contentHash: string | null;
  /** Of a document: source ids of the zaken on this list that have it. */
  readonly zaken: readonly string[];
  readonly copies: readonly Copy[];
  /** Why it stays, or what its removal waits for. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was found when each target was asked again, and how many rows of our own were erased. */
  readonly evidence: JsonObject;
}

export type NewDestruction = Pick<DestructionHead, 'id' | 'title' | 'sync' | 'madeBy' | 'revision' | 'hash'>;
export type NewDestructionItem = Pick<DestructionItem, 'ref' | 'identificatie' | 'bronorganisatie' | 'actiedatum' | 'contentHash' | 'zaken'>;

/** How a removal stands in the delivery queue. */
export interface Removal {
  /** Deliveries that still have something at their target, or are not at rest. */
  readonly left: number;
  /** Why those that rest did not get through. */
  readonly reasons: readonly Diagnostic[];
}

/** Why a subject was erased: kept with the keyed hash of its name. */
export interface Because {
  /** Id of the destruction list, plan or receipt. */
  readonly because: string;
  readonly by: string;
}

/** Rows changed or removed, per table. */
export type ErasedRows = Readonly<Record<string, number>>;

/** A row that holds a value somebody looks for. */
export interface Place extends Record<string, Json> {
  readonly table: string;
  /** Which row: a subject, a plan and its subject, a list and its dossier. */
  readonly where: string;
}

export interface Destructions {
  /** Makes a list, journalled. Throws ZS4707 naming zaken that stand on another list that is not over, ours or of transfer. */
  make(list: NewDestruction, items: readonly NewDestructionItem[]): Promise<void>;
  get(id: string): Promise<DestructionHead | null>;
  lists(state?: DestructionState): Promise<readonly DestructionHead[]>;
  items(list: string): Promise<readonly DestructionItem[]>;
  /** Approves; journalled. Throws ZS4708 for the maker, or where it is no draft. */
  approve(id: string, by: string, hash: string): Promise<void>;
  reject(id: string, by: string, why: string): Promise<void>;
  /** Lets the removals of this item go: its deliveries become due, and each knows the list. Notes which copies there are. */
  release(list: string, ref: Ref): Promise<void>;
  tell(list: string, ref: Ref, state: DestructionItemState, more: { readonly diagnostics: readonly Diagnostic[]; readonly evidence?: JsonObject }): Promise<void>;
  /** Deliveries of this subject to targets that keep (sync and target), whichever sync. */
  removal(ref: Ref, keeping: readonly (readonly [sync: string, target: string])[]): Promise<Removal>;
  /** Zaken that another zaak of ours has this document too, as far as models are kept. */
  holders(document: Ref): Promise<readonly string[]>;
  /** The subject with this identification, from kept models and known copies; null: we do not know it. */
  named(sync: string, bronorganisatie: string, identificatie: string): Promise<Ref | null>;
  /** On an open list of transfer, or handed over and not yet told: its list. */
  inTransfer(ref: Ref): Promise<string | null>;
  /** Removes all that our store holds of a subject, in one commit, journalled; null: somebody is at work on it, come again. */
  erase(ref: Ref, because: Because): Promise<ErasedRows | null>;
  /** What our tables still hold of this subject: `table: rows`; empty: nothing. */
  remains(ref: Ref): Promise<ErasedRows>;
  /** Deletions at the source that a second person confirmed and that were carried out everywhere: to be erased. */
  confirmed(limit: number): Promise<readonly { readonly ref: Ref; readonly plan: string; readonly approvedBy: string }[]>;
  declare(list: string, by: string, papers: readonly NewPaper[]): Promise<void>;
  papers(list: string): Promise<readonly Paper[]>;
  /** Every row of every table that holds this text. */
  places(text: string): Promise<readonly Place[]>;
}
