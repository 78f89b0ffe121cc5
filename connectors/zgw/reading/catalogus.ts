// Remembers objects of the Catalogi API, fetched once for many zaken and asked again with their ETag.
import type { Host } from '../../../core/connector/host';
import type { JsonObject } from '../../../core/model/json';
import type { Api } from '../api';
import { uuidOf } from '../urls';

export interface Types {
  /** The object behind a URL of the catalogue, by UUID; null: the Catalogi API does not have it. */
  get(url: string, signal: AbortSignal): Promise<JsonObject | null>;
}

/** A change in the catalogue is seen after at most five minutes; until then a type costs no call. */
const FRESH = 5 * 60_000;
/** A large municipality has some 500 zaaktypen with 20 parts each. */
const MOST = 10_000;

interface Kept {
  readonly at: number;
  readonly etag: string | null;
  readonly value: JsonObject | null;
}

/** `collection/<uuid>` at the end of a URL, whatever its host; null where it has none. */
export function placeOf(url: string): string | null {
  const id = uuidOf(url);
  const collection = (url.split(/[?#]/)[0] ?? '').replace(/\/+$/, '').split('/').at(-2);
  return id === null || !collection || !/^[a-z-]+$/.test(collection) ? null : `${collection}/${id}`;
}

/** One per connection; bounded, the least lately used goes first. */
export function openTypes(catalogi: Api, host: Pick<Host, 'clock'>): Types {
  const kept = new Map<string, Kept>();
  const asking = new Map<string, Promise<Kept>>();
  const now = (): number => host.clock.now().getTime();

  const keep = (place: string, entry: Kept): Kept => {
    kept.delete(place);
    kept.set(place, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST) break;
      kept.delete(oldest);
    }
    return entry;
  };
  const ask = async (place: string, before: Kept | undefined, signal: AbortSignal): Promise<Kept> => {
    const answer = await catalogi.conditional(`/${place}`, before?.value ? before.etag : null, signal);
    if (answer?.state === 'same' && before) return keep(place, { ...before, at: now() });
    return keep(place, answer?.state === 'value' ? { at: now(), etag: answer.etag, value: answer.value } : { at: now(), etag: null, value: null });
  };

  return {
    get: async (url, signal) => {
      const place = placeOf(url);
      if (place === null) return null;
      const known = kept.get(place);
      // What is not there may have been made since: it is never remembered as absent.
      if (known?.value && now() - known.at < FRESH) return keep(place, known).value;
      const together = asking.get(place);
      // Who asked first may have been stopped: that is no answer for us.
      const shared = together === undefined ? null : await together.catch(() => null);
      if (shared) return shared.value;
      const mine = ask(place, known, signal);
      asking.set(place, mine);
      try {
        return (await mine).value;
      } finally {
        if (asking.get(place) === mine) asking.delete(place);
      }
    },
  };
}
