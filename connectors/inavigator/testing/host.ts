// A host in memory, with a clock the test holds and a spool on disk, for tests of this connector.
import { openSpool } from '../../../core/content/spool';
import type { Host, Inbox, InboxEntry } from '../../../core/connector/host';
import { formatRef } from '../../../core/model/ref';
import { memoryShelf } from '../../../test/support/shelf';

/** An inbox as the store keeps it: an equal stamp changes nothing. `broken()` makes the next put fail. */
export function memoryInbox(): Inbox & { readonly entries: Map<string, InboxEntry>; breakOnce(): void } {
  const entries = new Map<string, InboxEntry>();
  let broken = false;
  return {
    entries,
    breakOnce: () => {
      broken = true;
    },
    put: (given) => {
      if (broken && given.length > 0) {
        broken = false;
        return Promise.reject(new Error('the database is away'));
      }
      for (const entry of given) if (entries.get(formatRef(entry.ref))?.stamp !== entry.stamp) entries.set(formatRef(entry.ref), entry);
      return Promise.resolve();
    },
    get: (ref) => Promise.resolve(entries.get(formatRef(ref))),
    list: (after, limit) => Promise.resolve([...entries].filter(([name]) => after === null || name > after).sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, limit).map(([, entry]) => entry)),
  };
}

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** `now` can be moved; `root` is the folder of the house; `readOnly` as while somebody plans. */
export function testHost(root: string, now: { at: Date }, readOnly = false): Host & { readonly inbox: ReturnType<typeof memoryInbox> } {
  return {
    connection: 'inavigator',
    clock: { now: () => now.at },
    log: silent,
    http: () => {
      throw new Error('i-Navigator makes no calls');
    },
    inbox: memoryInbox(),
    spool: openSpool(`${root}/spool`),
    shelf: memoryShelf(),
    root,
    readOnly,
    callbackUrl: null,
    linked: () => Promise.resolve(new Map()),
  };
}
