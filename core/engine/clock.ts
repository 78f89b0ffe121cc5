// Time as the engine needs it: how long something took, and a pause. Due times and leases are not its business.

export interface Timers {
  /** Milliseconds since some fixed moment; never goes back. */
  elapsed(): number;
  /** Resolves after `ms`, or at once when the signal aborts; never rejects. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

export const timers: Timers = {
  elapsed: () => performance.now(),
  pause: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end, { once: true });
    }),
};
