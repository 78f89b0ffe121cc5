// The informatieobjecttypen of a target, fetched once for many documents.
import type { Host } from '../../../core/connector/host';
import type { JsonObject } from '../../../core/model/json';
import type { Api } from '../api';

export interface TypeBook {
  /** Published types of this omschrijving, in every catalogus. None is asked again each time: somebody may be adding it now. */
  named(omschrijving: string, signal: AbortSignal): Promise<readonly JsonObject[]>;
  /** The type of this id; null: it is not there, or not shown to us. */
  byId(id: string, signal: AbortSignal): Promise<JsonObject | null>;
  /** After a refusal, which may be about a type that is not there any more. */
  forget(): void;
}

/** Published types hardly change; one that a colleague ends is seen within these minutes. In ms. */
const REMEMBER = 5 * 60_000;
/** A municipality has some hundreds; beyond this the oldest answer goes. */
const MOST = 2_000;

/** No I/O yet. */
export function openTypeBook(catalogi: Pick<Api, 'all' | 'get'>, host: Pick<Host, 'clock'>): TypeBook {
  const kept = new Map<string, { readonly at: number; readonly value: Promise<unknown> }>();
  /** Those who ask at the same time share one call, unless the one who made it gave up. */
  const remember = async <Value>(key: string, isWorthIt: (value: Value) => boolean, ask: () => Promise<Value>): Promise<Value> => {
    const now = host.clock.now().getTime();
    const known = kept.get(key);
    if (known && now - known.at < REMEMBER) {
      const shared = await (known.value as Promise<Value>).then((value) => ({ value }), () => null);
      return shared ? shared.value : ask();
    }
    const value = ask();
    const mine = { at: now, value };
    kept.delete(key); // A new answer is the youngest.
    kept.set(key, mine);
    const [oldest] = kept.keys();
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    const drop = (): void => void (kept.get(key) === mine && kept.delete(key));
    value.then((answer) => isWorthIt(answer) || drop(), drop);
    return value;
  };
  return {
    named: (omschrijving, signal) => remember<readonly JsonObject[]>(`named ${omschrijving}`, (rows) => rows.length > 0, () => catalogi.all('/informatieobjecttypen', { omschrijving, status: 'definitief' }, signal)),
    byId: (id, signal) => remember<JsonObject | null>(`id ${id}`, (row) => row !== null, () => catalogi.get(`/informatieobjecttypen/${id}`, {}, signal)),
    forget: () => kept.clear(),
  };
}
