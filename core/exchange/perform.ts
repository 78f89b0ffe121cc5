// Carries out a stored message, and looks after those whose holder is gone: the work of the loop.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import { timers } from '../engine/clock';
import type { Outcome } from '../engine/outcome';
import { classify, reasonOf, spoken } from './classify';
import { spoolNames } from './content';
import { makeExchange, type Performing } from './exchange';
import { keepLease } from './lease';
import type { Ended, ExchangeClaim } from './ports';
import { recover } from './recover';
import type { ServiceRoom } from './room';
import { answered, failedBy, leftOf } from './settle';
import { beginWork } from './work';

type Ending = Outcome<Ended, Diagnostic>;

/** First finishes or takes back what an earlier holder left; null: it is clean, and may be carried out. */
async function before(room: ServiceRoom, claim: ExchangeClaim): Promise<Ending | null> {
  if (claim.state === 'received') return null;
  const work = beginWork(room, keepLease(room, claim), claim);
  try {
    const recovered = await recover(work);
    if (recovered.state === 'later') return leftOf({ left: recovered.left });
    // A stored message that was carried out goes on to its answer (Fo01, or none); the sender of another sends it again.
    if (recovered.state === 'finished') return answered(work, null);
    const finding = diagnostic('ZS6008', `${recovered.undone} steps were taken back`, { subject: spoken(claim) });
    if (recovered.undone > 0) room.note(claim.name.operation, [finding]);
    return claim.message === null ? failedBy(finding) : null;
  } finally {
    await work.keeper.end();
  }
}

async function discard(room: ServiceRoom, { message }: ExchangeClaim): Promise<void> {
  for (const name of new Set(spoolNames(message))) await room.spool.discard(name);
}

/**
 * One claimed row. A message without a holder that its sender waits for is only taken back or finished: the sender sends it again.
 * `perform` of the service carries a stored one out through `once`, which settles it; what it throws is tried again, or fails.
 */
export async function perform(room: ServiceRoom, claim: ExchangeClaim, signal: AbortSignal): Promise<Ending> {
  const since = timers.elapsed() - room.leaseMs / 3; // claimed before now, and renewed by the loop since
  try {
    const ended = await before(room, claim);
    if (ended) {
      if (ended.kind === 'done') await discard(room, claim);
      return ended;
    }
    if (claim.message === null) return failedBy(diagnostic('ZS6008', 'nothing had been done of it', { subject: spoken(claim) }));
    if (!room.service.perform) return failedBy(diagnostic('ZS9001', `service ${room.name} stores messages and cannot perform them`, { subject: spoken(claim) }));
    const anew: ExchangeClaim = { ...claim, state: 'received', carried: [], pending: null };
    const performing: Performing = { claim: anew, since, thrown: null };
    await room.service.perform({ name: claim.name, message: claim.message }, makeExchange(room, performing), signal);
    await discard(room, claim);
    // Where `once` settled it this settles nothing more; a refusal that the service told its sender of ends here.
    const reason = performing.thrown === null ? null : reasonOf(performing.thrown, spoken(claim), 'perform');
    return { kind: 'done', result: { state: 'answered', answer: null, ...(reason && { refused: true }), carried: claim.carried, marks: [], reason } };
  } catch (error) {
    const failure = classify(error, claim, 'perform');
    if (failure.kind !== 'blocked') return failure;
    await discard(room, claim);
    return failedBy(failure.reason);
  }
}
