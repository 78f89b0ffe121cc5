// Finds out what a subject is now, and which targets must hear of it.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Outcome } from '../engine/outcome';
import { classify } from './classify';
import { destroyed } from './destroy/heard-again';
import { discover, isHeavy } from './discover';
import { spoken, syncOf } from './find';
import type { Observed, Presence, SubjectClaim } from './ports';
import { readSubject, type Reading } from './read';
import type { Room, Sync } from './room';
import { isStandIn, isTold, standIn } from './stand-in';

/**
 * Which targets must hear: all when the hash differs, and nobody when a subject that never took part stays out or turns out
 * to be gone. A first reading (no hash yet) of a selected subject always differs.
 */
function raised(before: Presence | null, reading: Reading, claim: SubjectClaim, sync: Sync): readonly string[] {
  if (reading.hash === claim.desiredHash) return [];
  const tookPart = before === 'in' || reading.presence === 'in';
  // Out or gone, and later gone or out again: what was delivered may still stand at the target, and deliver knows.
  const mayStand = claim.desiredHash !== null && before !== null && before !== reading.presence;
  return tookPart || mayStand ? [...sync.targets.keys()] : [];
}

function leaving(before: Presence | null, reading: Reading, claim: SubjectClaim, sync: Sync): Diagnostic[] {
  if (before !== 'in' || reading.presence !== 'out') return [];
  const then = { keep: 'what was delivered stays', report: 'what was delivered stays and is reported', remove: 'its removal is proposed' }[sync.onLeave];
  const severity = sync.onLeave === 'keep' ? 'info' : 'warning';
  return [diagnostic('ZS3005', `left the selection of ${sync.name}; ${then}`, { subject: spoken(claim.ref), severity })];
}

/** One claimed subject: read → map → select → hash. The outcome is settled by the loop that claimed it. */
export async function observe(room: Room, claim: SubjectClaim, signal: AbortSignal): Promise<Outcome<Observed, Diagnostic>> {
  const where = { subject: spoken(claim.ref), connection: room.syncs.get(claim.sync)?.source ?? claim.ref.system, verb: 'observe' };
  try {
    const sync = syncOf(room, claim.sync);
    if (claim.destroyed !== undefined || claim.destruction !== undefined) return await destroyed(room, sync, claim, signal);
    if (isStandIn(sync, claim)) return await standIn(room, sync, claim, signal);
    const reading = await readSubject(room, sync, claim.ref, signal);
    const observed: Observed = {
      presence: reading.presence,
      desired: reading.model,
      hash: reading.hash,
      stamp: reading.stamp,
      revision: room.revision,
      provenance: reading.provenance,
      diagnostics: [...reading.diagnostics, ...leaving(claim.presence, reading, claim, sync)],
      raise: raised(claim.presence, reading, claim, sync),
      told: isTold(room, sync),
      discovered: reading.presence === 'in' && reading.model !== null ? discover(room, sync, claim.ref, reading.model) : [],
      ...(reading.model !== null && isHeavy(reading.model) ? { heavy: true } : {}),
    };
    return { kind: 'done', result: observed };
  } catch (error) {
    if (signal.aborted) throw error; // cut short by who claimed it, who knows why
    const failure = classify(error, where);
    if (failure.kind === 'retry' && failure.reason.code === 'ZS9002') room.log.error({ sync: claim.sync, subject: where.subject }, failure.reason.message);
    return failure;
  }
}
