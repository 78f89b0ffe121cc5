// What a loop holds: claimed rows that wait, run or are finished, and until when their leases are surely ours.
import type { Claimed } from './queue';

/** Why the signal of a piece of work was aborted. */
export class LeaseLost extends Error {
  constructor() {
    super('the lease went to somebody else');
    this.name = 'LeaseLost';
  }
}

export class Stopping extends Error {
  constructor() {
    super('this node stops');
    this.name = 'Stopping';
  }
}

export interface Held<Claim extends Claimed> {
  readonly claim: Claim;
  readonly abort: AbortController;
  state: 'ready' | 'running' | 'finished' | 'settling';
  /** In `elapsed()` of this node, counted from before the question was asked: the database counts from later. */
  sureUntil: number;
}

export type Holding<Claim extends Claimed> = Map<string, Held<Claim>>;

/** Forgets a row whose lease is lost and stops its work. */
export function lose<Claim extends Claimed>(holding: Holding<Claim>, lease: string): void {
  const held = holding.get(lease);
  if (held === undefined) return;
  holding.delete(lease);
  held.abort.abort(new LeaseLost());
}
