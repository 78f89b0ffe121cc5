// A shelf in the memory of this process, for speed: keys in order, one writer at a time, all or nothing by undoing.
import type { Shelf } from '../../../core/connector/host';
import type { Json } from '../../../core/model/json';

type Desk = Omit<Shelf, 'exclusively'>;

const BLOCK = 512; // keys per block: a block splits in two when it is full

/**
 * Values are kept as JSON text: compact, and nobody can change what is kept without putting it. A reader outside `exclusively` may
 * see a mutation half done, as on any register without isolation; a writer never does.
 */
export function memory(): Shelf {
  const rows = new Map<string, string>();
  const keys = sortedKeys();
  let turn: Promise<unknown> = Promise.resolve();

  const set = (key: string, kept: string | undefined): void => {
    if (kept === undefined) {
      if (rows.delete(key)) keys.remove(key);
      return;
    }
    if (!rows.has(key)) keys.add(key);
    rows.set(key, kept);
  };
  const desk = (before: Map<string, string | undefined> | null): Desk => {
    const write = (key: string, kept: string | undefined): Promise<void> => {
      if (before && !before.has(key)) before.set(key, rows.get(key));
      set(key, kept);
      return Promise.resolve();
    };
    return {
      get: (key) => {
        const kept = rows.get(key);
        return Promise.resolve(kept === undefined ? undefined : (JSON.parse(kept) as Json));
      },
      put: (key, value) => write(key, JSON.stringify(value)),
      remove: (key) => write(key, undefined),
      scan: (prefix, after, limit) => Promise.resolve(keys.from(prefix, after, limit).map((key) => ({ key, value: JSON.parse(rows.get(key) ?? 'null') as Json }))),
    };
  };
  return {
    ...desk(null),
    exclusively: (work) => {
      const mine = turn.then(async () => {
        const before = new Map<string, string | undefined>();
        try {
          return await work(desk(before));
        } catch (error) {
          for (const [key, kept] of before) set(key, kept);
          throw error;
        }
      });
      turn = mine.catch(() => undefined); // the next in line goes on; the caller gets the error
      return mine;
    },
  };
}

interface SortedKeys {
  add(key: string): void;
  remove(key: string): void;
  /** Keys that start with `prefix`, in order, after `after`; at most `limit`. */
  from(prefix: string, after: string | null, limit: number): string[];
}

/** First place in an ordered list whose item is not before `key`. */
function firstNotBefore<Item>(items: readonly Item[], key: string, keyOf: (item: Item) => string): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keyOf(items[middle] as Item) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortedKeys(): SortedKeys {
  const blocks: string[][] = [];
  /** The block that holds `key`, or would. */
  const blockFor = (key: string): number => Math.min(firstNotBefore(blocks, key, (block) => block.at(-1) ?? ''), Math.max(0, blocks.length - 1));
  return {
    add: (key) => {
      const at = blockFor(key);
      const block = blocks[at] ?? (blocks[at] = []);
      block.splice(firstNotBefore(block, key, (item) => item), 0, key);
      if (block.length > BLOCK) blocks.splice(at + 1, 0, block.splice(BLOCK / 2));
    },
    remove: (key) => {
      const at = blockFor(key);
      const block = blocks[at];
      const place = block ? firstNotBefore(block, key, (item) => item) : -1;
      if (!block || block[place] !== key) return;
      block.splice(place, 1);
      if (block.length === 0) blocks.splice(at, 1);
    },
    from: (prefix, after, limit) => {
      const start = after !== null && after >= prefix ? after : prefix;
      const found: string[] = [];
      for (let at = blockFor(start); at < blocks.length; at += 1) {
        const block = blocks[at] ?? [];
        for (let place = firstNotBefore(block, start, (item) => item); place < block.length && found.length < limit; place += 1) {
          const key = block[place] ?? '';
          if (key === after) continue;
          if (!key.startsWith(prefix)) return found;
          found.push(key);
        }
        if (found.length >= limit) return found;
      }
      return found;
    },
  };
}
