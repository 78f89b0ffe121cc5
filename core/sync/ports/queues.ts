// The two queues: subjects to look at, deliveries to make.
import type { Action, Links } from '../../connector/contract';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Lane } from '../../engine/lanes';
import type { Outcome } from '../../engine/outcome';
import type { Claimed } from '../../engine/queue';
import type { Json, JsonObject } from '../../model/json';
import type { Ref } from '../../model/ref';
import type { Mark } from './marks';

/** `in`: selected; `out`: exists, not selected; `gone`: the source said it is not there. */
export type Presence = 'in' | 'out' | 'gone';

export interface SubjectClaim extends Claimed {
  /** The store's own number of this row; means nothing outside. */
  readonly row: string;
  readonly sync: string;
  readonly ref: Ref;
  readonly lane: Lane;
  /** What was wanted when claimed; a mark after this makes the row due again at settle. */
  readonly wanted: number;
  readonly presence: Presence | null;
  readonly desiredHash: string | null;
  /** The approved destruction list it stands on: it is being removed and is not read any more. */
  readonly destruction?: string;
  /** It was destroyed or erased: the list, plan or receipt. */
  readonly destroyed?: string;
}

/** What observe found out. */
export interface Observed {
  readonly presence: Presence;
  /** The model; null where gone. */
  readonly desired: JsonObject | null;
  readonly hash: string | null;
  /** The stamp that `list` would give for what was read; null keeps the stamp of the last mark. */
  readonly stamp: string | null;
  /** Configuration revision under which it was read and mapped. */
  readonly revision: string;
  readonly provenance: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
  /** Deliveries whose `wanted` must rise: all targets of the sync when the hash differs (or the base is missing), else none. */
  readonly raise: readonly string[];
  /** Subjects found on the way (documents of a zaak): marked where they are not known yet, or were gone. */
  readonly discovered: readonly Mark[];
  /** Its content is large: its deliveries go in the lane that is claimed one by one. */
  readonly heavy?: boolean;
  /** Its source tells of every change: one that a sweep found first is noted as missed until somebody tells of it. */
  readonly told?: boolean;
  /** The name only stood for others (a besluit for its zaak): once they are marked it is forgotten. */
  readonly standsIn?: boolean;
}

export interface SubjectSettlement {
  readonly claim: SubjectClaim;
  readonly outcome: Outcome<Observed, Diagnostic>;
}

export interface DeliveryClaim extends Claimed {
  /** The store's own number of the subject; with `target` it is this row. Means nothing outside. */
  readonly row: string;
  readonly sync: string;
  readonly ref: Ref;
  readonly target: string;
  readonly lane: Lane;
  readonly wanted: number;
  readonly base: Base | null;
  readonly presence: Presence;
  /** null: swept, or never observed: deliver raises `subject.wanted` and comes again. */
  readonly desired: JsonObject | null;
  readonly desiredHash: string | null;
  /** The approved plan whose steps this delivery may execute; null: none. */
  readonly approved: ApprovedPlan | null;
  /** The open plan that holds this delivery; null: none. */
  readonly heldBy: string | null;
  /** A run that began and was never settled as done: what it set out to deliver, so that the next holder knows our own hand. */
  readonly pending: Pending | null;
  /** A person said that the target was set back since (`distrust`): what it holds instead of what we left there is nobody's edit. */
  readonly distrusted: boolean;
  /** It stands on this approved destruction list: what was delivered goes, and the approval of the list is that of its removal. */
  readonly destruction?: { readonly list: string; readonly approvedBy: string };
}

/** Written by `Journal.intend` in the same commit as its lines; cleared by settling `done` and by nothing else. */
export interface Pending {
  /** Per path, what the run was about to deliver (value or keyed hash, as in a base). */
  readonly values: Base['values'];
  /** The base it was planned with, where that was more than the settled one (an earlier run broke off too); null: nothing was ours. */
  readonly held: Base['values'] | null;
  /** Hash of the desired model it was planned from; null for a removal. */
  readonly desiredHash: string | null;
}

/** What we delivered last. */
export interface Base {
  /** Per path we own: the value, or its keyed hash (`retain: hashes`). `kept`: a person's stood there when we last looked. */
  readonly values: Readonly<Record<string, ({ readonly value: Json } | { readonly hmac: string }) & { readonly kept?: true }>>;
  readonly links: Links;
  /** Hash of the desired model it was made from. */
  readonly desiredHash: string | null;
  readonly revision: string;
}

export interface ApprovedPlan {
  readonly plan: string;
  /** Hash of the steps that were approved: deliver plans again and executes only if equal. */
  readonly stepsHash: string;
  readonly approvedBy: string;
  readonly decisions: JsonObject;
}

export interface Delivered {
  /** null after removal. */
  readonly base: Base | null;
  readonly revision: string;
  /** What was done, for counters and the run report; empty when nothing had to be done. */
  readonly actions: readonly Action[];
  /** Warnings of this delivery (a person's edit that stands, a field without a rule): kept with the row, replaced by the next. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface DeliverySettlement {
  readonly claim: DeliveryClaim;
  readonly outcome: Outcome<Delivered, Diagnostic>;
}
