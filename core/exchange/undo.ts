// Takes back what a message did, in reverse order, so that one that failed leaves nothing behind.
import { Blocked } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import { LeaseLost, spoken } from './classify';
import type { Keeper } from './lease';
import { contextOf, ended, resultOf } from './progress';
import { record } from './run';
import type { ServiceRoom } from './room';
import { registerOf } from './route';
import type { Run } from './work';

/** Whether something of it can no longer be taken back. */
export const isPastReturn = ({ lines }: Run): boolean => lines.some(({ state, step }) => state === 'done' && step.irreversible);

async function drop(room: ServiceRoom, keeper: Keeper, run: Run, id: string, reason = diagnostic('ZS6008', 'not carried out', { subject: spoken(keeper.claim) })): Promise<void> {
  if (!(await room.store.failed(keeper.claim, id, reason))) throw new LeaseLost();
  run.lines = ended(run.lines, id, 'failed');
}

/** A step of several calls may be half done though it took no effect: the register takes away what there is of it, and nothing where there is nothing. */
async function clear(room: ServiceRoom, keeper: Keeper, run: Run, id: string): Promise<void> {
  const line = run.lines.find((one) => one.id === id);
  if (!line) return;
  const at = registerOf(room, line.connection);
  await at.register.undo(line.step, { state: 'applied', id: null, result: {} }, contextOf(keeper.claim, run.lines, line), await keeper.enter(at, false));
}

/** Closes the step that was refused, once what may be half done of it is gone. */
export async function closeRefused(room: ServiceRoom, keeper: Keeper, run: Run): Promise<void> {
  const { refused } = run;
  if (refused === null) return;
  await clear(room, keeper, run, refused.line);
  await drop(room, keeper, run, refused.line, refused.reason);
  run.refused = null;
}

/** Closes the steps that were never begun. */
export async function abandon(room: ServiceRoom, keeper: Keeper, run: Run): Promise<void> {
  for (const line of run.lines) if (line.state === 'intended' && line.id !== run.uncertain && line.id !== run.refused?.line) await drop(room, keeper, run, line.id);
}

/** How the step ended that was under way: it took effect (and is recorded), it did not, or that is known only after so many ms. */
export type Certainty = 'there' | 'absent' | { readonly restMs: number };

/**
 * Not being there counts only when the grace of the register has passed since it was first seen so. Throws Blocked ZS6009 where the
 * register cannot tell.
 */
export async function ascertain(room: ServiceRoom, keeper: Keeper, run: Run): Promise<Certainty> {
  const line = run.lines.find(({ id }) => id === run.uncertain);
  if (!line) return 'absent';
  const at = registerOf(room, line.connection);
  const seen = await at.register.recognise(line.step, contextOf(keeper.claim, run.lines, line), await keeper.enter(at, false));
  if (seen.state === 'applied') {
    await record(room, keeper, run, line, seen);
    return 'there';
  }
  if (seen.state === 'unknowable') throw new Blocked(diagnostic('ZS6009', `it is not known whether "${line.step.name}" was done`, { subject: spoken(keeper.claim) }));
  const since = await room.store.missed(line.id);
  if (since < at.graceMs || (since === 0 && at.graceMs > 0)) return { restMs: Math.max(1, at.graceMs - since) };
  return 'absent';
}

/** Takes back all that is known to be done, last first. Throws what the register threw: what is left is tried again later. */
async function undo(room: ServiceRoom, keeper: Keeper, run: Run): Promise<number> {
  let count = 0;
  for (const line of [...run.lines].reverse()) {
    if (line.state !== 'done') continue;
    const at = registerOf(room, line.connection);
    await at.register.undo(line.step, resultOf(line), contextOf(keeper.claim, run.lines, line), await keeper.enter(at, false));
    if (!(await room.store.undone(keeper.claim, line.id))) throw new LeaseLost();
    run.lines = ended(run.lines, line.id, 'undone');
    count += 1;
  }
  return count;
}

/** Takes back all of it, also the step that was under way once it is known how that ended; `restMs`: it is not known yet. */
export async function undoAll(room: ServiceRoom, keeper: Keeper, run: Run): Promise<{ readonly undone: number; readonly restMs: number }> {
  const undone = await undo(room, keeper, run);
  if (run.uncertain === null) return { undone, restMs: 0 };
  const certainty = await ascertain(room, keeper, run);
  if (typeof certainty === 'object') return { undone, restMs: certainty.restMs };
  if (certainty === 'there') return { undone: undone + (await undo(room, keeper, run)), restMs: 0 };
  await clear(room, keeper, run, run.uncertain);
  await drop(room, keeper, run, run.uncertain);
  run.uncertain = null;
  return { undone, restMs: 0 };
}
