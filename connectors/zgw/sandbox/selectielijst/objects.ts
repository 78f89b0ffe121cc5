// The objects of the Selectielijst API, made from the facts the house keeps; the same UUIDs everywhere and always.
import { RESULTAATTYPEOMSCHRIJVINGEN, SELECTIELIJSTEN, type SelectielijstResultaat } from '../../../../core/archive/selectielijst';
import type { JsonObject } from '../../../../core/model/json';
import type { Place } from '../paths';
import { namedUuid } from '../uuid';

export const procestypePlaceOf = (jaar: number, nummer: number): Place => `selectielijst:procestypen/${namedUuid(`procestype/${jaar}/${nummer}`)}`;
export const resultaatPlaceOf = (jaar: number, nummer: string): Place => `selectielijst:resultaten/${namedUuid(`resultaat/${jaar}/${nummer}`)}`;
export const resultaattypeomschrijvingPlaceOf = (naam: string): Place => `selectielijst:resultaattypeomschrijvingen/${namedUuid(`resultaattypeomschrijving/${naam}`)}`;

const results = new Map<Place, { readonly jaar: number; readonly resultaat: SelectielijstResultaat }>(
  SELECTIELIJSTEN.flatMap(({ jaar, resultaten }) => resultaten.map((resultaat) => [resultaatPlaceOf(jaar, resultaat.nummer), { jaar, resultaat }] as const)),
);
const names = new Map<Place, string>(RESULTAATTYPEOMSCHRIJVINGEN.map((naam) => [resultaattypeomschrijvingPlaceOf(naam), naam]));
const processes = new Set<Place>(SELECTIELIJSTEN.flatMap(({ jaar, procestypen }) => procestypen.map(({ nummer }) => procestypePlaceOf(jaar, nummer))));

/** The result at a place; undefined where there is none. */
export const resultaatAt = (place: Place): { readonly jaar: number; readonly resultaat: SelectielijstResultaat } | undefined => results.get(place);
/** The generic name at a place; undefined where there is none. */
export const resultaattypeomschrijvingAt = (place: Place): string | undefined => names.get(place);
export const isInSelectielijst = (place: Place): boolean => results.has(place) || names.has(place) || processes.has(place);

/** Everything there is, per collection, references as places. Prose of the list is not repeated: those fields are empty. */
export const COLLECTIONS: Readonly<Record<'procestypen' | 'resultaten' | 'resultaattypeomschrijvingen', readonly { readonly place: Place; readonly value: JsonObject }[]>> = {
  procestypen: [...SELECTIELIJSTEN].reverse().flatMap(({ jaar, procestypen }) =>
    procestypen.map(({ nummer, naam }) => ({ place: procestypePlaceOf(jaar, nummer), value: { nummer, jaar, naam, omschrijving: naam, toelichting: '', procesobject: '' } })),
  ),
  resultaten: [...results].map(([place, { jaar, resultaat }]) => ({
    place,
    value: {
      procesType: procestypePlaceOf(jaar, resultaat.procestype),
      nummer: Number(resultaat.nummer.split('.').at(-1)),
      volledigNummer: resultaat.nummer,
      generiek: resultaat.generiek,
      specifiek: !resultaat.generiek,
      naam: resultaat.naam,
      omschrijving: '',
      herkomst: '',
      waardering: resultaat.waardering ?? '',
      procestermijn: resultaat.procestermijn,
      procestermijnWeergave: '',
      procestermijnOpmerking: '',
      bewaartermijn: resultaat.bewaartermijn,
      toelichting: '',
    },
  })),
  resultaattypeomschrijvingen: [...names].map(([place, omschrijving]) => ({ place, value: { omschrijving, definitie: omschrijving, opmerking: '' } })),
};
