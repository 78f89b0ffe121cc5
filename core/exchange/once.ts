// Runs the work of a message exactly once, whoever sends it how often.
import { Blocked, Retry } from '../connector/outcome';
import type { Doing, MessageName, ServiceAnswer } from '../connector/service';
import { diagnostic } from '../diagnostics/diagnostic';
import { timers } from '../engine/clock';
import { doingOf } from './carry-out';
import { LeaseLost, reasonOf, spoken } from './classify';
import { keepLease } from './lease';
import type { Begun, ExchangeClaim } from './ports';
import { recover } from './recover';
import type { ServiceRoom } from './room';
import { answered, failedBy, leftOf, settle } from './settle';
import { takeBack } from './take-back';
import { isPastReturn } from './undo';
import { untilTrue } from './waiting';
import { beginWork, type Work } from './work';

export type Doable = (doing: Doing) => Promise<ServiceAnswer>;

/** What was carried out before something went wrong is taken back, unless it cannot be: then only the answer is missing. */
async function failing(work: Work, error: unknown): Promise<void> {
  const { room, keeper, run } = work;
  const subject = spoken(keeper.claim);
  if (error instanceof LeaseLost || keeper.signal.aborted) return keeper.end();
  const isComplete = run.lines.length > 0 && run.lines.every(({ state }) => state === 'done');
  if (isComplete && isPastReturn(run)) {
    room.note(keeper.claim.name.operation, [diagnostic('ZS6014', 'carried out, but not answered', { subject })]);
    await settle(work, answered(work, null));
    return;
  }
  if (isComplete) await takeBack(work, error);
  const left = leftOf(work);
  // A stored message is tried again or refused by whoever performs it.
  if (left === null && keeper.claim.message !== null) return keeper.end();
  await settle(work, left ?? failedBy(reasonOf(error, subject, 'carrying out')));
}

/** The work of a message that is ours, begun anew. */
async function carriedOutBy(work: Work, doable: Doable): Promise<ServiceAnswer> {
  let answer: ServiceAnswer;
  try {
    answer = await doable(doingOf(work));
  } catch (error) {
    await failing(work, error);
    throw error;
  }
  if (!(await settle(work, answered(work, answer)))) throw new LeaseLost();
  return answer;
}

/** A message whose holder went away is first taken back, or finished. Throws Retry where that takes longer than anybody waits. */
async function takenUp(work: Work): Promise<void> {
  const { keeper } = work;
  try {
    const recovered = await recover(work);
    if (recovered.state === 'later') work.left = recovered.left;
    // What was taken back, or finished, is behind us: its steps are closed with the row.
    if (recovered.state === 'clean') work.run.lines = [];
  } catch (error) {
    if (error instanceof LeaseLost || keeper.signal.aborted) {
      await keeper.end();
      throw error;
    }
    work.left = { afterMs: error instanceof Blocked ? null : SOON_MS, reason: reasonOf(error, spoken(keeper.claim), 'taking up') };
  }
  const left = leftOf(work);
  if (left === null) return;
  await settle(work, left);
  throw new Retry(work.left?.reason ?? diagnostic('ZS6001', 'an equal message is still being carried out'));
}

const SOON_MS = 1_000;

export async function carriedOut(room: ServiceRoom, claim: ExchangeClaim, since: number, doable: Doable): Promise<ServiceAnswer> {
  const work = beginWork(room, keepLease(room, claim, since), claim);
  if (claim.state !== 'received') await takenUp(work);
  return carriedOutBy(work, doable);
}

/** See `Exchange.once`. */
export async function once(room: ServiceRoom, name: MessageName, other: () => ServiceAnswer, doable: Doable, signal: AbortSignal): Promise<ServiceAnswer> {
  let begun: Begun = { state: 'running' };
  let since = 0;
  const isOver = async (): Promise<boolean> => {
    since = timers.elapsed();
    begun = await room.store.begin(room.name, name, room.leaseMs);
    return begun.state !== 'running';
  };
  const isHeard = await untilTrue(isOver, room.waitMs, AbortSignal.any([signal, room.over]));
  const found = begun as Begun;
  if (!isHeard || found.state === 'running') throw new Retry(diagnostic('ZS6001', 'an equal message is still being carried out', { subject: spoken({ name }) }));
  if (found.state === 'other') return other();
  if (found.state === 'answered') return found.answer;
  return carriedOut(room, found.claim, since, doable);
}
