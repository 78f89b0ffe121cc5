// Plays what goes wrong in real systems, by number: the same seed and the same calls go wrong in the same way.
import { z } from 'zod';

/** Applies to calls that write, unless `reads` is given. What is absent does not happen. */
export const misbehaviour = z.strictObject({
  /** Answer later, in ms. */
  slow: z.number().int().min(0).optional(),
  /** Answer with this status and do nothing. */
  status: z.number().int().min(400).max(599).optional(),
  /** With it, as Retry-After. */
  retryAfter: z.string().optional(),
  /** Break the connection: before anything is done, after it was done, or in the middle of the answer. */
  drop: z.enum(['before', 'after', 'body']).optional(),
  /** Only calls whose method and path fit this, such as `POST /items`. */
  match: z.string().optional(),
  /** The first so many fitting calls behave. */
  skip: z.number().int().min(0).optional(),
  /** So many fitting calls go wrong, then none; absent: all. */
  times: z.number().int().min(1).optional(),
  /** Of the fitting calls, this part goes wrong (0 to 1), chosen by a seeded generator. */
  chance: z.number().min(0).max(1).optional(),
  seed: z.number().int().optional(),
  reads: z.boolean().optional(),
});

export type Misbehaviour = z.output<typeof misbehaviour>;

/** mulberry32: small, seeded, good enough to choose which reply is lost. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Mood {
  set(next: Misbehaviour | null): void;
  /** How this call goes wrong; null: it does not. Counts the call. */
  of(method: string, path: string): Misbehaviour | null;
}

/** Remembers how often a fitting call came by; held by the process that plays, not by the shelf. */
export function makeMood(): Mood {
  let current: Misbehaviour | null = null;
  let seen = 0;
  let chance = random(1);
  return {
    set: (next) => {
      current = next;
      seen = 0;
      chance = random(next?.seed ?? 1);
    },
    of: (method, path) => {
      if (current === null || (method === 'GET' && current.reads !== true)) return null;
      if (current.match !== undefined && !`${method} ${path}`.includes(current.match)) return null;
      seen += 1;
      const skip = current.skip ?? 0;
      if (seen <= skip || (current.times !== undefined && seen > skip + current.times)) return null;
      return current.chance === undefined || chance() < current.chance ? current : null;
    },
  };
}
