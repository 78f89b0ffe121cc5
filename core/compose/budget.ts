// Lets calls go out within the budget of the house: those that wait together share one statement, which also tells how many are out.
import type { ConnectionConfig } from '../config/schema';
import type { Log } from '../connector/host';
import { Retry } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import type { OpenStore } from '../store/open';
import { LOOKS_RESET } from '../sync/ports/connections';
import { restsBecause } from '../sync/resting';

const SECOND = 1000;
const PATIENCE = 30 * SECOND;
const POLL = 50;
/** Of so many polls that granted nothing, at one it is asked whether the connection rests: once a second. */
const ASK_WHY = SECOND / POLL;
/** Calls that ended are told with the next that begin; nobody beginning, after this. */
const TELL = 25;
/** After a failure to tell, in ms. */
const TELL_AGAIN = SECOND;

interface Waiting {
  readonly since: number;
  readonly signal: AbortSignal;
  readonly go: () => void;
  readonly fail: (error: unknown) => void;
}

export interface CallBudget {
  take(signal: AbortSignal): Promise<void>;
  give(): void;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/**
 * The budget of one connection on this node. `take` waits for its turn, in order, and throws Retry: ZS4001 where none came within 30 s,
 * and ZS4011 at once where the connection rests until somebody ends that. A person who only looks is let through one by one all the same.
 * What ended is told to the house a moment later: until then the house counts a call too many, never one too few.
 */
export function openBudget({ name, budget }: Pick<ConnectionConfig, 'name' | 'budget'>, connections: Pick<OpenStore['connections'], 'take' | 'list'>, log: Log, looks = false): CallBudget {
  let waiting: Waiting[] = [];
  /** Calls that went out and have not ended, and how many the house counts at most. */
  let flying = 0;
  let counted = 0;
  let asking = false;
  let telling: NodeJS.Timeout | undefined;

  const withoutThoseWhoLeft = (now: number): void => {
    for (const one of waiting) {
      if (one.signal.aborted) one.fail(one.signal.reason);
      else if (now - one.since >= PATIENCE) one.fail(new Retry(diagnostic('ZS4001', `no call to ${name} could be made within its budget for ${PATIENCE / SECOND} s`, { subject: name })));
    }
    waiting = waiting.filter((one) => !one.signal.aborted && now - one.since < PATIENCE);
  };

  /** Waiting for what only a person ends is no use, and who waits must be told who that is. */
  const whyNone = async (): Promise<void> => {
    const state = (await connections.list()).find((one) => one.name === name);
    const looksReset = state?.haltedBecause?.code === LOOKS_RESET;
    const reason = state && (looksReset || state.pausedBecause !== null) ? restsBecause(state) : null;
    if (reason) for (const one of waiting.splice(0)) one.fail(new Retry(reason));
  };

  const ask = async (): Promise<void> => {
    let none = 0;
    await new Promise((resolve) => void setImmediate(resolve)); // those of this turn ask together
    do {
      withoutThoseWhoLeft(performance.now());
      const before = flying;
      counted = Math.max(counted, before + waiting.length); // an answer may be lost after it took effect
      const granted = await connections.take(name, waiting.length, budget, before, looks);
      counted = before + granted;
      const gone = waiting.splice(0, granted);
      flying += gone.length;
      for (const one of gone) one.go();
      none = granted === 0 && waiting.length > 0 ? none + 1 : 0;
      if (!looks && none % ASK_WHY === 1) await whyNone();
      if (none > 0) await pause(POLL);
    } while (waiting.length > 0);
  };

  const begin = (): void => {
    if (asking) return;
    asking = true;
    clearTimeout(telling);
    telling = undefined;
    let patience = TELL;
    ask().catch((error: unknown) => {
      patience = TELL_AGAIN;
      if (waiting.length === 0) log.warn({ connection: name, error: String(error) }, 'the house could not be told that calls ended');
      for (const one of waiting.splice(0)) one.fail(error);
    }).finally(() => {
      asking = false;
      if (waiting.length > 0) begin();
      else tellLater(patience);
    });
  };

  const tellLater = (ms: number): void => {
    if (flying < counted) telling = setTimeout(begin, ms).unref();
  };

  return {
    take: (signal) => {
      signal.throwIfAborted();
      return new Promise<void>((go, fail) => {
        waiting.push({ since: performance.now(), signal, go, fail });
        begin();
      });
    },
    give: () => {
      flying -= 1;
      if (asking || telling !== undefined) return;
      tellLater(TELL);
    },
  };
}
