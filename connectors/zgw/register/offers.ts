// Reads from the register's own OpenAPI files what it offers for commands: numbers to be reserved, a document and its link in one call.
import type { Host } from '../../../core/connector/host';
import type { Api } from '../api';
import { forADay, type Remembered } from '../for-a-day';

export interface CommandOffers {
  readonly zaaknummer: boolean;
  readonly documentnummer: boolean;
  readonly documentRegistreren: boolean;
}

export type OfferBook = Remembered<CommandOffers>;

/** A path at the second level of the file; the files are large, and only their lines are looked at. */
const has = (file: string | null, path: string): boolean => file !== null && new RegExp(`^\\s{2,4}["']?/${path}["']?:`, 'm').test(file);

/** Pure. */
export const readCommandOffers = (zaken: string | null, documenten: string | null): CommandOffers => ({
  zaaknummer: has(zaken, 'zaaknummer_reserveren'), documentnummer: has(documenten, 'documentnummer_reserveren'), documentRegistreren: has(documenten, 'document_registreren'),
});

export const openOffers = (apis: { readonly zaken: Api; readonly documenten: Api | null }, openapi: string, host: Pick<Host, 'clock' | 'shelf'>): OfferBook =>
  forADay(host, 'register/offers', async (signal) => {
    const [zaken, documenten] = await Promise.all([apis.zaken.text(openapi, signal), apis.documenten?.text(openapi, signal) ?? null]);
    return readCommandOffers(zaken, documenten);
  });
