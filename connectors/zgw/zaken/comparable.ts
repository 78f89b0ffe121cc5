// Says what of a zaak is compared with the target and sent to it, spelled the one way.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { spellDuration } from '../catalogi/normalise';
import { objects, sorted, text, tidy } from '../reading/values';
import { PARTS, type PartList } from './parts';

/** Fields of the zaak itself that can be written; what the server derives (einddatum, deelzaken) is not among them. */
export const ZAAK_FIELDS = [
  'identificatie', 'bronorganisatie', 'omschrijving', 'toelichting', 'registratiedatum', 'verantwoordelijkeOrganisatie', 'startdatum', 'einddatumGepland',
  'uiterlijkeEinddatumAfdoening', 'publicatiedatum', 'communicatiekanaal', 'communicatiekanaalNaam', 'productenOfDiensten', 'vertrouwelijkheidaanduiding',
  'betalingsindicatie', 'laatsteBetaaldatum', 'zaakgeometrie', 'verlenging', 'opschorting', 'selectielijstklasse', 'archiefnominatie', 'archiefstatus',
  'archiefactiedatum', 'startdatumBewaartermijn', 'opdrachtgevendeOrganisatie', 'processobjectaard', 'processobject', 'kenmerken',
] as const;

export type ZaakField = (typeof ZAAK_FIELDS)[number] | 'hoofdzaak' | 'relevanteAndereZaken';

const isNothing = (value: Json | undefined): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What another group says beside what we write is left out of it. */
const GROUPS: Readonly<Partial<Record<ZaakField, (group: JsonObject) => JsonObject>>> = {
  selectielijstklasse: (group) => ({ ...(group['jaar'] === undefined ? {} : { jaar: group['jaar'] }), nummer: text(group['nummer']) }),
  opschorting: (group) => ({ indicatie: group['indicatie'] === true, reden: text(group['reden']) }),
  verlenging: (group) => ({ reden: text(group['reden']), duur: spellDuration(text(group['duur'])) }),
};

function ownField(field: ZaakField, value: Json): Json | undefined {
  if (isNothing(value)) return undefined;
  if (field === 'zaakgeometrie') return value;
  if (field === 'productenOfDiensten') return sorted((value as Json[]).map(text), (url) => url);
  if (field === 'kenmerken') return sorted(objects(value).map((one) => ({ kenmerk: text(one['kenmerk']), bron: text(one['bron']) })), (one) => `${one.bron}\n${one.kenmerk}`);
  if (isObject(value)) return GROUPS[field]?.(value) ?? tidy(value);
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value;
}

/** Not suspended is what the API says of any zaak. */
const isNotSuspended = (field: string, value: Json): boolean => field === 'opschorting' && isObject(value) && value['indicatie'] !== true && text(value['reden']) === '';

/** Relations as they are compared: by the id of the other zaak, in one order. */
export const relationsOf = (value: JsonObject): JsonObject[] =>
  sorted(
    objects(value['relevanteAndereZaken']).map((one): JsonObject => ({
      zaak: { bron: text(isObject(one['zaak']) ? one['zaak']['bron'] : undefined) },
      ...(tidy({ aardRelatie: one['aardRelatie'] ?? null, overigeRelatie: one['overigeRelatie'] ?? null, toelichting: one['toelichting'] ?? null }) as JsonObject | undefined),
    })),
    (one) => `${text((one['zaak'] as JsonObject)['bron'])}\n${text(one['aardRelatie'])}`,
  );

/** Parts of one list, spelled the one way: texts without white space around them, what is not filled left out. */
export const ownParts = (list: PartList, value: JsonObject): JsonObject[] => {
  const kind = PARTS.find((one) => one.list === list);
  return kind ? objects(value[list]).map((part) => spelledPart(kind.own(part))) : [];
};

/** Texts that the model requires and the API may leave empty stay as they are written. */
function spelledPart(part: JsonObject): JsonObject {
  const kept = tidy(part);
  return isObject(kept) ? kept : {};
}

/**
 * What is compared: both sides in one spelling. Fields that the target does not know are left out on both sides; `known` null:
 * all are. `zaaktype` stands in it by its identificatie only: the version is chosen, not compared.
 */
export function comparable(value: JsonObject, known: readonly string[] | null): JsonObject {
  const own = Object.fromEntries(
    ZAAK_FIELDS.filter((field) => known === null || known.includes(field)).flatMap((field): [string, Json][] => {
      const held = value[field];
      const kept = held === undefined || isNotSuspended(field, held) ? undefined : ownField(field, held);
      return kept === undefined ? [] : [[field, kept]];
    }),
  );
  const hoofdzaak = isObject(value['hoofdzaak']) ? text(value['hoofdzaak']['bron']) : '';
  const relations = relationsOf(value);
  const resultaat = isObject(value['resultaat']) ? value['resultaat'] : null;
  const type = resultaat && isObject(resultaat['resultaattype']) ? resultaat['resultaattype'] : {};
  return {
    ...own,
    zaaktype: { identificatie: isObject(value['zaaktype']) ? text(value['zaaktype']['identificatie']) : '' },
    ...(hoofdzaak === '' ? {} : { hoofdzaak: { bron: hoofdzaak } }),
    ...(relations.length === 0 ? {} : { relevanteAndereZaken: relations }),
    ...(resultaat === null ? {} : { resultaat: { resultaattype: { omschrijving: text(type['omschrijving']) }, ...(text(resultaat['toelichting']) === '' ? {} : { toelichting: text(resultaat['toelichting']) }) } }),
    ...Object.fromEntries(PARTS.flatMap((kind): [string, Json][] => {
      const parts = ownParts(kind.list, value);
      return parts.length === 0 ? [] : [[kind.list, parts]];
    })),
  };
}
