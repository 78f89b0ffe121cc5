// Plans: what is proposed, approved and executed.
import type { Change, Step } from '../../connector/contract';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { JsonObject } from '../../model/json';
import type { Ref } from '../../model/ref';
import type { DeliveryClaim } from './queues';

export type PlanState = 'open' | 'approved' | 'applied' | 'rejected' | 'superseded';

/** What is proposed for one delivery. */
export interface PlanEntry {
  readonly ref: Ref;
  readonly target: string;
  readonly steps: readonly Step[];
  readonly stepsHash: string;
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
  readonly approval: readonly string[];
  /** Hashes of what it was planned from: apply refuses when one of them moved. */
  readonly hashes: { readonly source: string | null; readonly base: string | null; readonly target: string | null };
  /** The target's value before, for a roll-back. */
  readonly before: JsonObject | null;
  readonly state: 'open' | 'approved' | 'applied' | 'stale' | 'rejected';
}

export interface Plan {
  readonly id: string;
  readonly sync: string;
  readonly state: PlanState;
  /** `held` by deliver, `saved` by a person, `rollback` of another plan. */
  readonly origin: 'held' | 'saved' | 'rollback';
  readonly of: string | null;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly decisions: JsonObject;
  readonly revision: string;
  readonly entries: readonly PlanEntry[];
}

export interface Plans {
  /** Adds (or replaces) the entry of this delivery in the open held plan of its sync; answers the plan's id. */
  hold(claim: DeliveryClaim, entry: PlanEntry, revision: string): Promise<string>;
  save(plan: Omit<Plan, 'id' | 'madeAt' | 'state' | 'approvedBy' | 'approvedAt'>): Promise<string>;
  get(id: string): Promise<Plan | null>;
  list(filter: { readonly sync?: string; readonly state?: PlanState }): Promise<readonly Omit<Plan, 'entries'>[]>;
  /** Approves and makes its deliveries due (live) with this plan's id. Throws when maker and approver are one person. */
  approve(id: string, person: string, decisions: JsonObject): Promise<void>;
  reject(id: string, person: string, why: string): Promise<void>;
  /** This delivery needs no approval any more (the source went back, the target was mended by hand): its open entry becomes `stale`. */
  withdraw(claim: DeliveryClaim): Promise<void>;
  /** Before-image and result of an entry that was executed, so that it can be rolled back. */
  applied(id: string, ref: Ref, target: string, before: JsonObject | null): Promise<void>;
}
