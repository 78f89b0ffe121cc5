// Derives the brondatum in each of the nine ways a resultaattype may ask for (Zaken API zrc-021; Open Zaak 1.30).
import { isObject, type Json, type JsonObject } from '../model/json';
import type { Zaak } from '../model/zaak';
import type { Afleidingswijze, Brondatum } from './brondatum';
import { addDuration, dayOf, latest } from './calendar';

/** Whose reading of the rules: the text of the standard, or what Open Zaak makes of it. */
export const PROFILES = ['standard', 'open-zaak'] as const;
export type Profile = (typeof PROFILES)[number];

/** What is known beside the zaak itself. What is not given is not known, and is then named by the answer (`needs`). */
export interface ArchiveFacts {
  /** The hoofdzaak, as far as it matters here. */
  readonly hoofdzaak?: { readonly einddatum?: string | undefined };
  /** By `bron` of the related zaak. */
  readonly relevanteAndereZaken?: Readonly<Record<string, { readonly einddatum?: string | undefined }>>;
  /** Attributes of zaakobjecten that live in another register, by `bron` of the zaakobject. */
  readonly zaakobjecten?: Readonly<Record<string, JsonObject>>;
  /** By `bron` of the deelzaak: for closing, which needs them closed. */
  readonly deelzaken?: Readonly<Record<string, { readonly einddatum?: string | undefined }>>;
}

/** What one way of deriving came to. */
export type Derived =
  | { readonly state: 'known'; readonly brondatum: string; readonly because: string }
  /** It will be known by something that happens in the register itself. */
  | { readonly state: 'postponed'; readonly because: string }
  /** Only a person can tell. */
  | { readonly state: 'human'; readonly because: string }
  /** It cannot be derived: the register refuses to close. */
  | { readonly state: 'error'; readonly because: string }
  /** It depends on what was not given. */
  | { readonly state: 'unknown'; readonly because: string; readonly needs: readonly string[] };

export interface DeriveInput {
  readonly zaak: Zaak;
  readonly facts: ArchiveFacts;
  readonly rule: Brondatum;
  readonly profile: Profile;
  /** The day on which it is closed, or will be. */
  readonly einddatum: string;
}

const known = (brondatum: string, because: string): Derived => ({ state: 'known', brondatum, because });
const failed = (because: string): Derived => ({ state: 'error', because });
const postponed = (because: string): Derived => ({ state: 'postponed', because });
const unknown = (because: string, needs: readonly string[]): Derived => ({ state: 'unknown', because, needs });

function fromHoofdzaak({ zaak, facts }: DeriveInput): Derived {
  if (!zaak.hoofdzaak) return failed('de brondatum volgt uit de hoofdzaak, en deze zaak heeft er geen');
  const name = zaak.hoofdzaak.identificatie ?? zaak.hoofdzaak.bron;
  if (!facts.hoofdzaak) return unknown(`de einddatum van hoofdzaak ${name} is niet bekend`, [zaak.hoofdzaak.bron]);
  const { einddatum } = facts.hoofdzaak;
  return einddatum === undefined ? postponed(`hoofdzaak ${name} is nog open; de brondatum volgt als die sluit`) : known(einddatum, `hoofdzaak ${name} is gesloten op ${einddatum}`);
}

function fromEigenschap({ zaak, rule }: DeriveInput): Derived {
  const naam = rule.datumkenmerk ?? '';
  if (naam === '') return failed('het resultaattype noemt geen datumkenmerk: niet te zeggen welke eigenschap de brondatum draagt');
  const eigenschap = zaak.eigenschappen.find((one) => one.naam === naam);
  if (!eigenschap || eigenschap.waarde === '') return postponed(`eigenschap "${naam}" is nog niet gevuld; de brondatum volgt daaruit`);
  const day = dayOf(eigenschap.waarde);
  return day === null ? failed(`eigenschap "${naam}" bevat geen datum`) : known(day, `eigenschap "${naam}" zegt ${day}`);
}

/** The value at a path of attributes; Open Zaak nests with `/`, the standard knows one name only. */
function attribute(object: JsonObject, path: string, profile: Profile): Json | undefined {
  const names = profile === 'open-zaak' ? path.split('/') : [path];
  return names.reduce<Json | undefined>((value, name) => (isObject(value) ? value[name] : undefined), object);
}

