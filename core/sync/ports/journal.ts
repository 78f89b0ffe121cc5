// The journal: what was done outside, written before and after.
import type { Step } from '../../connector/contract';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { JsonObject } from '../../model/json';
import type { Ref } from '../../model/ref';
import type { ObjectKey } from './objects';
import type { DeliveryClaim, Pending } from './queues';

/** One line of what was done outside. No field values: names, hashes, ids and who. */
export interface JournalEntry {
  readonly id: string;
  readonly at: Date;
  readonly sync: string;
  readonly ref: Ref;
  readonly target: string;
  readonly step: string;
  readonly action: string;
  readonly state: 'intended' | 'done' | 'failed' | 'undone' | 'event';
  readonly plan: string | null;
  readonly actor: string;
  readonly targetId: string | null;
  readonly detail: JsonObject;
}

/** What a run is begun with. */
export interface Run {
  readonly actor: string;
  readonly plan: string | null;
  readonly pending: Pending;
  readonly leaseMs: number;
  /** The connection it writes. */
  readonly connection: string;
  /** What only this delivery may write meanwhile; each once. */
  readonly objects: readonly ObjectKey[];
}

/**
 * `busy`: others have these objects · `resting`: its connection or sync is paused or halted, or the connection is still to be looked up
 * again · `lost`: the lease is not ours any more.
 */
export type Begun =
  | { readonly kind: 'begun'; readonly entries: readonly JournalEntry[] }
  | { readonly kind: 'busy'; readonly objects: readonly ObjectKey[] }
  | { readonly kind: 'resting' }
  | { readonly kind: 'lost' };

export interface Journal {
  /**
   * Begins a run: takes its objects, writes one line per step and `pending` on the delivery, and pushes its lease ahead, all in one
   * commit; or nothing of it, and says why. What was taken is given back by settling the delivery. Lines are answered in the order of the steps.
   */
  intend(claim: DeliveryClaim, steps: readonly Step[], run: Run): Promise<Begun>;
  /**
   * `detail` is what later steps need of the result, and nothing personal. `link`: the object whose id at the target this is, in the
   * same commit. A line that is not `intended` any more stays as it is.
   */
  done(entry: string, targetId: string | null, detail: JsonObject, link?: ObjectKey & { readonly owner: string }): Promise<void>;
  failed(entry: string, reason: Diagnostic): Promise<void>;
  /**
   * The run of this delivery that was begun and never settled as done: all its lines in step order, in whatever state they are.
   * The next holder of the lease must resolve the `intended` ones before anything else. Empty: no run is open.
   */
  open(claim: DeliveryClaim): Promise<readonly (JournalEntry & { readonly request: Step })[]>;
  /** Notes that the effect of this line was looked for and not found; answers how long ago, in ms of `zs_now()`, that was first noted (0: just now). */
  missed(entry: string): Promise<number>;
  /** A line about something that is not a step: approved, adopted, paused, activated. */
  note(entry: { readonly sync: string | null; readonly ref: Ref | null; readonly target: string | null; readonly action: string; readonly actor: string; readonly plan: string | null; readonly detail: JsonObject }): Promise<void>;
  of(ref: Ref, limit: number): Promise<readonly JournalEntry[]>;
  /** Recomputes the hash chain; answers the first line that does not fit, or null. */
  verify(): Promise<{ readonly id: string; readonly at: Date } | null>;
}
