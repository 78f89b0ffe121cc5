// Proofs that were made, and how long things are kept.
import type { Kind } from '../../model/ref';

/** What a proof of a whole sync came to. */
export interface Proof {
  readonly sync: string;
  /** When it ended. */
  readonly at: Date;
  readonly tookMs: number;
  readonly depth: 'index' | 'fields' | 'content';
  /** How many rows in which state; they add up to `selected`. */
  readonly totals: Readonly<Record<string, number>>;
  readonly revision: string;
  readonly by: string;
}

/** A name on one side of a proof; `key` is how people know it there, or the system it belongs to. */
export interface ListedName {
  readonly name: string;
  readonly key: string;
}

/** Where the names of both sides meet while a proof runs; gone when it ends. */
export interface Listing {
  put(side: 'source' | 'target' | 'linked', names: readonly ListedName[]): Promise<void>;
  /** Which of these stand on that side, by name or by key. */
  has(side: 'source' | 'target' | 'linked', names: readonly string[]): Promise<ReadonlySet<string>>;
  /** Names on one side whose name and key are not on the other, in order, after `after`. */
  only(side: 'target', not: 'linked', after: string | null, limit: number): Promise<readonly ListedName[]>;
  /** Names of the source (`key`: its system) that are no subject of this sync, in order, after `after`. */
  unknown(sync: string, kind: Kind, after: string | null, limit: number): Promise<readonly ListedName[]>;
  end(): Promise<void>;
}

export interface Proofs {
  /** Begins the meeting of two listings. */
  listing(): Promise<Listing>;
  keep(proof: Omit<Proof, 'at'>): Promise<void>;
  /** The last one of each sync. */
  last(): Promise<readonly Proof[]>;
}

/** How long things are kept, in ms. */
export interface Retention {
  readonly journalMs: number;
  readonly plansMs: number;
}

/** What was removed. */
export interface Tidied {
  /** Whole months of the journal. */
  readonly months: number;
  readonly plans: number;
  readonly proofs: number;
}
