// Counts what was asked and what was made, so that a test can show that nothing was done twice.
import type { Shelf } from '../../../core/connector/host';
import type { JsonObject } from '../../../core/model/json';
import type { Desk } from './state';

const PAGE = 500;

/** Counts a creation on the shelf, in the transaction that makes it: it survives the process and counts over all servers. */
export async function created(desk: Desk, collection: string, key: string): Promise<void> {
  const place = `created/${collection}/${key}`;
  const before = await desk.get(place);
  await desk.put(place, (typeof before === 'number' ? before : 0) + 1);
}

/** Creations so far, per collection and key (`zaaktypen/B9001`), removed objects included. */
export async function creations(shelf: Shelf): Promise<JsonObject> {
  const counted: JsonObject = {};
  for (let after: string | null = null; ; ) {
    const rows: Awaited<ReturnType<Shelf['scan']>> = await shelf.scan('created/', after, PAGE);
    for (const row of rows) counted[row.key.slice('created/'.length)] = row.value;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return counted;
    after = last.key;
  }
}

/** Calls that reached this process, per method and path without identities. */
export interface Calls {
  count(method: string, path: string): void;
  all(): JsonObject;
  forget(): void;
}

export function countCalls(): Calls {
  const calls = new Map<string, number>();
  return {
    count: (method, path) => {
      const name = `${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{uuid}')}`;
      calls.set(name, (calls.get(name) ?? 0) + 1);
    },
    all: () => Object.fromEntries([...calls].sort(([a], [b]) => (a < b ? -1 : 1))),
    forget: () => calls.clear(),
  };
}
