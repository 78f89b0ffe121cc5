// What the sync room asks of a store, as a whole. `core/store/postgres` implements it, one verb per file.
import type { Queue } from '../engine/queue';
import type { Ref } from '../model/ref';
import type { Connections } from './ports/connections';
import type { Transfers } from './ports/contents';
import type { Destructions } from './ports/destruction';
import type { Flows } from './ports/flows';
import type { Journal } from './ports/journal';
import type { Proofs, Retention, Tidied } from './ports/keeping';
import type { Marks } from './ports/marks';
import type { Objects } from './ports/objects';
import type { Persons } from './ports/persons';
import type { Plans } from './ports/plans';
import type { Questions } from './ports/questions';
import type { Base, DeliveryClaim, DeliverySettlement, SubjectClaim, SubjectSettlement } from './ports/queues';
import type { Recoveries } from './ports/recovering';
import type { Revisions } from './ports/revisions';
import type { Scans } from './ports/scans';
import type { Slots } from './ports/slots';
import type { TransferLists } from './ports/transfer';

export * from './ports/marks';
export * from './ports/queues';
export * from './ports/scans';
export * from './ports/contents';
export * from './ports/flows';
export * from './ports/objects';
export * from './ports/journal';
export * from './ports/plans';
export * from './ports/connections';
export * from './ports/revisions';
export * from './ports/persons';
export * from './ports/slots';
export * from './ports/keeping';
export * from './ports/recovering';
export * from './ports/questions';

export interface Store extends Marks {
  readonly subjects: Queue<SubjectClaim, SubjectSettlement>;
  readonly deliveries: Queue<DeliveryClaim, DeliverySettlement>;
  readonly flows: Flows;
  readonly scans: Scans;
  readonly objects: Objects;
  readonly transfers: Transfers;
  readonly lists: TransferLists;
  readonly destructions: Destructions;
  readonly journal: Journal;
  readonly plans: Plans;
  readonly connections: Connections;
  readonly revisions: Revisions;
  readonly persons: Persons;
  readonly slots: Slots;
  readonly recoveries: Recoveries;
  readonly questions: Questions;
  readonly proofs: Proofs;
  /** Sets the base without a delivery: `adopt`. Journalled. */
  adopt(delivery: { readonly sync: string; readonly ref: Ref; readonly target: string }, base: Base, by: string): Promise<void>;
  /** Clears applied state of a target since a moment, so that deliver compares again. Answers how many. */
  distrust(target: string, since: Date, by: string): Promise<number>;
  /** Drops `desired` of subjects at rest that every target has; deliver asks for it again when it needs it. */
  sweep(limit: number): Promise<number>;
  /** Removes what was kept long enough; journalled. */
  tidy(keep: Retention): Promise<Tidied>;
  /** The installation key for keyed hashes; made once, kept beside the database. */
  readonly key: Buffer;
}
