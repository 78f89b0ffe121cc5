// Several loops as one: they begin together, stop together, and are at rest together.
import { timers as nodeTimers, type Timers } from './clock';

/** A loop that runs until its signal aborts. */
export type Running = (signal: AbortSignal) => Promise<void>;

/** Runs all loops until the signal aborts, or until one of them fails: then the others stop too, and that error is thrown. */
export async function runTogether(loops: readonly Running[], signal: AbortSignal): Promise<void> {
  const stop = new AbortController();
  const all = AbortSignal.any([signal, stop.signal]);
  const ended = await Promise.allSettled(
    loops.map(async (loop) => {
      try {
        await loop(all);
      } catch (error) {
        stop.abort(error);
        throw error;
      }
    }),
  );
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Resolves when `atRest` says so twice in a row (true), or when the signal aborts (false). */
export async function untilRest(atRest: () => Promise<boolean>, signal: AbortSignal, everyMs = 200, timers: Timers = nodeTimers): Promise<boolean> {
  let times = 0;
  while (!signal.aborted) {
    times = (await atRest()) ? times + 1 : 0;
    if (times === 2) return true;
    await timers.pause(everyMs, signal);
  }
  return false;
}
