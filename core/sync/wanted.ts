// Says what a delivery wants of its target: the mapped model, nothing any more, or what an approved roll-back brings back.
import { Blocked } from '../connector/outcome';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import { spoken } from './find';
import { REMOVAL, wishOf, type Wish } from './look';
import type { DeliveryClaim, Plan } from './ports';
import type { Room, Sync } from './room';
import { receives } from './transfer/under-order';

/** `wish`: go on · `rest`: nothing to deliver, the row rests with its base · `read`: the source must be read first. */
export type Wanted =
  | { readonly kind: 'wish'; readonly wish: Wish; readonly restores: boolean }
  | { readonly kind: 'rest'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'read' };

const samePlace = (claim: Pick<DeliveryClaim, 'ref' | 'target'>) => (entry: Plan['entries'][number]): boolean =>
  entry.target === claim.target && entry.ref.system === claim.ref.system && entry.ref.kind === claim.ref.kind && entry.ref.id === claim.ref.id;

/** The before-image that an approved roll-back brings back; undefined: this is no roll-back. */
async function restored(room: Room, claim: DeliveryClaim): Promise<Wish | undefined> {
  if (claim.approved === null) return undefined;
  const plan = await room.store.plans.get(claim.approved.plan);
  if (plan?.origin !== 'rollback' || plan.of === null) return undefined;
  const entry = (await room.store.plans.get(plan.of))?.entries.find(samePlace(claim));
  if (!entry) throw new Blocked(diagnostic('ZS4018', `plan ${plan.of} holds nothing of this delivery`, { subject: spoken(claim.ref) }));
  return { want: entry.before, diagnostics: [], rules: () => new Map() };
}

/**
 * What stands on an approved destruction list goes from every target that keeps; what an archive received is the archive's.
 * Only what we delivered is ever removed, and `gone` is the only deletion: a subject that is out follows `onLeave`. After a
 * sweep the wanted value is not kept: the source is read again.
 */
export async function wantedOf(room: Room, sync: Sync, claim: DeliveryClaim): Promise<Wanted> {
  const stands = claim.base !== null || claim.pending !== null;
  if (claim.destruction) return stands && !receives(room, sync, claim.target) ? { kind: 'wish', wish: REMOVAL, restores: false } : { kind: 'rest', diagnostics: [] };
  const back = await restored(room, claim);
  if (back) return { kind: 'wish', wish: back, restores: true };
  if (claim.presence === 'in') {
    return claim.desired === null ? { kind: 'read' } : { kind: 'wish', wish: wishOf(sync, claim.target, claim.desired, claim.ref), restores: false };
  }
  if (!stands) return { kind: 'rest', diagnostics: [] };
  if (claim.presence === 'out' && sync.onLeave !== 'remove') {
    const finding = diagnostic('ZS3005', `left the selection of ${sync.name}; what was delivered stays`, { subject: spoken(claim.ref) });
    return { kind: 'rest', diagnostics: sync.onLeave === 'report' ? [finding] : [] };
  }
  return { kind: 'wish', wish: REMOVAL, restores: false };
}

export { samePlace };
