// Decides whether a change may go through now, or waits for a named person.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Outcome } from '../engine/outcome';
import { hash } from '../model/hash';
import { baseHash } from './base';
import { spoken } from './find';
import { nowHash, stepsHash, type Look } from './look';
import type { DeliveryClaim, PlanEntry } from './ports';
import type { Room, Sync } from './room';

/** Why a person must look at this; empty: nothing says so. */
export function reasonsToAsk(sync: Sync, claim: Pick<DeliveryClaim, 'base'> & Partial<Pick<DeliveryClaim, 'distrusted'>>, seen: Look, isRemoval: boolean): readonly string[] {
  return [
    ...(sync.deliver === 'approve' ? [`sync ${sync.name} delivers after approval`] : []),
    ...(isRemoval ? ['it removes what was delivered'] : []),
    ...(!isRemoval && claim.base !== null && seen.now.state === 'absent' && claim.distrusted !== true ? ['it was removed at the target after we delivered it'] : []),
    ...seen.planned.approval,
  ];
}

/** The proposal as it is stored and shown. */
export function entryOf(claim: Pick<DeliveryClaim, 'ref' | 'target' | 'base' | 'desiredHash'>, seen: Look, approval: readonly string[]): PlanEntry {
  return {
    ref: claim.ref,
    target: claim.target,
    steps: seen.planned.steps,
    stepsHash: stepsHash(seen.planned),
    changes: seen.changes,
    diagnostics: seen.diagnostics,
    approval,
    hashes: { source: claim.desiredHash, base: baseHash(claim.base), target: nowHash(seen.now) },
    before: seen.now.state === 'found' ? seen.now.value : null,
    state: 'open',
  };
}

/** null: go ahead. Otherwise the proposal is kept in the open plan of the sync and the delivery waits for approval. */
export async function askApproval(room: Room, sync: Sync, claim: DeliveryClaim, seen: Look, isRemoval: boolean): Promise<Extract<Outcome<never, Diagnostic>, { kind: 'held' }> | null> {
  const reasons = reasonsToAsk(sync, claim, seen, isRemoval);
  const { approved } = claim;
  if (reasons.length === 0 && approved === null) return null;
  const entry = entryOf(claim, seen, reasons);
  if (approved?.stepsHash === entry.stepsHash) return null;
  const plan = await room.store.plans.hold(claim, entry, room.revision);
  const subject = spoken(claim.ref);
  const reason = approved
    ? diagnostic('ZS4004', `what would be done now is not what ${approved.approvedBy} approved in plan ${approved.plan}; see plan ${plan}`, { subject })
    : diagnostic('ZS4003', `${entry.steps.length} ${entry.steps.length === 1 ? 'step waits' : 'steps wait'} in plan ${plan}: ${reasons.join('; ')}`, { subject });
  return { kind: 'held', plan, reason };
}

/** One hash over everything a plan would do: whoever approves says by it what they saw. */
export const planHash = (entries: readonly Pick<PlanEntry, 'ref' | 'target' | 'stepsHash'>[]): string =>
  hash(entries.map((entry) => `${entry.ref.system} ${entry.ref.kind} ${entry.ref.id} ${entry.target} ${entry.stepsHash}`).sort());
