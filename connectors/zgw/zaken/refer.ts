// Says which other subjects a zaak refers to, so that they are looked up together.
import type { Kind, Ref } from '../../../core/model/ref';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { isPlace } from '../references';
import { objects, text } from '../reading/values';

const bronIn = (value: Json | undefined): string => (isObject(value) ? text(value['bron']) : '');
const uniqueIds = (ids: readonly string[]): string[] => [...new Set(ids.filter((id) => id !== '' && !/^https?:/.test(id)))];

/** Ids of one collection among addresses of the register itself (`zaken/<id>`). */
const addressed = (value: JsonObject, collection: string): string[] =>
  [...objects(value['zaakobjecten']).map((one) => text(one['object'])), ...objects(value['rollen']).map((one) => text(one['betrokkene']))]
    .filter((place) => isPlace(place) && place.startsWith(`${collection}/`))
    .map((place) => place.slice(collection.length + 1));

/** Documents that are linked: to the zaak, and to its besluiten. */
export const documentsOf = (value: JsonObject): string[] =>
  uniqueIds([
    ...objects(value['zaakinformatieobjecten']).map((one) => bronIn(one['informatieobject'])),
    ...objects(value['besluiten']).flatMap((besluit) => objects(besluit['informatieobjecten']).map((one) => bronIn(one['informatieobject']))),
  ]);

export const relationIds = (value: JsonObject): string[] => uniqueIds(objects(value['relevanteAndereZaken']).map((one) => bronIn(one['zaak'])));
export const deelzaakIds = (value: JsonObject): string[] => uniqueIds(objects(value['deelzaken']).map((one) => bronIn(one)));
export const hoofdzaakId = (value: JsonObject): string => bronIn(value['hoofdzaak']);

/** Every zaak and document whose id at the target must be known to write this one. */
export function refersTo(value: JsonObject): { readonly zaken: readonly string[]; readonly documenten: readonly string[] } {
  return {
    zaken: uniqueIds([hoofdzaakId(value), ...deelzaakIds(value), ...relationIds(value), ...addressed(value, 'zaken')]),
    documenten: uniqueIds([...documentsOf(value), ...addressed(value, 'enkelvoudiginformatieobjecten')]),
  };
}

export const refs = (system: string, kind: Kind, ids: readonly string[]): Ref[] => ids.map((id) => ({ system, kind, id }));
