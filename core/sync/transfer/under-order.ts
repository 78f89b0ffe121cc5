// Lets a delivery to a target that receives run only under an approved list item, and tells the list what came of it (practice §1).
import { Blocked } from '../../connector/outcome';
import { diagnostic, DiagnosticError, type Diagnostic } from '../../diagnostics/diagnostic';
import type { Ref } from '../../model/ref';
import { spoken } from '../find';
import type { DeliveryClaim } from '../ports';
import type { Standing } from '../ports/transfer';
import type { Room, Sync } from '../room';
import { orderedSync, orderOf, ruling, type Ruling } from './ruling';

/** How a delivery goes on. */
export interface Ruled {
  readonly ruling: Ruling | { readonly kind: 'free' };
  /** With the order in the options of its target, where there is one: plan, find and apply see the same. */
  readonly sync: Sync;
  /** A target that receives has no base: each SIP is made from nothing. */
  readonly claim: DeliveryClaim;
}

export const receives = (room: Pick<Room, 'connections'>, sync: Sync, target: string): boolean =>
  room.connections.get(sync.targets.get(target)?.connection ?? '')?.nature === 'receives';

/** What the lists say of this claim. Only reads. */
export async function underOrder(room: Room, sync: Sync, claim: DeliveryClaim): Promise<Ruled> {
  if (!receives(room, sync, claim.target)) return { ruling: { kind: 'free' }, sync, claim };
  const standings = await room.store.lists.of(sync.name, claim.target, claim.ref);
  const ruled = ruling(standings, { presence: claim.presence, desiredHash: claim.desiredHash, begun: claim.pending !== null });
  if (ruled.kind !== 'ordered' && ruled.kind !== 'changed-before') return { ruling: ruled, sync, claim };
  return { ruling: ruled, sync: orderedSync(sync, claim.target, orderOf(ruled.standing)), claim: { ...claim, base: null } };
}

/** The receiver has it: so the list says, however often this is told. */
export async function handedOver(room: Room, { item }: Standing): Promise<void> {
  await room.store.lists.move(item, ['approved'], 'handed-over', room.actor, { diagnostics: [] });
}

/** What a delivery that rests says of itself. */
const unlisted = (claim: Pick<DeliveryClaim, 'ref' | 'target' | 'presence'>): readonly Diagnostic[] =>
  claim.presence === 'in' ? [diagnostic('ZS4410', `${claim.target} receives what is on an approved transfer list`, { subject: spoken(claim.ref) })] : [];

const afterwards = (ref: Ref, { list, item }: Standing): Diagnostic => diagnostic('ZS4409', `changed after it was handed over as ${item.sip} on list ${list.id}`, { subject: spoken(ref) });
const beforehand = (ref: Ref, why: string, { list }: Standing): Diagnostic => diagnostic('ZS4411', `${why} since list ${list.id} was approved`, { subject: spoken(ref) });

/**
 * null: go on. Otherwise what the delivery rests with. A dossier that changed drops off its list, unless its run had ended before:
 * then the receiver has it as it was approved. Throws Blocked ZS4409 where it changed after that.
 */
export async function stopped(room: Room, { ruling: ruled, claim }: Ruled, ranToItsEnd: boolean): Promise<readonly Diagnostic[] | null> {
  if (ruled.kind === 'free' || ruled.kind === 'ordered') return null;
  if (ruled.kind === 'changed-after') throw new Blocked(afterwards(claim.ref, ruled.standing));
  if (ruled.kind === 'delivered') return [];
  if (ruled.kind === 'unlisted') return unlisted(claim);
  if (ranToItsEnd) {
    await handedOver(room, ruled.standing);
    throw new Blocked(afterwards(claim.ref, ruled.standing));
  }
  const finding = beforehand(claim.ref, ruled.why, ruled.standing);
  await room.store.lists.move(ruled.standing.item, ['approved'], 'dropped', room.actor, { diagnostics: [finding] });
  return [finding];
}

/** What plan shows: the sync under an order, or why nothing would be handed over. Only reads. */
export async function ordersFor(room: Room, sync: Sync, target: string, now: Pick<DeliveryClaim, 'ref' | 'presence' | 'desiredHash'>): Promise<{ readonly ordered: Sync | null; readonly findings: readonly Diagnostic[] }> {
  const ruled = ruling(await room.store.lists.of(sync.name, target, now.ref), { ...now, begun: false });
  switch (ruled.kind) {
    case 'ordered': return { ordered: orderedSync(sync, target, orderOf(ruled.standing)), findings: [] };
    case 'changed-before': return { ordered: null, findings: [beforehand(now.ref, ruled.why, ruled.standing)] };
    case 'changed-after': return { ordered: null, findings: [afterwards(now.ref, ruled.standing)] };
    case 'delivered': return { ordered: null, findings: [] };
    case 'unlisted': return { ordered: null, findings: unlisted({ ...now, target }) };
  }
}

/** Does the work, and lets the list know why it was refused, so that who made the list need not look elsewhere. */
export async function telling<T>(room: Room, { ruling: ruled }: Ruled, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (ruled.kind === 'ordered' && error instanceof DiagnosticError) await room.store.lists.tell(ruled.standing.item, error.diagnostics);
    throw error;
  }
}
