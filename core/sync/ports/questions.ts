// What status, explain and prove read.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Lane } from '../../engine/lanes';
import type { JsonObject } from '../../model/json';
import type { Kind, Ref } from '../../model/ref';
import type { Layer } from './marks';
import type { Base, Presence } from './queues';

export interface SyncCounts {
  readonly sync: string;
  readonly target: string | null;
  readonly total: number;
  readonly due: number;
  readonly leased: number;
  readonly held: number;
  readonly blocked: number;
  readonly retrying: number;
  readonly inStep: number;
  readonly oldestDue: Date | null;
}

/** What a layer of the delta brought in, on one day. */
export interface Caught {
  readonly sync: string;
  readonly layer: Layer;
  /** In Europe/Amsterdam, YYYY-MM-DD. */
  readonly day: string;
  /** Names looked at because this layer marked them. */
  readonly looked: number;
  /** Of these: how many had changed, known ones and new ones. */
  readonly changed: number;
  /** Of those that had changed: how many were never seen before. */
  readonly added: number;
}

/** Changes that a sweep found and that nobody told us of, though their source tells of changes. */
export interface Missed {
  readonly sync: string;
  readonly layer: Layer;
  readonly count: number;
  readonly oldest: Date;
}

export interface SubjectRow {
  readonly sync: string;
  readonly ref: Ref;
  readonly lane: Lane;
  /** Who made it due the last time, and when; null: before this was kept. */
  readonly layer: Layer;
  readonly markedAt: Date | null;
  readonly observedAt: Date | null;
  readonly wanted: number;
  readonly seen: number;
  readonly presence: Presence | null;
  readonly desired: JsonObject | null;
  readonly desiredHash: string | null;
  readonly dueAt: Date | null;
  readonly attempts: number;
  readonly lastDiagnostic: Diagnostic | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly provenance: JsonObject;
}

export interface DeliveryRow {
  readonly sync: string;
  readonly ref: Ref;
  readonly target: string;
  readonly lane: Lane;
  readonly wanted: number;
  readonly applied: number;
  readonly base: Base | null;
  readonly heldBy: string | null;
  readonly dueAt: Date | null;
  readonly attempts: number;
  readonly lastDiagnostic: Diagnostic | null;
  /** Warnings of the last delivery. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A subject with its delivery to one target; `desired` and provenance are left out. */
export interface Pair {
  readonly subject: SubjectRow;
  readonly delivery: DeliveryRow | null;
}

export interface Questions {
  /** All subjects of a sync with their delivery to this target, in order of name, after `after`. */
  pairs(sync: string, target: string, after: Ref | null, limit: number): Promise<readonly Pair[]>;
  pair(sync: string, target: string, ref: Ref): Promise<Pair | null>;
  counts(): Promise<readonly SyncCounts[]>;
  /** Of the last `days` days, today included. */
  caught(days: number): Promise<readonly Caught[]>;
  /** Found longer ago than `graceMs` (a webhook may be late) and within `withinMs`. */
  missed(graceMs: number, withinMs: number): Promise<readonly Missed[]>;
  subjects(filter: { readonly sync?: string; readonly id?: string; readonly kind?: Kind }, after: Ref | null, limit: number): Promise<readonly SubjectRow[]>;
  deliveries(filter: { readonly sync?: string; readonly id?: string; readonly target?: string }, after: Ref | null, limit: number): Promise<readonly DeliveryRow[]>;
  /** Ids at a connection of subjects of a source, as far as they were delivered or adopted there: `ref.id` → target id. */
  linked(connection: string, refs: readonly Ref[]): Promise<ReadonlyMap<string, string>>;
  /** Of these names of deliveries (as `placesOf` makes them): those on their way for the first time, that nothing stopped so far. */
  coming(names: readonly string[]): Promise<ReadonlySet<string>>;
  /** Subjects by the number people know them by (`identificatie` of the model). */
  named(identificatie: string): Promise<readonly Ref[]>;
  /** Rests everything: no row is due or leased. */
  atRest(): Promise<boolean>;
}
