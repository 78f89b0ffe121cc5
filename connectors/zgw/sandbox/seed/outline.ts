// Says of a seeded zaak what all the rest follows from: its kind, its days, how it ended, and whom it is related to.
import type { Numbers } from '../zaken/dossier';
import type { Places } from './catalogue';
import { dice, type Dice } from './dice';
import { SOORTEN, type Soort, type Uitkomst } from './types';

/** What the seed is asked for. */
export interface Seed {
  readonly numbers: Numbers;
  readonly places: Places;
  readonly zaken: number;
  readonly documenten: number;
}

/** What everything about a zaak follows from; cheap. */
export interface Outline {
  readonly serial: number;
  readonly soort: Soort;
  readonly startdatum: string;
  /** null: open. */
  readonly einddatum: string | null;
  readonly uitkomst: Uitkomst | null;
  readonly hoofdzaak: number | null;
  readonly deelzaken: readonly number[];
  readonly besluit: Besloten | null;
  readonly related: number | null;
}

/** The days of its besluit. */
export interface Besloten {
  readonly datum: string;
  readonly ingangsdatum: string;
  readonly vervaldatum: string | null;
}

export const DAY = 86_400_000; // ms
const FIRST_DAY = Date.parse('2015-01-01');
/** No seeded zaak takes longer, in days. */
export const LONGEST = 180;
const DAYS = 3833; // up to 30 June 2025: every date lies in the past
const ROUND = 20; // in every twenty zaken one has two deelzaken, right behind it
const HOOFDZAAK = 6;

const at = (days: number): string => new Date(FIRST_DAY + days * DAY).toISOString().slice(0, 10);
export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const soortNamed = (identificatie: string): Soort => SOORTEN.find((soort) => soort.identificatie === identificatie) as Soort;
const VERGUNNING = soortNamed('S-VERGUNNING');
const ADVIES = soortNamed('S-ADVIES');
const OTHERS = SOORTEN.filter((soort) => soort !== ADVIES);

/** Purposes of dice: each aspect has its own, so that a change of one leaves the others as they are. */
export const [OUTLINE, FIELDS, ROLES, TRAITS, OBJECTS, NONCES] = [1, 2, 3, 4, 5, 6];

/** Never falls as the number rises; a deelzaak starts with its hoofdzaak. */
export function startOf(seed: Pick<Seed, 'zaken'>, serial: number): string {
  const behind = Math.max(0, ((serial - 1) % ROUND) - HOOFDZAAK);
  return at(Math.floor(((serial - 1 - (behind <= 2 ? behind : 0)) * DAYS) / seed.zaken));
}

/** Chance of the UUID of a seeded object. */
export const nonceOf = (serial: number, kind: number, index: number): number => dice(serial, NONCES + kind * 70_001 + index).roll(2 ** 30);

export function outline(seed: Seed, serial: number): Outline {
  const startdatum = startOf(seed, serial);
  const place = (serial - 1) % ROUND;
  const die = dice(serial, OUTLINE);
  const hoofdzaak = place === HOOFDZAAK + 1 || place === HOOFDZAAK + 2 ? serial - (place - HOOFDZAAK) : null;
  if (hoofdzaak !== null) return deelzaak(seed, serial, startdatum, hoofdzaak);
  const deelzaken = place === HOOFDZAAK ? [serial + 1, serial + 2].filter((one) => one <= seed.zaken) : [];
  const soort = place === HOOFDZAAK ? VERGUNNING : die.pick(OTHERS);
  const closed = die.roll(10) < 7;
  const einddatum = closed ? addDays(startdatum, 10 + die.roll(170)) : null;
  const related = soort.identificatie === 'S-HANDHAVEN' && serial > 3 && die.once(2) ? serial - 3 : die.once(17) && serial > 1 ? serial - 1 : null;
  let uitkomst = einddatum === null ? null : die.pick(soort.uitkomsten);
  // A related zaak gives a date only when it is closed itself.
  if (uitkomst?.brondatum?.afleidingswijze === 'gerelateerde_zaak' && (related === null || endOf(seed, related) === null)) uitkomst = soort.uitkomsten[0] ?? null;
  const decided = soort.besluiten.length > 0 && einddatum !== null && (needsBesluit(uitkomst) || die.once(2));
  return { serial, soort, startdatum, einddatum, uitkomst, hoofdzaak: null, deelzaken, related, besluit: decided ? besloten(die, einddatum) : null };
}

const needsBesluit = (uitkomst: Uitkomst | null): boolean => uitkomst?.brondatum?.afleidingswijze.endsWith('_besluit') ?? false;

function besloten(die: Dice, einddatum: string): Besloten {
  const datum = addDays(einddatum, -die.roll(8));
  return { datum, ingangsdatum: addDays(datum, die.roll(30)), vervaldatum: die.once(3) ? null : addDays(datum, 100 + die.roll(1500)) };
}

/** Closed before its hoofdzaak is, and never left open by a closed one. */
function deelzaak(seed: Seed, serial: number, startdatum: string, hoofdzaak: number): Outline {
  const end = endOf(seed, hoofdzaak);
  const die = dice(serial, OUTLINE);
  const usual = addDays(startdatum, 1 + die.roll(8)); // a hoofdzaak takes ten days at least
  const einddatum = end !== null || die.once(2) ? usual : null;
  return { serial, soort: ADVIES, startdatum, einddatum, uitkomst: einddatum === null ? null : (ADVIES.uitkomsten[0] ?? null), hoofdzaak, deelzaken: [], besluit: null, related: null };
}

/** The einddatum alone, without what hangs from other zaken. */
export function endOf(seed: Seed, serial: number): string | null {
  const place = (serial - 1) % ROUND;
  if (place === HOOFDZAAK + 1 || place === HOOFDZAAK + 2) return deelzaak(seed, serial, startOf(seed, serial), serial - (place - HOOFDZAAK)).einddatum;
  const die = dice(serial, OUTLINE);
  if (place !== HOOFDZAAK) die.pick(OTHERS);
  return die.roll(10) < 7 ? addDays(startOf(seed, serial), 10 + die.roll(170)) : null;
}
