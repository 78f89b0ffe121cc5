// Reads from the register's own OpenAPI files what it offers for commands: numbers to be reserved, a document and its link in one call.
import type { Host } from '../../../core/connector/host';
import { isObject, type JsonObject } from '../../../core/model/json';
import type { Api } from '../api';

export interface CommandOffers {
  readonly zaaknummer: boolean;
  readonly documentnummer: boolean;
  readonly documentRegistreren: boolean;
}

export interface OfferBook {
  of(signal: AbortSignal): Promise<CommandOffers>;
}

const DAY = 24 * 3600_000;
const KEY = 'register/offers';

/** A path at the second level of the file; the files are large, and only their lines are looked at. */
const has = (file: string | null, path: string): boolean => file !== null && new RegExp(`^\\s{2,4}["']?/${path}["']?:`, 'm').test(file);

/** Pure. */
export const readCommandOffers = (zaken: string | null, documenten: string | null): CommandOffers => ({
  zaaknummer: has(zaken, 'zaaknummer_reserveren'), documentnummer: has(documenten, 'documentnummer_reserveren'), documentRegistreren: has(documenten, 'document_registreren'),
});

/** Remembers the answer in memory, and for a day on the shelf. */
export function openOffers(apis: { readonly zaken: Api; readonly documenten: Api | null }, openapi: string, host: Pick<Host, 'clock' | 'shelf'>): OfferBook {
  let known: Promise<CommandOffers> | null = null;
  const ask = async (signal: AbortSignal): Promise<CommandOffers> => {
    const shelved = await host.shelf.get(KEY);
    if (isObject(shelved) && host.clock.now().getTime() - Date.parse(String(shelved['fetchedAt'])) < DAY) return shelved['offers'] as unknown as CommandOffers;
    const [zaken, documenten] = await Promise.all([apis.zaken.text(openapi, signal), apis.documenten?.text(openapi, signal) ?? null]);
    const offers = readCommandOffers(zaken, documenten);
    await host.shelf.put(KEY, { fetchedAt: host.clock.now().toISOString(), offers: offers as unknown as JsonObject });
    return offers;
  };
  return {
    of: async (signal) => {
      known ??= ask(signal);
      try {
        return await known;
      } catch (error) {
        known = null; // Asked again by the next.
        throw error;
      }
    },
  };
}
