// One loop: claims what is due, works on it, settles how it ended. It knows neither zaken nor SQL.
import { backoffMs } from './backoff';
import { timers as nodeTimers, type Timers } from './clock';
import { Stopping, type Held, type Holding } from './holding';
import type { Lane } from './lanes';
import type { Outcome } from './outcome';
import type { Claimed, Queue } from './queue';
import { keepRenewing } from './renewing';
import { settler } from './settling';

export interface LoopOptions<Claim extends Claimed, Result, Reason> {
  readonly queue: Queue<Claim, { readonly claim: Claim; readonly outcome: Outcome<Result, Reason> }>;
  readonly lane: Lane;
  /** How many pieces of work run at once. */
  readonly concurrency: number;
  /** How many rows are claimed and settled at once; more than `concurrency` keeps some ready. */
  readonly batch: number;
  readonly leaseMs: number;
  /** One piece of work. Its signal aborts when the lease is lost or the node stops. */
  readonly work: (claim: Claim, signal: AbortSignal) => Promise<Outcome<Result, Reason>>;
  /** What a thrown error means. Something unknown should become `retry`. */
  readonly classify: (error: unknown, claim: Claim) => Outcome<Result, Reason>;
  /** Stops the loop: what runs may finish within `graceMs`, then its signals abort; what was not finished is given back. */
  readonly signal: AbortSignal;
  /** The queue failed, or `classify` did: for the log. The loop goes on. */
  readonly onTrouble: (error: unknown) => void;
  /** What was settled, and was still ours: for counters. */
  readonly onSettled?: (settlements: readonly { readonly claim: Claim; readonly outcome: Outcome<Result, Reason> }[]) => void;
  /** Calls `wake` when there may be something to claim; answers how to stop that. Without it the loop looks every `idleMs`. */
  readonly wakeUp?: (wake: () => void) => () => void;
  readonly idleMs?: number;
  readonly graceMs?: number;
  readonly timers?: Timers;
  /** In [0, 1), for the jitter of back-off. */
  readonly random?: () => number;
}

const IDLE_MS = 1_000; // the net under wake-ups that got lost
const GRACE_MS = 10_000; // shorter than service managers wait before they kill (30 s to 90 s)

/** Runs until the signal aborts; resolves when nothing runs any more. Never rejects: trouble is reported and tried again. */
export async function runLoop<Claim extends Claimed, Result, Reason>(options: LoopOptions<Claim, Result, Reason>): Promise<void> {
  const { queue, lane, concurrency, batch, leaseMs, signal, onTrouble } = options;
  const { idleMs = IDLE_MS, graceMs = GRACE_MS, timers = nodeTimers, random = Math.random } = options;
  const capacity = Math.max(batch, concurrency);
  const holding: Holding<Claim> = new Map();
  const over = new AbortController();
  let ready: Held<Claim>[] = [];
  let running = 0;
  /** Something changed since the loop looked last. */
  let nudged = false;
  let nudge = (): void => undefined;
  /** There may be something to claim. */
  let hopeful = true;

  const look = (): void => {
    nudged = true;
    nudge();
  };
  const hope = (): void => {
    hopeful = true;
    look();
  };

  const settle = settler<Claim, Result, Reason>({
    queue,
    holding,
    batch,
    timers,
    pauseMs: idleMs,
    onTrouble,
    over: over.signal,
    onSettled: (settlements) => {
      options.onSettled?.(settlements);
      hope(); // a row that was marked meanwhile is due again
    },
  });

  /** Starts what is ready, as far as there is room. */
  const start = (): void => {
    while (running < concurrency && !signal.aborted) {
      const held = ready.shift();
      if (held === undefined) return;
      if (holding.get(held.claim.lease) !== held) continue; // lost while it waited
      held.state = 'running';
      running++;
      void run(held);
    }
  };

  const run = async (held: Held<Claim>): Promise<void> => {
    const { claim } = held;
    const outcome = await attempt(held);
    running--;
    // Not ours any more: whatever came out of it is another's to find out.
    if (holding.get(claim.lease) === held) {
      if (outcome === null || outcome.kind === 'lost') holding.delete(claim.lease);
      else {
        held.state = 'finished';
        settle({ claim, outcome: withBackoff(outcome, claim, random) });
      }
    }
    start();
    look();
  };

  /** How the work ended; null: it was cut short or nobody can say, so there is nothing to settle. */
  const attempt = async (held: Held<Claim>): Promise<Outcome<Result, Reason> | null> => {
    const { claim, abort } = held;
    try {
      return await options.work(claim, abort.signal);
    } catch (error) {
      if (abort.signal.reason instanceof Stopping) {
        await giveBack([held]);
        return null;
      }
      try {
        return options.classify(error, claim);
      } catch (worse) {
        onTrouble(worse); // the lease lapses, and the row comes back
        return null;
      }
    }
  };

  const giveBack = async (some: readonly Held<Claim>[]): Promise<void> => {
    const ours = some.filter((held) => holding.delete(held.claim.lease));
    if (ours.length > 0) await queue.release(ours.map((held) => held.claim)).catch(onTrouble); // else they come back when their leases lapse
  };

  const claimSome = async (): Promise<void> => {
    const limit = capacity - holding.size;
    const before = timers.elapsed();
    hopeful = false;
    try {
      const claims = await queue.claim(lane, limit, leaseMs);
      const taken = claims.map((claim): Held<Claim> => ({ claim, abort: new AbortController(), state: 'ready', sureUntil: before + leaseMs }));
      for (const held of taken) holding.set(held.claim.lease, held);
      ready.push(...taken);
      if (claims.length === limit) hopeful = true;
    } catch (error) {
      onTrouble(error);
    }
    start();
  };

  /** Until something changes, at most `ms`; answers whether it was the time that ended it. */
  const rest = async (ms: number, until?: AbortSignal): Promise<boolean> => {
    if (nudged || until?.aborted === true) return false;
    const stop = new AbortController();
    const end = (): void => stop.abort();
    nudge = end;
    until?.addEventListener('abort', end, { once: true });
    await timers.pause(ms, stop.signal);
    until?.removeEventListener('abort', end);
    nudge = () => undefined;
    return !stop.signal.aborted;
  };

  /** Whether nothing is held any more, at the latest after the grace. */
  const emptied = async (): Promise<boolean> => {
    const end = timers.elapsed() + graceMs;
    while (holding.size > 0 || running > 0) {
      const left = end - timers.elapsed();
      if (left <= 0) return false;
      nudged = false;
      await rest(left);
    }
    return true;
  };

  const deaf = options.wakeUp?.(hope);
  const renewing = keepRenewing({ queue, holding, leaseMs, timers, onTrouble }, over.signal);
  while (!signal.aborted) {
    nudged = false;
    // Half empty before it asks again: one claim of many rows instead of many claims of one.
    if (hopeful && holding.size <= capacity / 2) await claimSome();
    else if (await rest(idleMs, signal)) hopeful = true;
  }
  deaf?.();
  const waiting = ready;
  ready = [];
  await giveBack(waiting);
  if (!(await emptied())) {
    for (const held of holding.values()) if (held.state === 'running') held.abort.abort(new Stopping());
    // Work that does not heed its signal keeps its lease until that lapses: giving it back now would run it twice.
    await emptied();
  }
  over.abort();
  await renewing;
}

function withBackoff<Result, Reason>(outcome: Outcome<Result, Reason>, claim: Claimed, random: () => number): Outcome<Result, Reason> {
  if (outcome.kind !== 'retry') return outcome;
  return { ...outcome, notBeforeMs: backoffMs(claim.attempts, random(), outcome.notBeforeMs) };
}
