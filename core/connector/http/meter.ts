// Spreads bytes over time, so that content leaves room on the line for everybody else.
import { setTimeout as wait } from 'node:timers/promises';

export interface Meter {
  /** Waits until these bytes may pass. Ends early (throws) when `signal` aborts. */
  pass(bytes: number, signal?: AbortSignal): Promise<void>;
}

/** Time as the meter sees it: monotonic, in ms. */
export interface MeterClock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

const REAL: MeterClock = {
  now: () => performance.now(),
  sleep: (ms, signal) => wait(ms, undefined, signal ? { signal } : {}),
};

/** Shorter waits are not worth a timer: they are made up for by the next one. */
const WORTH_MS = 5;

/** At most `bytesPerSecond` on average over all streams that share this meter; a single chunk may be larger than the budget of a moment. */
export function makeMeter(bytesPerSecond: number, clock: MeterClock = REAL): Meter {
  let free = clock.now();
  return {
    pass: async (bytes, signal) => {
      const begin = Math.max(free, clock.now());
      free = begin + (bytes / bytesPerSecond) * 1000;
      const ms = begin - clock.now();
      if (ms >= WORTH_MS) await clock.sleep(ms, signal);
    },
  };
}
