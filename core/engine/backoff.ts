// How long a row rests after it failed: longer each time, never all at the same moment.

export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

// 1 s, 2 s, 4 s … 1 h: the thirteenth failure in a row waits an hour, and every one after it.
export const BACKOFF: Backoff = { firstMs: 1_000, mostMs: 3_600_000 };

/**
 * Milliseconds to rest after attempt number `attempts` (1: the first) failed: between half and all of the doubled time, by
 * `random` in [0, 1), so that rows that failed together do not come back together. Never less than `notBeforeMs` (Retry-After).
 */
export function backoffMs(attempts: number, random: number, notBeforeMs = 0, { firstMs, mostMs }: Backoff = BACKOFF): number {
  const doubled = Math.min(mostMs, firstMs * 2 ** Math.min(Math.max(attempts, 1) - 1, 52));
  return Math.max(notBeforeMs, Math.round(doubled * (0.5 + random / 2)));
}
