// A shelf in memory that keeps the contract of `Shelf`: order of keys, copies, one at a time, all or nothing.
import type { Shelf } from '../../core/connector/host';
import type { Json } from '../../core/model/json';

/** Values are copied on the way in and out, as PostgreSQL would: nobody can change what is kept without putting it. */
export function memoryShelf(): Shelf {
  let rows = new Map<string, string>();
  let turn: Promise<unknown> = Promise.resolve();

  const over = (mine: () => Map<string, string>): Omit<Shelf, 'exclusively'> => ({
    get: (key) => {
      const kept = mine().get(key);
      return Promise.resolve(kept === undefined ? undefined : (JSON.parse(kept) as Json));
    },
    put: (key, value) => Promise.resolve(void mine().set(key, JSON.stringify(value))),
    remove: (key) => Promise.resolve(void mine().delete(key)),
    scan: (prefix, after, limit) =>
      Promise.resolve(
        [...mine()]
          .filter(([key]) => key.startsWith(prefix) && (after === null || key > after))
          .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
          .slice(0, limit)
          .map(([key, kept]) => ({ key, value: JSON.parse(kept) as Json })),
      ),
  });

  return {
    ...over(() => rows),
    exclusively: (work) => {
      const run = async (): Promise<Awaited<ReturnType<typeof work>>> => {
        const copy = new Map(rows);
        const result = await work(over(() => copy));
        rows = copy;
        return result;
      };
      const mine = turn.then(run);
      turn = mine.catch(() => undefined); // the next in line goes on; the caller gets the error
      return mine;
    },
  };
}
