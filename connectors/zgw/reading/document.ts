// Makes a document of the model from what the Documenten API says of its versions: pure, the same at any address.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { uuidOf } from '../urls';
import type { Meaning } from './meaning';
import { fields, instants, objects, present, sorted, text, texts, tidy } from './values';

/** Everything that was read of one document, as the API gave it. */
export interface DocumentParts {
  /** The newest version. */
  readonly document: JsonObject;
  /** Older versions, in any order; not all where there are very many. */
  readonly older: readonly JsonObject[];
  readonly gebruiksrechten: readonly JsonObject[];
  readonly verzendingen: readonly JsonObject[];
}

const PLAIN = [
  'identificatie', 'bronorganisatie', 'creatiedatum', 'titel', 'vertrouwelijkheidaanduiding', 'auteur', 'status', 'inhoudIsVervallen', 'formaat', 'taal', 'bestandsnaam', 'link',
  'beschrijving', 'ontvangstdatum', 'verzenddatum', 'indicatieGebruiksrecht', 'verschijningsvorm',
] as const;

/** A document in the shape `zgw.informatieobject`. Throws Blocked ZS4151 where the catalogus does not have its type. */
export function readDocument({ document, older, gebruiksrechten, verzendingen }: DocumentParts, meaning: Pick<Meaning, 'type' | 'own'>): JsonObject {
  const bron = uuidOf(document['url']) ?? '';
  const versies = [...older, document].map((raw) => readVersie(bron, raw)).sort((a, b) => Number(a['versie']) - Number(b['versie']));
  const rechten = gebruiksrechten.map((raw): JsonObject => ({ bron: uuidOf(raw['url']) ?? '', ...instants(raw, ['startdatum', 'einddatum']), omschrijvingVoorwaarden: text(raw['omschrijvingVoorwaarden']) }));
  const gezonden = verzendingen.map((raw) => readVerzending(raw, meaning));
  return {
    bron,
    ...fields(document, PLAIN),
    ...present({ ondertekening: readOndertekening(document['ondertekening']), integriteit: readIntegriteit(document['integriteit']) }),
    informatieobjecttype: { omschrijving: text(meaning.type(text(document['informatieobjecttype']))['omschrijving']) },
    trefwoorden: texts(document['trefwoorden']).filter((word) => word !== ''),
    locked: document['locked'] === true,
    gebruiksrechten: sorted(rechten, (one) => text(one['bron'])),
    ...(gezonden.length > 0 ? { verzendingen: sorted(gezonden, (one) => text(one['bron'])) } : {}),
    inhoud: readInhoud(bron, document),
    versies,
  };
}

/** An upload in parts that was begun and not finished: there is a size, and nothing to read yet. */
export const isUnfinished = (raw: JsonObject): boolean => text(raw['inhoud']) === '' && Number(raw['bestandsomvang'] ?? 0) > 0 && objects(raw['bestandsdelen']).length > 0;

/** Which bytes a version has; null: metadata only, or not there yet. */
export function readInhoud(bron: string, raw: JsonObject): JsonObject | null {
  if (text(raw['inhoud']) === '') return null;
  const omvang = raw['bestandsomvang'];
  const sha256 = statedSha256(raw['integriteit']);
  return {
    bron,
    ...(typeof raw['versie'] === 'number' ? { versie: raw['versie'] } : {}),
    omvang: typeof omvang === 'number' ? omvang : null,
    ...(sha256 === null ? {} : { sha256 }),
  };
}

function readVersie(bron: string, raw: JsonObject): JsonObject {
  return { versie: Number(raw['versie']), ...instants(raw, ['beginRegistratie']), ...fields(raw, ['titel', 'status', 'formaat', 'bestandsnaam']), inhoud: readInhoud(bron, raw) };
}

/** Open Zaak spells "not signed" and "no checksum" as groups of empty texts. */
function readOndertekening(raw: Json | undefined): JsonObject | undefined {
  return isObject(raw) && text(raw['soort']) !== '' ? fields(raw, ['soort', 'datum']) : undefined;
}

function readIntegriteit(raw: Json | undefined): JsonObject | undefined {
  return isObject(raw) && text(raw['algoritme']) !== '' && text(raw['waarde']) !== '' ? fields(raw, ['algoritme', 'waarde', 'datum']) : undefined;
}

/** Only where it is written as one: the field is free text that no server checks. */
export function statedSha256(raw: Json | undefined): string | null {
  if (!isObject(raw) || raw['algoritme'] !== 'sha_256') return null;
  const value = text(raw['waarde']).toLowerCase();
  return /^[0-9a-f]{64}$/.test(value) ? value : null;
}

function readVerzending(raw: JsonObject, { own }: Pick<Meaning, 'own'>): JsonObject {
  const { url, informatieobject: _, ...said } = raw;
  const tidied = tidy(said);
  const rest = isObject(tidied) ? tidied : {};
  const place = own(text(rest['betrokkene']));
  return { bron: uuidOf(url) ?? '', ...rest, ...(place === null ? {} : { betrokkene: place }) };
}
