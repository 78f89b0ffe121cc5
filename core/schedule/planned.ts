// Says when a schedule should have run last and runs next, in Europe/Amsterdam, right across both clock changes.
import { Cron } from 'croner';

export const ZONE = 'Europe/Amsterdam';

const cron = (pattern: string): Cron => new Cron(pattern, { timezone: ZONE, paused: true });

/** The last planned moment at or before `now`; null where the pattern never matched. */
export function lastPlanned(pattern: string, now: Date): Date | null {
  // A run within the second of the reference counts, and previousRuns looks strictly before it: so ask from one millisecond later.
  const [last] = cron(pattern).previousRuns(1, new Date(now.getTime() + 1));
  return last ?? null;
}

/** The first planned moment after `now`; null where there will be none. */
export function nextPlanned(pattern: string, now: Date): Date | null {
  return cron(pattern).nextRun(now);
}
