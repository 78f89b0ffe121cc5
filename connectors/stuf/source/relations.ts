// Tells relations of a raw StUF object apart from its own elements, and one relation from another.
import { createHash } from 'node:crypto';
import { canonical } from '../../../core/model/hash';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { attributeOf, listOf, textOfRaw, type RawObject } from '../message/raw';

/** Relations of ZAK, EDC and BSL (stuf.md A8.2, A8.3). */
export const RELATIONS: ReadonlySet<string> = new Set([
  'isVan', 'heeftBetrekkingOp', 'heeftAlsBelanghebbende', 'heeftAlsGemachtigde', 'heeftAlsInitiator', 'heeftAlsUitvoerende', 'heeftAlsVerantwoordelijke',
  'heeftAlsOverigBetrokkene', 'heeftAlsDeelzaak', 'heeftAlsHoofdzaak', 'heeftBetrekkingOpAndere', 'heeft', 'heeftRelevant', 'leidtTot',
  'isRelevantVoor', 'kanVastleggingZijnVan', 'maaktDeelUitVan', 'isUitkomstVan', 'isVastgelegdIn',
]);

/** By these an entity is known, the strongest first (zds-zgw §1.4; stuf.md A8.4). */
const IDENTIFIERS = ['inp.bsn', 'anp.identificatie', 'inp.a-nummer', 'inn.nnpId', 'ann.identificatie', 'vestigingsNummer', 'identificatie', 'code', 'volgnummer', 'omschrijving'] as const;

/** An entity that is one of a choice stands in a list where a scope may ask for several. */
export const single = (value: Json): Json => (Array.isArray(value) && value.length === 1 && isObject(value[0]) && value[0]['@entiteittype'] !== undefined ? value[0] : value);

/** Elements of which a gerelateerde holds one where it leads to a betrokkene or an object (BTR, OBJ; stuf.md A8.2, A8.4). */
const CHOICES: ReadonlySet<string> = new Set([
  'medewerker', 'organisatorischeEenheid', 'natuurlijkPersoon', 'nietNatuurlijkPersoon', 'vestiging', 'adres', 'besluit', 'buurt', 'enkelvoudigDocument', 'gemeente',
  'gemeentelijkeOpenbareRuimte', 'huishouden', 'inrichtingselement', 'kadastraleOnroerendeZaak', 'kunstwerkdeel', 'maatschappelijkeActiviteit', 'openbareRuimte', 'pand',
  'samengesteldDocument', 'spoorbaandeel', 'status', 'terreindeel', 'terreinGebouwdObject', 'waterdeel', 'wegdeel', 'wijk', 'woonplaats', 'wozDeelobject', 'wozObject', 'wozWaarde', 'zakelijkRecht',
]);

/** A gerelateerde holds the entity itself, or as a choice one element with the entity in it. */
function entityOf(gerelateerde: JsonObject): { readonly sort: string; readonly entity: JsonObject } {
  const choices = Object.entries(gerelateerde).flatMap(([name, value]): [string, JsonObject][] => {
    const entity = CHOICES.has(name) ? listOf(value)[0] : undefined;
    return entity === undefined ? [] : [[name, entity]];
  });
  const [only] = choices;
  return choices.length === 1 && only ? { sort: only[0], entity: only[1] } : { sort: '', entity: gerelateerde };
}

/** Attributes of messages, not of what is told. */
export const withoutMarks = (value: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([field]) => !['@verwerkingssoort', '@plaats', '@noValue', '@functie'].includes(field)));

/**
 * What makes a relation the same one in another message: whom or what it leads to; for a status also its moment, for one statustype may
 * be set twice. Never a number of a person as such: a hash stands for it. '' where it says nothing.
 */
export function relationKey(name: string, relation: RawObject): string {
  const { sort, entity } = entityOf(listOf(relation['gerelateerde'])[0] ?? {});
  const identifier = IDENTIFIERS.find((field) => textOfRaw(entity[field]) !== null);
  const sleutel = attributeOf(entity, 'sleutelVerzendend') ?? attributeOf(relation, 'sleutelVerzendend');
  const moment = name === 'heeft' ? (textOfRaw(relation['datumStatusGezet']) ?? '') : '';
  const about = identifier ? [identifier, textOfRaw(entity[identifier]) ?? ''] : sleutel === null ? [canonical(withoutMarks(entity))] : ['sleutel', sleutel];
  if (identifier === undefined && sleutel === null && Object.keys(withoutMarks(entity)).length === 0) return '';
  // heeftAlsOverigBetrokkene leads to one person under several descriptions.
  const role = name === 'heeftAlsOverigBetrokkene' || name === 'heeftBetrekkingOp' ? (textOfRaw(relation['omschrijving']) ?? '') : '';
  return createHash('sha256').update(JSON.stringify([sort, ...about, moment, role])).digest('hex').slice(0, 24);
}
