// Chance that follows from a number: the same every time, cheap, and without memory.

/** A stream of whole numbers for one object. */
export interface Dice {
  /** 0 … below - 1. */
  roll(below: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** True one time in `times`. */
  once(times: number): boolean;
}

/** splitmix32 from a number and what it is for. */
export function dice(number: number, purpose: number): Dice {
  let state = (Math.imul(number ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(purpose + 1, 0xc2b2ae35) ^ Math.floor(number / 2 ** 32)) >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const roll = (below: number): number => next() % below;
  return {
    roll,
    pick: (items) => {
      const item = items[roll(items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    once: (times) => roll(times) === 0,
  };
}
