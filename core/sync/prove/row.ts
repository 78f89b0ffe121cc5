// What a proof says of one subject at one target, and how such rows are counted.
import type { Json } from '../../model/json';

/**
 * `moving`: a difference was seen and was another at the second look. `unread`: the source or target could not be asked. `extra`:
 * the target has it and nothing here was delivered as it; it was not selected, so it is counted beside the others.
 */
export const PROOF_STATES = ['in-step', 'differs', 'missing', 'due', 'held', 'blocked', 'ignored', 'moving', 'unread', 'extra'] as const;
export type ProofState = (typeof PROOF_STATES)[number];

/** How far a proof goes: names, fields read back, or the bytes of documents too. */
export const DEPTHS = ['index', 'fields', 'content'] as const;
export type Depth = (typeof DEPTHS)[number];

export interface Drift {
  readonly path: string;
  readonly target: Json | null;
  readonly wanted: Json | null;
  /** Who has the last word: `ours` will be written at the next delivery, `theirs` stands. */
  readonly owner: 'ours' | 'theirs';
}

/** One content that was compared, byte for byte. */
export interface ProvedContent {
  readonly bron: string;
  readonly size: number;
  /** Of the bytes at the source, lower-case hex. */
  readonly sha256: string;
}

/**
 * *content read back*: its bytes too · *checksum by the target*: fields read back, and the target computed the checksum itself ·
 * *read back*: compared field by field with what the target answered · *listed*: the target names it · *receipt of the e-depot*:
 * the receiver said so · *none*: it cannot be asked, or was not.
 */
export type Evidence = 'content read back' | 'checksum by the target' | 'read back' | 'listed' | 'receipt of the e-depot' | 'none';

export interface ProofRow {
  readonly sync: string;
  readonly subject: string;
  readonly target: string;
  readonly state: ProofState;
  readonly drift: readonly Drift[];
  readonly evidence: Evidence;
  /** When that was, in UTC. */
  readonly at: string;
  readonly why: string | null;
  readonly contents?: readonly ProvedContent[];
}

/** A row without the name of its subject. */
export type Verdict = Omit<ProofRow, 'sync' | 'subject' | 'target' | 'at'>;

/** `selected` is the sum of all states but `extra`. */
export type Totals = Readonly<Record<ProofState, number>> & { readonly selected: number };

/** Counts rows as they come. */
export function tally(): { add(row: Pick<ProofRow, 'state'>): void; totals(): Totals } {
  const counted = Object.fromEntries(PROOF_STATES.map((state) => [state, 0])) as Record<ProofState, number>;
  return {
    add: (row) => {
      counted[row.state] += 1;
    },
    totals: () => ({ ...counted, selected: PROOF_STATES.reduce((sum, state) => (state === 'extra' ? sum : sum + counted[state]), 0) }),
  };
}

/** Whether these totals say that something is wrong that will not mend itself. */
export const isSound = (totals: Totals): boolean => totals.differs + totals.missing + totals.blocked + totals.unread + totals.extra === 0;
