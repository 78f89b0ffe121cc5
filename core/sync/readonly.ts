// Lends a connector a house in which nothing can be written: for plan, and whoever else only looks.
import type { Host, Inbox, InboxEntry, Shelf } from '../connector/host';
import type { HttpFactory } from '../connector/http';
import { Blocked } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import type { Json } from '../model/json';
import { formatRef } from '../model/ref';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** RFC 9110 §9.2.1: safe methods only, and searches by POST, which the connector vouches for. */
function safeHttp(http: HttpFactory): HttpFactory {
  return (options) => {
    const client = http(options);
    return {
      request: (request, signal) => {
        if (!SAFE.has(request.method) && !(request.method === 'POST' && request.onlyReads)) throw new Blocked(diagnostic('ZS9003', `${request.method} ${request.path.split('?')[0] ?? ''} while only reading`));
        return client.request(request, signal);
      },
      [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
    };
  };
}

/** What is put stays in this process, over what is really there: a pushed-to source can be planned from without a row. */
function overlaidInbox(inbox: Inbox): Inbox {
  const put = new Map<string, InboxEntry>();
  return {
    put: (entries) => {
      for (const entry of entries) put.set(formatRef(entry.ref), entry);
      return Promise.resolve();
    },
    get: async (ref) => put.get(formatRef(ref)) ?? inbox.get(ref),
    list: async (after, limit) => {
      const kept = await inbox.list(after, limit);
      const end = kept.length < limit ? null : (kept.at(-1)?.ref.id ?? null);
      const mine = [...put.values()].filter((entry) => (after === null || entry.ref.id > after) && (end === null || entry.ref.id <= end));
      const names = new Set(mine.map((entry) => formatRef(entry.ref)));
      return [...kept.filter((entry) => !names.has(formatRef(entry.ref))), ...mine].sort((a, b) => (a.ref.id < b.ref.id ? -1 : 1));
    },
  };
}

function overlaidShelf(shelf: Shelf): Shelf {
  const put = new Map<string, Json | undefined>();
  const over: Shelf = {
    get: async (key) => (put.has(key) ? put.get(key) : shelf.get(key)),
    put: (key, value) => Promise.resolve(void put.set(key, value)),
    remove: (key) => Promise.resolve(void put.set(key, undefined)),
    scan: async (prefix, after, limit) => {
      const kept = await shelf.scan(prefix, after, limit + put.size);
      const all = new Map<string, Json | undefined>(kept.map((row) => [row.key, row.value]));
      for (const [key, value] of put) if (key.startsWith(prefix) && (after === null || key > after)) all.set(key, value);
      return [...all].flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }])).sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, limit);
    },
    exclusively: (work) => work(over),
  };
  return over;
}

/** A host like this one, from which nothing reaches the outside but questions, and nothing reaches the database. */
export function readOnlyHost(host: Host): Host {
  return { ...host, readOnly: true, http: safeHttp(host.http), inbox: overlaidInbox(host.inbox), shelf: overlaidShelf(host.shelf) };
}
