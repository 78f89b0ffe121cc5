// The fields of a document as they are compared and written.
import type { Json, JsonObject } from '../../../core/model/json';
import { isObject } from '../../../core/model/json';
import { reference } from '../references';
import type { Context } from './context';

/** In the order in which the API tells them. `bron`, `locked`, `versies` and `verzendingen` are no fields of this target. */
const COMPARED = [
  'identificatie', 'bronorganisatie', 'creatiedatum', 'titel', 'vertrouwelijkheidaanduiding', 'auteur', 'status', 'inhoudIsVervallen', 'formaat', 'taal', 'bestandsnaam', 'link',
  'beschrijving', 'ontvangstdatum', 'verzenddatum', 'indicatieGebruiksrecht', 'verschijningsvorm', 'ondertekening', 'integriteit', 'informatieobjecttype', 'trefwoorden',
  'gebruiksrechten',
] as const;

/** What stands for nothing, where that is not the empty text. */
const EMPTY: Readonly<Record<string, Json>> = {
  inhoudIsVervallen: null, ontvangstdatum: null, verzenddatum: null, indicatieGebruiksrecht: null, ondertekening: null, integriteit: null, trefwoorden: [],
};

export const emptyOf = (field: string): Json => (field in EMPTY ? (EMPTY[field] as Json) : '');

/**
 * The part of a document that is compared: its fields, and of its content the size and the SHA-256 where they are stated. An indication
 * nobody may set (true without gebruiksrechten) and a field the target does not know are left out: they would differ for ever.
 */
export function comparable(document: JsonObject, context: Context): JsonObject {
  const fields = Object.fromEntries(COMPARED.flatMap((field): [string, Json][] => (document[field] === undefined ? [] : [[field, document[field]]])));
  const inhoud = isObject(document['inhoud']) ? document['inhoud'] : {};
  const { omvang, sha256 } = inhoud;
  const content: JsonObject = { ...(typeof omvang === 'number' ? { omvang } : {}), ...(typeof sha256 === 'string' ? { sha256 } : {}) };
  const { inhoudIsVervallen, ...rest } = fields;
  return {
    ...rest,
    ...(context.knowsVervallen && inhoudIsVervallen !== undefined ? { inhoudIsVervallen } : {}),
    ...(Object.keys(content).length > 0 ? { inhoud: content } : {}),
  };
}

/** One field as the API takes it. */
export const asSent = (field: string, value: Json | undefined, context: Context): Json => {
  if (field === 'informatieobjecttype') return reference('catalogi', 'informatieobjecttypen', context.type ?? '');
  return value ?? emptyOf(field);
};
