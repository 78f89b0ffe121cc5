// What the objects of a zaaktype have in common: its catalogus, its dates, its filters.
import type { Json, JsonObject } from '../../../../core/model/json';
import { date, made, optionalDate, text, to, type Fields } from '../fields';
import type { Filter } from '../resource';
import { everyOf, lookUp, pointingTo, type Look, type Stored } from '../state';
import { atLeast, type Version } from '../versions';
import { linkFilter, validOn } from '../filters';

export const string = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** First and last day of all versions of one object; null: still going on. */
export function span(versions: readonly JsonObject[]): { beginObject: Json; eindeObject: Json } {
  const begins = versions.map((version) => string(version['beginGeldigheid'])).filter((day) => day !== '').sort();
  const ends = versions.map((version) => string(version['eindeGeldigheid']));
  return { beginObject: begins[0] ?? null, eindeObject: ends.some((day) => day === '') ? null : (ends.sort().at(-1) ?? null) };
}

/** Versions of one zaaktype: same catalogus, same identificatie. */
export async function spanOfZaaktype(look: Look, zaaktype: Stored | undefined): Promise<{ beginObject: Json; eindeObject: Json }> {
  if (!zaaktype) return { beginObject: null, eindeObject: null };
  const same = (other: Stored): boolean => other.value['identificatie'] === zaaktype.value['identificatie'];
  const siblings = await pointingTo(look, string(zaaktype.value['catalogus']), 'zaaktypen');
  return span(siblings.filter(same).map((sibling) => sibling.value));
}

/** `beginGeldigheid` … `eindeObject` as every part of a zaaktype has them since 1.2. */
export const partDates = (version: Version): Fields =>
  atLeast(version, '1.2') ? { beginGeldigheid: optionalDate(), eindeGeldigheid: optionalDate(), beginObject: made(date()), eindeObject: made(date({ nullable: true })) } : {};

/** `zaaktype` and what follows from it. */
export const partOfZaaktype = (version: Version): Fields => ({
  zaaktype: to('zaaktypen', 'cascade', { required: true }),
  ...(atLeast(version, '1.2') && { zaaktypeIdentificatie: made(text()), catalogus: made({ kind: 'uri' }) }),
});

/** The fields of `partOfZaaktype` and `partDates` that the server makes. */
export async function derivePart(stored: Stored, look: Look, dates = true): Promise<JsonObject> {
  const zaaktype = await lookUp(look, string(stored.value['zaaktype']));
  return {
    zaaktypeIdentificatie: zaaktype?.value['identificatie'] ?? '',
    catalogus: zaaktype?.value['catalogus'] ?? null,
    ...(dates && (await spanOfZaaktype(look, zaaktype))),
  };
}

/** Filters of every part of a zaaktype. */
export const partFilters: Readonly<Record<string, Filter>> = {
  zaaktype: linkFilter('zaaktypen', (stored) => [string(stored.value['zaaktype'])]),
  zaaktypeIdentificatie: { passes: async (stored, value, look) => (await lookUp(look, string(stored.value['zaaktype'])))?.value['identificatie'] === value },
  datumGeldigheid: validOn(async (stored, look) => (await lookUp(look, string(stored.value['zaaktype'])))?.value),
};

/** Places of the objects of a collection that point here. */
export async function placesUnder(look: Look, place: string, collection: string): Promise<Json[]> {
  return (await pointingTo(look, place, collection)).map((stored) => stored.place);
}

/** Versions of an informatieobjecttype or besluittype: same catalogus, same omschrijving. */
export async function spanByOmschrijving(look: Look, stored: Stored, collection: string): Promise<{ beginObject: Json; eindeObject: Json }> {
  const all = await everyOf(look, collection);
  return span(all.filter((other) => other.value['catalogus'] === stored.value['catalogus'] && other.value['omschrijving'] === stored.value['omschrijving']).map((other) => other.value));
}