function fromZaakobject({ zaak, facts, rule, profile }: DeriveInput): Derived {
  const { objecttype, datumkenmerk } = rule;
  if (!objecttype || !datumkenmerk) return failed('het resultaattype noemt geen objecttype of geen datumkenmerk');
  const objects = zaak.zaakobjecten.filter((one) => one.objectType === objecttype);
  if (objects.length === 0) return failed(`er is geen zaakobject van type ${objecttype}`);
  const elsewhere = objects.filter((one) => one.object !== undefined && facts.zaakobjecten?.[one.bron] === undefined);
  if (elsewhere.length > 0) return unknown(`zaakobject van type ${objecttype} staat in een ander register en is niet opgehaald`, elsewhere.map((one) => one.object ?? one.bron));
  const days: string[] = [];
  for (const object of objects) {
    const value = attribute(facts.zaakobjecten?.[object.bron] ?? ((object.objectIdentificatie ?? {}) as JsonObject), datumkenmerk, profile);
    const day = typeof value === 'string' ? dayOf(value) : null;
    if (day === null) return failed(`een zaakobject van type ${objecttype} heeft geen datum in "${datumkenmerk}"`);
    days.push(day);
  }
  const last = latest(days) ?? '';
  return known(last, `${days.length === 1 ? 'het zaakobject' : `de laatste van ${days.length} zaakobjecten`} van type ${objecttype} zegt in "${datumkenmerk}" ${last}`);
}

function fromTermijn({ rule, einddatum }: DeriveInput): Derived {
  if (!rule.procestermijn) return failed('het resultaattype noemt geen procestermijn');
  const end = addDuration(einddatum, rule.procestermijn);
  return end === null ? failed(`procestermijn "${rule.procestermijn}" is geen duur waarmee te rekenen is`) : known(end, `de zaak sluit op ${einddatum}; met procestermijn ${rule.procestermijn} is dat ${end}`);
}

function fromRelated({ zaak, facts }: DeriveInput): Derived {
  const related = zaak.relevanteAndereZaken.map((one) => one.zaak);
  if (related.length === 0) return failed('de brondatum volgt uit een gerelateerde zaak, en er is er geen');
  const missing = related.filter((one) => facts.relevanteAndereZaken?.[one.bron] === undefined);
  if (missing.length > 0) return unknown(`van ${missing.length} gerelateerde zaken is de einddatum niet bekend`, missing.map((one) => one.bron));
  const last = latest(related.flatMap((one) => facts.relevanteAndereZaken?.[one.bron]?.einddatum ?? []));
  return last === null ? postponed('geen gerelateerde zaak is gesloten; de brondatum volgt als dat gebeurt') : known(last, `de laatste gerelateerde zaak is gesloten op ${last}`);
}

function fromIngangsdatum({ zaak }: DeriveInput): Derived {
  const last = latest(zaak.besluiten.map((one) => one.ingangsdatum));
  return last === null ? failed('de brondatum volgt uit een besluit, en er is er geen') : known(last, `het laatste besluit gaat in op ${last}`);
}

function fromVervaldatum({ zaak }: DeriveInput): Derived {
  const last = latest(zaak.besluiten.flatMap((one) => one.vervaldatum ?? []));
  return last === null ? postponed('geen besluit heeft een vervaldatum; de brondatum volgt als die gevuld is') : known(last, `het laatste besluit vervalt op ${last}`);
}

const fromRegistratie = ({ rule }: DeriveInput): Derived => ({
  state: 'human',
  because: `de brondatum staat buiten het zaaksysteem${rule.registratie ? ` (${rule.registratie}${rule.datumkenmerk ? `, "${rule.datumkenmerk}"` : ''})` : ''}; iemand moet hem invullen`,
});

/** How the brondatum is found, per afleidingswijze. */
const WAYS: Readonly<Record<Afleidingswijze, (input: DeriveInput) => Derived>> = {
  afgehandeld: ({ einddatum }) => known(einddatum, `de zaak sluit op ${einddatum}`),
  ander_datumkenmerk: fromRegistratie,
  eigenschap: fromEigenschap,
  gerelateerde_zaak: fromRelated,
  hoofdzaak: fromHoofdzaak,
  ingangsdatum_besluit: fromIngangsdatum,
  termijn: fromTermijn,
  vervaldatum_besluit: fromVervaldatum,
  zaakobject: fromZaakobject,
};

/** The brondatum as its resultaattype wants it derived. Pure. */
export const deriveBrondatum = (input: DeriveInput): Derived => WAYS[input.rule.afleidingswijze](input);
