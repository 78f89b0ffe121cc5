// What the engine asks of a queue: claim, renew, settle, release. It knows neither zaken nor SQL.
import type { Lane } from './lanes';

/** One claimed row. `lease` fences: whoever lost it changes nothing any more. */
export interface Claimed {
  readonly lease: string;
  /** How often this row was claimed since it last ended well, this time included: 1 the first time. */
  readonly attempts: number;
}

/** A queue over rows that are due. All of them work on batches, in one transaction each. */
export interface Queue<Claim extends Claimed, Settlement extends { readonly claim: Claim }> {
  /** Takes at most `limit` due rows of a lane for `leaseMs`; never two rows of one key at once, on any node. */
  claim(lane: Lane, limit: number, leaseMs: number): Promise<Claim[]>;
  /** Pushes the lease ahead; answers the leases that are still ours. A lease not answered is lost: its work must stop. */
  renew(claims: readonly Claim[], leaseMs: number): Promise<ReadonlySet<string>>;
  /** Writes the outcomes; answers the leases that were still ours. A settlement whose lease was lost changes 0 rows. */
  settle(settlements: readonly Settlement[]): Promise<ReadonlySet<string>>;
  /** Gives rows back as they were claimed: due at once, the attempt not counted. For a node that stops. */
  release(claims: readonly Claim[]): Promise<void>;
}
