// Gathers questions that come together within a few milliseconds, so that one call answers them.
import { Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';

/** Long enough for the reads of one round of claims to meet, too short to be noticed. */
const GATHER_MS = 4;
/** A register that is down for long must not make this grow; who is forgotten goes together once more. */
const MOST_ALONE = 10_000;

export interface Batching<Answer> {
  /** Answers every id, or throws what concerns all of them. */
  readonly load: (ids: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, Answer | Error>>;
  /** Ids per call at most. */
  readonly most: number;
}

interface Waiting<Answer> {
  readonly signal: AbortSignal;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Asks for one id, together with whoever asks at the same time. A call is stopped only when nobody waits for it any more. Where a
 * call for several failed, each of them goes alone the next time: one that the other side cannot give must not take the others along.
 */
export function batched<Answer>({ load, most }: Batching<Answer>): (id: string, signal: AbortSignal) => Promise<Answer> {
  let gathering = new Map<string, Waiting<Answer>[]>();
  const alone = new Set<string>();

  const run = async (asked: ReadonlyMap<string, readonly Waiting<Answer>[]>): Promise<void> => {
    const stop = new AbortController();
    const everybody = [...asked.values()].flat();
    // Many may share one signal: one listener for each signal, not for each who waits.
    const signals = [...new Set(everybody.map(({ signal }) => signal))];
    const left = (): void => {
      for (const one of everybody) if (one.signal.aborted) one.reject(new Retry(diagnostic('ZS3001', 'stopped here before an answer came')));
      if (signals.every((signal) => signal.aborted)) stop.abort();
    };
    for (const signal of signals) signal.addEventListener('abort', left, { once: true });
    left();
    try {
      const answers = await load([...asked.keys()], stop.signal);
      for (const [id, waiting] of asked) {
        alone.delete(id);
        const answer = answers.get(id);
        if (answer instanceof Error || answer === undefined) for (const one of waiting) one.reject(answer ?? new TypeError(`no answer for ${id}`));
        else for (const one of waiting) one.resolve(answer);
      }
    } catch (error) {
      if (alone.size > MOST_ALONE) alone.clear();
      if (asked.size > 1 && !stop.signal.aborted) for (const id of asked.keys()) alone.add(id);
      for (const one of everybody) one.reject(error);
    } finally {
      for (const signal of signals) signal.removeEventListener('abort', left);
    }
  };
  const flush = (): void => {
    const asked = gathering;
    gathering = new Map();
    if (asked.size > 0) void run(asked);
  };

  return (id, signal) =>
    new Promise<Answer>((resolve, reject) => {
      const me: Waiting<Answer> = { signal, resolve, reject };
      if (alone.has(id)) return void run(new Map([[id, [me]]]));
      if (gathering.size === 0) setTimeout(flush, GATHER_MS);
      gathering.set(id, [...(gathering.get(id) ?? []), me]);
      if (gathering.size >= most) flush();
    });
}
