// An inbox in memory, as the store keeps one.
import type { Inbox, InboxEntry } from '../../core/connector/host';
import { formatRef } from '../../core/model/ref';

export function memoryInbox(): Inbox {
  const rows = new Map<string, InboxEntry>();
  return {
    put: (entries) => {
      for (const entry of entries) {
        const name = formatRef(entry.ref);
        if (rows.get(name)?.stamp !== entry.stamp) rows.set(name, JSON.parse(JSON.stringify(entry)) as InboxEntry);
      }
      return Promise.resolve();
    },
    get: (ref) => Promise.resolve(rows.get(formatRef(ref))),
    list: (after, limit) => Promise.resolve([...rows].sort(([a], [b]) => (a < b ? -1 : 1)).filter(([name]) => after === null || name > after).slice(0, limit).map(([, entry]) => entry)),
  };
}
