// Where the sending of one large content stands.
import type { JsonObject } from '../../model/json';
import type { DeliveryClaim } from './queues';

export interface Transfers {
  /** Commits what the next holder must know of this step; false: the lease is not ours any more, and nothing was written. Cleared by settling `done`. */
  keep(claim: DeliveryClaim, step: string, state: JsonObject): Promise<boolean>;
  /** What was kept of this step by whoever held the delivery before; null: nothing. */
  of(claim: DeliveryClaim, step: string): Promise<JsonObject | null>;
}
