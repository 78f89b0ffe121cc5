// Marks: names that were said to have changed, and by whom.
import type { Lane } from '../../engine/lanes';
import type { Ref } from '../../model/ref';

/** "Look at this name again." The only thing that sets work in motion. */
export interface Mark {
  readonly sync: string;
  readonly ref: Ref;
  /** With a stamp, a name whose stored stamp is equal is not marked (scan); without, it always is. */
  readonly stamp?: string;
  /** How long a name at rest waits for what else is said of it, in ms: what comes meanwhile goes with it. Absent: it is due at once. */
  readonly settleMs?: number;
}

/**
 * Who says that a name may have changed (zgw-archive §1.12): `first`, the first complete scan of a sync; the layers of the delta;
 * `discovery`, found while another subject was observed; `replay`, because a person or a changed mapping wants it; `house`, whatever else.
 */
export const LAYERS = ['webhook', 'hot', 'window', 'scan', 'deep', 'first', 'discovery', 'replay', 'house'] as const;
export type Layer = (typeof LAYERS)[number];

/** A change that one of these found first was told by nobody. */
export const SILENT_LAYERS = ['hot', 'window', 'scan', 'deep'] as const satisfies readonly Layer[];

export interface Marks {
  /**
   * Raises `wanted`; makes resting rows due; never shortens a back-off; a live mark lifts a bulk row, never the reverse. The layer
   * (default: house) is that of the mark which made the row due; a webhook takes its place, for then somebody told us.
   */
  mark(marks: readonly Mark[], lane: Lane, layer?: Layer): Promise<void>;
  /** Marks, as layer `deep`, those subjects of the sync at rest that were not observed for longest; answers how many. */
  markOldest(sync: string, limit: number): Promise<number>;
  /** Raises `delivery.wanted` directly: replay, drift repair, a new target, a changed outgoing mapping. A page at a time. */
  redeliver(filter: DeliveryFilter, lane: Lane): Promise<number>;
}

export interface DeliveryFilter {
  readonly sync: string;
  readonly target?: string;
  readonly refs?: readonly Ref[];
}
