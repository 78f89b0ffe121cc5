// Waits a bounded time until something is so, asking seldom when it takes long.
import { timers } from '../engine/clock';

const FIRST_MS = 20;
const MOST_MS = 200;

/** Whether it became so within `ms`. Throws what the signal was aborted with. */
export async function untilTrue(ask: () => Promise<boolean>, ms: number, signal: AbortSignal): Promise<boolean> {
  const end = timers.elapsed() + ms;
  for (let pause = FIRST_MS; ; pause = Math.min(MOST_MS, pause * 1.5)) {
    signal.throwIfAborted();
    if (await ask()) return true;
    const left = end - timers.elapsed();
    if (left <= 0) return false;
    await timers.pause(Math.min(pause, left), signal);
  }
}
