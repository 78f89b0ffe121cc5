// Collects the marks of calls that come together into one commit: a thousand callers a second do not wait for a thousand flushes.
import type { Lane } from '../engine/lanes';
import type { Layer, Mark, Marks } from './ports';

/** Marks, and resolves when they are committed; rejects when they are not: then the caller must not say that they are. */
export type KeepMarks = (marks: readonly Mark[], lane: Lane, layer: Layer) => Promise<void>;

export interface CollectOptions {
  /** How long the first of a batch waits for others, in ms. While a commit is under way the next batch gathers anyhow. */
  readonly waitMs: number;
  /** Most names in one statement. */
  readonly most: number;
  /** Commits under way at a time: while one is flushed to disk another is worked out. */
  readonly atOnce: number;
}

interface Waiting {
  readonly marks: readonly Mark[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

const DEFAULTS: CollectOptions = { waitMs: 3, most: 2_000, atOnce: 2 };

/**
 * Gathers per lane and layer; names that come twice in a batch are one name (the statement sees to it). Few commits
 * are under way at a time, so batches grow with the crowd. A batch that fails fails all its callers: each sender tries again.
 */
export function collector(store: Pick<Marks, 'mark'>, options: Partial<CollectOptions> = {}): KeepMarks {
  const { waitMs, most, atOnce } = { ...DEFAULTS, ...options };
  const gatherings = new Map<string, KeepMarks>();
  const gathering = (lane: Lane, layer: Layer): KeepMarks => {
    const queue: Waiting[] = [];
    let under = 0;
    const flush = async (): Promise<void> => {
      while (queue.length > 0) {
        const batch: Waiting[] = [];
        for (let size = 0; queue.length > 0 && (size === 0 || size + (queue[0]?.marks.length ?? 0) <= most); ) {
          const next = queue.shift() as Waiting;
          batch.push(next);
          size += next.marks.length;
        }
        try {
          await store.mark(batch.flatMap(({ marks }) => marks), lane, layer);
          for (const { done } of batch) done();
        } catch (error) {
          for (const { failed } of batch) failed(error);
        }
      }
      under -= 1;
    };
    return (marks) =>
      new Promise((done, failed) => {
        queue.push({ marks, done, failed });
        if (under >= atOnce) return;
        under += 1;
        setTimeout(() => void flush(), waitMs);
      });
  };
  return (marks, lane, layer) => {
    if (marks.length === 0) return Promise.resolve();
    const key = `${lane} ${layer}`;
    const known = gatherings.get(key) ?? gathering(lane, layer);
    gatherings.set(key, known);
    return known(marks, lane, layer);
  };
}

/** Says of a connection that it was heard, at most once in this time per process: the row itself is kept to the minute. */
export function hearing(heard: (name: string) => Promise<void>, everyMs = 30_000, now = Date.now): (name: string) => Promise<void> {
  const last = new Map<string, number>();
  return async (name) => {
    const at = now();
    if (at - (last.get(name) ?? -Infinity) < everyMs) return;
    await heard(name);
    last.set(name, at);
  };
}
