// Tells that a zaak is early: its documents are on their way to the same target, and it can only be made once they are there.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Outcome } from '../engine/outcome';
import { discover } from './discover';
import { placesOf, spoken, targetOf } from './find';
import type { DeliveryClaim } from './ports';
import type { Room, Sync } from './room';

type Again = Extract<Outcome<never, Diagnostic>, { kind: 'again' }>;

/**
 * A zaak that was never delivered waits for those of its documents that are on their way, before its target is asked anything: it would
 * answer that they are not there, once per document. null: go on. A document that failed is not waited for here, so that the plan
 * names it. `netMs`: it comes back after this long, whatever became of them.
 */
export async function early(room: Room, sync: Sync, claim: DeliveryClaim, netMs: number): Promise<Again | null> {
  if (claim.desired === null || claim.base !== null || claim.pending !== null || claim.approved !== null || claim.heldBy !== null) return null;
  const { config } = targetOf(room, sync, claim.target);
  const places = discover(room, sync, claim.ref, claim.desired).map(({ ref }) => placesOf(room, config.connection, ref));
  const coming = places.some((names) => names.length > 0) ? await room.store.questions.coming(places.flat()) : new Set<string>();
  const waitsOn = places.filter((names) => names.some((name) => coming.has(name)));
  if (waitsOn.length === 0) return null;
  const reason = diagnostic('ZS4027', `${waitsOn.length} of its documents are delivered first`, { subject: spoken(claim.ref), field: 'zaakinformatieobjecten' });
  return { kind: 'again', afterMs: netMs, reason, waitsOn, absent: waitsOn.flat() };
}
