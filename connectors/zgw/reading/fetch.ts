// Fetches objects by UUID: many with one `_zoek`, each by itself where that is refused, and says of each what came of it.
import { Blocked, Halt, Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import type { Api, Query } from '../api';
import { uuidOf } from '../urls';
import { preferring, type Habits } from './habits';

export interface Fetching {
  readonly api: Api;
  /** `/zaken` or `/enkelvoudiginformatieobjecten`. */
  readonly path: string;
  readonly habits: Habits;
  /** What to expand, where the version can. */
  readonly expand: readonly string[];
}

/** The object; null: it is not there (404, 410); an error: of this one alone. */
export type Fetched = JsonObject | null | Error;

/** Names in one `_zoek`: a page of the standard, so that one answer holds them all. */
export const TOGETHER = 100;

/**
 * At most `TOGETHER` ids. One that the search does not name is asked by itself: only a 404 says that it is gone, for lists leave
 * out silently what is not shown to us. Throws what concerns all of them (Retry, Halt).
 */
export async function fetchMany(from: Fetching, ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Fetched>> {
  const found = ids.length > 1 ? await search(from, ids, signal) : new Map<string, JsonObject>();
  const alone = ids.filter((id) => !found.has(id));
  const answers = await Promise.all(alone.map(async (id) => [id, await fetchAlone(from, id, signal)] as const));
  return new Map<string, Fetched>([...found, ...answers]);
}

async function search(from: Fetching, ids: readonly string[], signal: AbortSignal): Promise<Map<string, JsonObject>> {
  if (!from.habits.has(from.api, 'search')) return new Map();
  try {
    return await expanding(from, async (query) => {
      const found = new Map<string, JsonObject>();
      const asked = new Set<string>();
      for (let at: Query | null = query; at !== null && !asked.has(JSON.stringify(at)); ) {
        asked.add(JSON.stringify(at));
        const page: Awaited<ReturnType<Api['search']>> = await from.api.search(`${from.path}/_zoek`, at, { uuid__in: [...ids] }, signal);
        for (const item of page.items) {
          const id = uuidOf(item['url']);
          if (id !== null && ids.includes(id)) found.set(id, item);
        }
        at = page.next;
      }
      return found;
    });
  } catch (error) {
    // Refused with and without expand: this register cannot search by UUID. Zaken before 1.2 and some documents registers cannot.
    if (!(error instanceof Blocked)) throw error;
    from.habits.lacks(from.api, 'search');
    return new Map();
  }
}

/** What concerns this one only is an answer; what may pass or concerns the connection is thrown where nothing else can be read either. */
async function fetchAlone(from: Fetching, id: string, signal: AbortSignal): Promise<Fetched> {
  try {
    return await fetchOne(from, id, signal);
  } catch (error) {
    if (error instanceof Retry || error instanceof Blocked || error instanceof Halt) return error;
    throw error;
  }
}

/** One object by UUID; null: 404 or 410. A 403 is Blocked ZS4152: it is there, or not, and we may not know. */
export async function fetchOne(from: Fetching, id: string, signal: AbortSignal): Promise<JsonObject | null> {
  const path = `${from.path}/${encodeURIComponent(id)}`;
  try {
    // A path that cannot be expanded is answered with 404 from 1.6 on (zrc-027): the object itself may well be there.
    return await expanding(from, async (query) => {
      const found = await from.api.get(path, query, signal);
      if (found === null && query['expand'] !== undefined) throw new Blocked(diagnostic('ZS4103', `GET ${path}: 404 with expand`));
      return found;
    }, (found) => found !== null);
  } catch (error) {
    throw error instanceof Halt && error.diagnostics[0]?.code === 'ZS4102' ? new Blocked(diagnostic('ZS4152', error.diagnostics[0].message)) : error;
  }
}

const expanding = <Result>(from: Fetching, work: (query: Query) => Promise<Result>, proves: (result: Result) => boolean = () => true): Promise<Result> =>
  from.expand.length === 0 ? work({}) : preferring(from.habits, from.api, 'expand', (withIt) => work(withIt ? { expand: from.expand.join(',') } : {}), proves);
