// Computes seeded zaken from their number.
import type { Settings } from '../settings';
import type { Besluit } from '../besluiten/store';
import type { DocumentSeeding } from '../documenten/seeded';
import type { Compute, Dossier, Numbers } from '../zaken/dossier';

export interface Seeding {
  /** Seeded zaken are numbered 1 … count. */
  readonly count: number;
  has(serial: number): boolean;
  readonly compute: Compute;
  readonly documents: DocumentSeeding;
  /** The zaak without its parts: faster. */
  light(serial: number): Dossier | undefined;
  /** The seeded zaak with this identificatie, of this bronorganisatie (null: of any); null where there is none. */
  numbered(bronorganisatie: string | null, identificatie: string): number | null;
  /** The seeded besluit with a number. */
  besluit(serial: number): Besluit | undefined;
  /** Numbers of all seeded besluiten. */
  besluiten(): Iterable<number>;
  besluitNumbered(identificatie: string): boolean;
  /** Of the seeded zaken in `within`, those whose rising field compares so. */
  between(field: 'startdatum' | 'registratiedatum', at: 'is' | 'gt' | 'gte' | 'lt' | 'lte', value: string, within: readonly [number, number]): readonly [number, number];
  /** The highest number that seeded zaken of a year use. */
  lastNumber(year: string): number;
  /** Fields that never fall as the number rises. */
  readonly rises: ReadonlySet<string>;
}

const NONE: Seeding = {
  count: 0, has: () => false, compute: () => undefined, light: () => undefined, numbered: () => null, lastNumber: () => 0, besluit: () => undefined, besluiten: () => [], besluitNumbered: () => false,
  between: () => [1, 0], rises: new Set(['identificatie', 'startdatum', 'registratiedatum']),
  documents: { zaken: 0, documenten: 0, bytes: 0, large: [], zaak: () => { throw new RangeError('no zaak is seeded'); }, numberOf: () => null },
};

export function seedingOf(_settings: Settings, _numbered: Numbers): Seeding {
  return NONE;
}
