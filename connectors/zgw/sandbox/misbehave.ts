// Decides which call goes wrong, and how: by count or by chance, from a seed, so that a run can be repeated.
import type { Misbehaviour } from './settings';

export interface Misbehaving {
  /** The misbehaviour of this call; null: it goes well. */
  next(method: string, path: string): Misbehaviour | null;
  add(rules: readonly Misbehaviour[]): void;
  /** The rules, and how often each was used. */
  all(): readonly (Misbehaviour & { readonly fired: number })[];
  /** Forgets all rules and starts the generator again. */
  stop(): void;
}

/** mulberry32: small, seeded, even enough for choosing calls. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function misbehaving(first: readonly Misbehaviour[], seed: number): Misbehaving {
  let chance = generator(seed);
  let rules: { readonly rule: Misbehaviour; seen: number; fired: number }[] = [];
  const add = (more: readonly Misbehaviour[]): void => void rules.push(...more.map((rule) => ({ rule, seen: 0, fired: 0 })));
  add(first);
  return {
    add,
    all: () => rules.map(({ rule, fired }) => ({ ...rule, fired })),
    stop: () => {
      rules = [];
      chance = generator(seed);
    },
    next: (method, path) => {
      for (const entry of rules) {
        const { rule } = entry;
        if ((rule.method && rule.method.toUpperCase() !== method) || (rule.path && !path.startsWith(rule.path))) continue;
        if (rule.times !== undefined && entry.fired >= rule.times) continue;
        entry.seen += 1;
        const due = rule.every !== undefined ? entry.seen % rule.every === 0 : rule.probability !== undefined ? chance() < rule.probability : true;
        if (!due) continue;
        entry.fired += 1;
        return rule;
      }
      return null;
    },
  };
}
