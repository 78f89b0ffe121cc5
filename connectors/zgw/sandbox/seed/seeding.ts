// Computes seeded zaken, and what other APIs ask about them, from their number.
import { uuidAt } from '../paths';
import type { Besluit } from '../besluiten/store';
import { seededDocument, type DocumentSeeding } from '../documenten/seeded';
import type { Settings } from '../settings';
import type { Bounded, Comparison } from '../zaken/filters';
import { identify, zaakPlace, type Compute, type Dossier, type Numbers } from '../zaken/dossier';
import { places } from './catalogue';
import { addDays, LONGEST, nonceOf, outline, startOf, type Seed } from './outline';
import { seededDossier } from './parts';
import { bronorganisatieOf, identificatieOf, lightDossier, seededName, zaakValue } from './zaak';

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
  /** Of the seeded zaken in `within`, those whose rising field compares so; by einddatum, those that it cannot be said of that they do not. */
  between(field: Bounded, at: Comparison, value: string, within: readonly [number, number]): readonly [number, number];
  /** The highest number that seeded zaken of a year use. */
  lastNumber(year: string): number;
  /** Fields that never fall as the number rises. */
  readonly rises: ReadonlySet<string>;
}

const BESLUIT = /^BESLUIT-SEED-(\d{1,10})$/;

export function seedingOf({ seed: number, seeded }: Settings, numbers: Numbers): Seeding {
  const seed: Seed = { numbers, places: places(number), zaken: seeded.zaken, documenten: seeded.documenten };
  const count = seeded.zaken;
  const has = (serial: number): boolean => serial >= 1 && serial <= count;
  const numberOf = (place: string): number | null => {
    const found = place.startsWith('zaken:zaken/') ? identify(numbers, uuidAt(place)) : null;
    return found?.kind === 'zaak' && has(found.serial) && zaakPlace(numbers, seededName(found.serial)) === place ? found.serial : null;
  };
  const decided = (serial: number): ReturnType<typeof outline> | null => {
    const it = has(serial) ? outline(seed, serial) : null;
    return it !== null && it.besluit !== null ? it : null;
  };
  const numbered = (pattern: RegExp, text: string): number => Number(pattern.exec(text)?.[1] ?? 0);

  /** First serial in the range whose startdatum is not before (`reaches`) a day; one past the range where none is. */
  const first = ([low, high]: readonly [number, number], reaches: (startdatum: string) => boolean): number => {
    let [from, to] = [low, high + 1];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if (reaches(startOf(seed, middle))) to = middle;
      else from = middle + 1;
    }
    return from;
  };

  return {
    count, has,
    compute: (serial) => (has(serial) ? seededDossier(seed, serial) : undefined),
    light: (serial) => (has(serial) ? lightDossier(seed, outline(seed, serial)) : undefined),
    numbered: (bronorganisatie, identificatie) => {
      const serial = numbered(/^ZAAK-\d{4}-(\d{10})$/, identificatie);
      return has(serial) && identificatieOf(seed, serial) === identificatie && (bronorganisatie === null || bronorganisatieOf(serial) === bronorganisatie) ? serial : null;
    },
    besluit: (serial) => {
      const it = decided(serial);
      return it?.besluit ? besluitOf(seed, it, it.besluit) : undefined;
    },
    *besluiten() {
      for (let serial = 1; serial <= count; serial += 1) if (decided(serial)) yield serial;
    },
    besluitNumbered: (identificatie) => decided(numbered(BESLUIT, identificatie)) !== null,
    between: (field, at, value, within) => {
      const [low, high] = within;
      if (field === 'einddatum') {
        const earliest = at === 'lt' || at === 'lte' ? low : first(within, (day) => addDays(day, LONGEST) >= value);
        return [earliest, at === 'gt' || at === 'gte' ? high : first(within, (day) => day > value) - 1];
      }
      const from = first(within, (day) => day >= value);
      const past = first(within, (day) => day > value);
      return { is: [from, past - 1], gte: [from, high], gt: [past, high], lt: [low, from - 1], lte: [low, past - 1] }[at] as [number, number];
    },
    // A made zaak never gets a number that a seeded one has.
    lastNumber: () => count,
    rises: new Set(['identificatie', 'startdatum', 'registratiedatum']),
    documents: {
      zaken: count, documenten: seeded.documenten, bytes: seeded.bytes, large: seeded.large, numberOf,
      zaak: (serial) => {
        const it = outline(seed, serial);
        const { vertrouwelijkheidaanduiding = 'zaakvertrouwelijk' } = zaakValue(seed, it);
        return {
          place: zaakPlace(numbers, seededName(serial)), bronorganisatie: bronorganisatieOf(serial), startdatum: it.startdatum, einddatum: it.einddatum,
          vertrouwelijkheidaanduiding: String(vertrouwelijkheidaanduiding), informatieobjecttypen: it.soort.documenten.map(seed.places.informatieobjecttype),
        };
      },
    },
  };
}

function besluitOf(seed: Seed, { serial, soort }: ReturnType<typeof outline>, { datum, ingangsdatum, vervaldatum }: NonNullable<ReturnType<typeof outline>['besluit']>): Besluit {
  const [besluittype = ''] = soort.besluiten;
  return {
    serial, nonce: nonceOf(serial, 2, 0), seeded: true, next: 2,
    value: {
      identificatie: `BESLUIT-SEED-${serial}`, verantwoordelijkeOrganisatie: '002564440', besluittype: seed.places.besluittype(besluittype), zaak: zaakPlace(seed.numbers, seededName(serial)), datum, ingangsdatum,
      toelichting: 'Besloten “zoals gevraagd”', bestuursorgaan: 'Burgemeester en wethouders', ...(vervaldatum !== null && { vervaldatum, vervalreden: 'tijdelijk' }),
      ...(serial % 2 === 0 && { publicatiedatum: ingangsdatum, verzenddatum: datum }), ...(serial % 3 === 0 && { uiterlijkeReactiedatum: ingangsdatum }),
    },
    documents: seed.documenten > 0 ? [{ index: 1, nonce: nonceOf(serial, 3, 1), place: seededDocument(serial, 1) }] : [],
  };
}
