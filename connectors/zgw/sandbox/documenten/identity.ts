// Names documents: UUIDs that say where a document stands, and keys that keep them in order.
import { identities } from '../identity';
import { placeAt, type Place } from '../paths';

export const COLLECTION = 'enkelvoudiginformatieobjecten';
export const placeOfDocument = (uuid: string): Place => placeAt('documenten', COLLECTION, uuid);

const MADE = 1; // identity of a document that a caller made
const SEEDED = 2; // identity of document `index` of seeded zaak `serial`
const SEEDED_PART = 3; // what hangs from it, one of each kind: `index` × 8 + kind
const known = identities('documenten');

export const digits = (value: number, count: number): string => String(value).padStart(count, '0');
/** Seeded documents come first in the order of all documents, then those that were made: lists are oldest first, as in Open Zaak. */
export const seededKey = (zaak: number, nummer: number): string => `a/${digits(zaak, 12)}/${digits(nummer, 5)}`;
export const madeKey = (serial: number): string => `b/${digits(serial, 12)}`;

export const documentUuid = (serial: number, nonce: number): string => known.uuid({ kind: MADE, serial, index: 0, nonce });
/** The same in every process, and unlike its neighbours: below 2^30. */
const nonceOf = (zaak: number, nummer: number): number => Math.imul(zaak * 31 + nummer, 0x9e3779b1) & 0x3fffffff;

/** The same in every process: chance has no part in it. */
export const seededDocumentUuid = (zaak: number, nummer: number): string => known.uuid({ kind: SEEDED, serial: zaak, index: nummer, nonce: nonceOf(zaak, nummer) });

/** Key of the document a UUID can be of; null: of none that this sandbox ever made. */
export function keyOf(uuid: string): string | null {
  const identity = known.read(uuid);
  if (identity?.kind === MADE) return madeKey(identity.serial);
  return identity?.kind === SEEDED ? seededKey(identity.serial, identity.index) : null;
}

const SEEDED_KEY = /^a\/(\d+)\/(\d+)$/;
/** Zaak and number of a seeded document; null: made by a caller. */
export function seededAt(key: string): { readonly zaak: number; readonly nummer: number } | null {
  const match = SEEDED_KEY.exec(key);
  return match ? { zaak: Number(match[1]), nummer: Number(match[2]) } : null;
}


/** What hangs from a seeded document, one of each. */
export const SEEDED_PARTS = ['objectinformatieobjecten', 'gebruiksrechten', 'verzendingen'] as const;
export type SeededPart = (typeof SEEDED_PARTS)[number];

export const seededPartUuid = (zaak: number, nummer: number, part: SeededPart): string =>
  known.uuid({ kind: SEEDED_PART, serial: zaak, index: nummer * 8 + SEEDED_PARTS.indexOf(part), nonce: nonceOf(zaak, nummer) });

/** The seeded document a part's UUID says it hangs from; null: it is not of a seeded document. */
export function seededPartAt(uuid: string): { readonly zaak: number; readonly nummer: number; readonly part: SeededPart } | null {
  const identity = known.read(uuid);
  const part = identity && SEEDED_PARTS[identity.index % 8];
  return identity?.kind === SEEDED_PART && part ? { zaak: identity.serial, nummer: Math.floor(identity.index / 8), part } : null;
}
