// Takes back what a message did when it failed; what cannot be taken back or known now is left to the loop, or to a person.
import { Blocked } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import { LeaseLost, reasonOf, spoken } from './classify';
import { abandon, closeRefused, isPastReturn, undoAll } from './undo';
import type { Leftover, Work } from './work';

/** The loop looks after what is left so soon after the caller heard of the failure. */
const SOON_MS = 1_000;

export const notFound = (restMs: number, subject: string): Leftover => ({
  afterMs: restMs,
  reason: diagnostic('ZS6007', `the step that was under way was not found; looked up again in ${Math.ceil(restMs / 1000)} s`, { subject }),
});

/**
 * After this nothing is left, or `work.left` says how the row goes on. Never throws but LeaseLost: the caller must hear why it failed,
 * not why it could not be taken back.
 */
export async function takeBack(work: Work, because: unknown): Promise<void> {
  const { room, keeper, run } = work;
  const subject = spoken(keeper.claim);
  if (run.lines.length === 0) return;
  if (isPastReturn(run)) {
    // What is left of it can only be finished; a refusal is for a person, and its step is tried again when that person says so.
    const reason = reasonOf(because, subject, 'carrying out');
    work.left = because instanceof Blocked ? { afterMs: null, reason: diagnostic('ZS6009', `past a step that cannot be taken back: ${reason.code} ${reason.message}`, { subject }) } : { afterMs: SOON_MS, reason };
    return;
  }
  if (!(await room.store.undoing(keeper.claim))) throw new LeaseLost();
  try {
    await abandon(room, keeper, run);
    await closeRefused(room, keeper, run);
    const { restMs } = await undoAll(room, keeper, run);
    work.carried.length = 0;
    if (restMs > 0) work.left = notFound(restMs, subject);
  } catch (error) {
    if (error instanceof LeaseLost || keeper.signal.aborted) throw new LeaseLost();
    work.left = error instanceof Blocked ? { afterMs: null, reason: diagnostic('ZS6009', reasonOf(error, subject, 'taking back').message, { subject }) } : { afterMs: SOON_MS, reason: reasonOf(error, subject, 'taking back') };
  }
}
