// Takes up a message whose holder is gone: finishes it where something can no longer be taken back, else takes it back.
import { Retry } from '../connector/outcome';
import { LeaseLost, spoken } from './classify';
import { hold, letGo, merged, writtenBy } from './hold';
import { carriedOf } from './outcome';
import { runSteps } from './run';
import { notFound } from './take-back';
import { abandon, ascertain, isPastReturn, undoAll } from './undo';
import type { Leftover, Work } from './work';

/** `finished`: all of its steps are done. `clean`: nothing of it is left. Else: when it must be looked at again. */
export type Recovered = { readonly state: 'finished' } | { readonly state: 'clean'; readonly undone: number } | { readonly state: 'later'; readonly left: Leftover };

const isComplete = ({ run }: Work): boolean => run.lines.every(({ state }) => state === 'done');

/** Finishes what is left; a step that may be repeated is done again, of the others it must be known how they ended. */
async function forward(work: Work): Promise<Recovered> {
  const { room, keeper, run } = work;
  const line = run.lines.find(({ id }) => id === run.uncertain);
  if (line && !line.step.repeatable) {
    const certainty = await ascertain(room, keeper, run);
    if (typeof certainty === 'object') return { state: 'later', left: notFound(certainty.restMs, spoken(keeper.claim)) };
  }
  await runSteps(room, keeper, run);
  return finished(work);
}

async function finished(work: Work): Promise<Recovered> {
  const { keeper: { claim }, carried, run } = work;
  // Its commands of before stand in the row; the one under way is known from what was planned and done.
  if (claim.pending) carried.push(carriedOf(claim.pending, run.lines.filter((line) => line.run === carried.length)));
  return { state: 'finished' };
}

async function decided(work: Work): Promise<Recovered> {
  const { room, keeper, run } = work;
  const isGoingBack = keeper.claim.state === 'undoing' || run.lines.some(({ state }) => state === 'failed' || state === 'undone');
  if (!isGoingBack && run.uncertain !== null) {
    await ascertain(room, keeper, run); // a step that follows one whose end nobody wrote down was never begun
  }
  // All of it was done, and only the answer is missing: taking it back would help nobody.
  if (!isGoingBack && isComplete(work)) return finished(work);
  if (isPastReturn(run)) return forward(work);
  if (!(await room.store.undoing(keeper.claim))) throw new LeaseLost();
  await abandon(room, keeper, run);
  const { undone, restMs } = await undoAll(room, keeper, run);
  work.carried.length = 0;
  return restMs > 0 ? { state: 'later', left: notFound(restMs, spoken(keeper.claim)) } : { state: 'clean', undone };
}

/** Throws what the register throws: then the row comes back. */
export async function recover(work: Work): Promise<Recovered> {
  const { room, keeper, run } = work;
  run.lines = await room.store.lines(keeper.claim);
  const open = run.lines.filter(({ state }) => state === 'done' || state === 'intended');
  if (open.length === 0) return { state: 'clean', undone: 0 };
  const resting = await room.store.resting([...new Set(open.map(({ connection }) => connection))]);
  if (resting) throw new Retry(resting);
  // Steps go one after another, so at most one was under way: the first that is not done.
  run.uncertain = run.lines.find(({ state }) => state === 'intended')?.id ?? null;
  await hold(room, keeper, merged(writtenBy(open)), keeper.signal);
  try {
    return await decided(work);
  } finally {
    await letGo(room, keeper);
  }
}
