// Derives archiefnominatie, brondatum and archiefactiedatum at closing, per afleidingswijze, as Open Zaak does.
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { uuidAt } from '../paths';
import { lookUp } from '../state';
import type { Act } from './act';
import { identify, partsOf, type Dossier } from './dossier';
import { addPeriod } from './term';
import { besluitOf } from '../besluiten/store';

/** A day; null: not known (yet), which is no fault; or why it cannot be derived. */
type Found = { readonly day: string | null } | { readonly fault: string };

const day = (value: string | null): Found => ({ day: value });
const fault = (why: string): Found => ({ fault: why });
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

interface Question {
  readonly mine: Act;
  readonly dossier: Dossier;
  readonly einddatum: string;
  readonly procedure: JsonObject;
}

/** The date part of a date or a moment; null where it is neither. */
function dayIn(value: string): string | null {
  const said = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(value)?.[1] ?? /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/.exec(value)?.slice(1).join('-') ?? '';
  return said !== '' && !Number.isNaN(Date.parse(said)) && new Date(said).toISOString().startsWith(said) ? said : null;
}

const latest = (days: readonly string[]): string | null => [...days].sort().at(-1) ?? null;

const MANNERS: Readonly<Record<string, (question: Question) => Promise<Found>>> = {
  afgehandeld: ({ einddatum }) => Promise.resolve(day(einddatum)),
  hoofdzaak: async ({ mine, dossier }) => {
    const place = dossier.zaak['hoofdzaak'];
    const found = typeof place === 'string' ? identify(mine.room.numbers, uuidAt(place)) : null;
    const hoofdzaak = found ? await mine.dossier(found.serial) : undefined;
    if (!hoofdzaak) return fault('De zaak heeft geen hoofdzaak.');
    // Postponed until the hoofdzaak closes.
    return day(text(hoofdzaak.zaak['einddatum']) || null);
  },
  eigenschap: ({ dossier, procedure }) => {
    const naam = text(procedure['datumkenmerk']);
    if (naam === '') return Promise.resolve(fault('Geen datumkenmerk aanwezig om de eigenschap te achterhalen.'));
    const waarde = partsOf(dossier, 'zaakeigenschap').find(({ value }) => value['naam'] === naam)?.value['waarde'];
    if (waarde === undefined) return Promise.resolve(day(null));
    const said = dayIn(String(waarde));
    return Promise.resolve(said === null ? fault(`Geen geldige datumwaarde in eigenschap "${naam}".`) : day(said));
  },
  // Outside this register: a person fills it in.
  ander_datumkenmerk: () => Promise.resolve(day(null)),
  zaakobject: ({ dossier, procedure }) => {
    const objecttype = text(procedure['objecttype']);
    const path = text(procedure['datumkenmerk']);
    if (objecttype === '' || path === '') return Promise.resolve(fault('Geen objecttype of datumkenmerk aanwezig om het zaakobject te achterhalen.'));
    const objects = partsOf(dossier, 'zaakobject').filter(({ value }) => value['objectType'] === objecttype);
    if (objects.length === 0) return Promise.resolve(fault(`Geen zaakobject van type "${objecttype}".`));
    const days = objects.map(({ value }) => dayIn(text(attribute(isObject(value['objectIdentificatie']) ? value['objectIdentificatie'] : {}, path))));
    return Promise.resolve(days.some((said) => said === null) ? fault(`Geen geldige datumwaarde in attribuut "${path}" van het zaakobject.`) : day(latest(days.filter((said) => said !== null))));
  },
  termijn: ({ einddatum, procedure }) => {
    const said = addPeriod(einddatum, text(procedure['procestermijn']));
    return Promise.resolve(said === null ? fault('Geen procestermijn aanwezig om de brondatum te berekenen.') : day(said));
  },
  gerelateerde_zaak: async ({ mine, dossier }) => {
    const related = dossier.zaak['relevanteAndereZaken'];
    const days: string[] = [];
    for (const item of Array.isArray(related) ? related : []) {
      const found = isObject(item) ? identify(mine.room.numbers, uuidAt(text(item['url']))) : null;
      const other = found?.kind === 'zaak' ? await mine.dossier(found.serial) : undefined;
      if (other?.zaak['einddatum'] !== undefined) days.push(String(other.zaak['einddatum']));
    }
    return days.length === 0 ? fault('Geen gerelateerde zaken aanwezig om de brondatum te berekenen.') : day(latest(days));
  },
  ingangsdatum_besluit: async (question) => {
    const days = await besluitDays(question, 'ingangsdatum');
    return days.length === 0 ? fault('Geen besluiten aanwezig om de brondatum te berekenen.') : day(latest(days));
  },
  vervaldatum_besluit: async (question) => day(latest(await besluitDays(question, 'vervaldatum'))),
};

async function besluitDays({ mine, dossier }: Question, field: string): Promise<readonly string[]> {
  const found = await Promise.all(dossier.besluiten.map((place) => besluitOf(mine, place)));
  return found.map((besluit) => text(besluit?.value[field])).filter((said) => said !== '');
}

/** `a/b` steps into a group (Open Zaak). Free data of an `overige` object counts as its own attributes. */
function attribute(identification: JsonObject, path: string): Json | undefined {
  const step = (at: JsonObject): Json | undefined => path.split('/').reduce<Json | undefined>((held, name) => (isObject(held) ? held[name] : undefined), at);
  const { overigeData } = identification;
  return step(identification) ?? (isObject(overigeData) ? step(overigeData) : undefined);
}

/** What closing writes on the zaak. */
export interface Archived {
  readonly archiefnominatie?: string;
  readonly startdatumBewaartermijn?: string;
  readonly archiefactiedatum?: string;
}

/** For a zaak that ends on `einddatum`; or why it cannot end (`archiefactiedatum-error`). */
export async function archive(mine: Act, dossier: Dossier, einddatum: string): Promise<Archived | { readonly fault: string }> {
  const [resultaat] = partsOf(dossier, 'resultaat');
  const type = resultaat ? await lookUp(mine.desk, String(resultaat.value['resultaattype'])) : undefined;
  if (!type) return {};
  // zrc-021: what is on the zaak already goes before what the resultaattype says.
  const nominatie = text(dossier.zaak['archiefnominatie']) || text(type.value['archiefnominatie']);
  const given = { ...(nominatie !== '' && { archiefnominatie: nominatie }) };
  const termijn = text(type.value['archiefactietermijn']);
  const known = text(dossier.zaak['startdatumBewaartermijn']);
  const procedure = type.value['brondatumArchiefprocedure'];
  if (text(dossier.zaak['archiefactiedatum']) !== '') return given;
  const found: Found = known !== '' ? day(known) : isObject(procedure) ? await (MANNERS[text(procedure['afleidingswijze'])]?.({ mine, dossier, einddatum, procedure }) ?? day(null)) : day(null);
  if ('fault' in found) return nominatie === 'blijvend_bewaren' ? given : found; // open-zaak#2427: what stays for ever needs no date
  if (found.day === null) return given;
  const actie = termijn === '' ? null : addPeriod(found.day, termijn);
  return { ...given, ...(nominatie === 'vernietigen' && { startdatumBewaartermijn: found.day }), ...(actie !== null && { archiefactiedatum: actie }) };
}
