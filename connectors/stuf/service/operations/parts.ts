// Which parts of a zaak must be read for a message or an answer: each may cost a call, so only what is spoken of.
import type { ZaakPart } from '../../../../core/connector/register';
import { isObject, type JsonObject } from '../../../../core/model/json';
import { noValueOf } from '../../message/raw';
import type { Decisions } from './settings';

const ROLLEN = ['heeftAlsBelanghebbende', 'heeftAlsGemachtigde', 'heeftAlsInitiator', 'heeftAlsUitvoerende', 'heeftAlsVerantwoordelijke', 'heeftAlsOverigBetrokkene'] as const;

/** What each element needs when it changes something. */
const TO_CHANGE: Readonly<Record<string, readonly ZaakPart[]>> = {
  ...Object.fromEntries(ROLLEN.map((element) => [element, ['rollen'] as const])),
  heeftBetrekkingOp: ['zaakobjecten', 'rollen'],
  anderZaakObject: ['zaakobjecten'],
  // a status that names a rol (gezetdoor) is known again only beside the rollen
  resultaat: ['resultaat', 'statussen', 'rollen'],
  heeft: ['statussen', 'resultaat', 'rollen'],
  einddatum: ['statussen', 'resultaat', 'rollen'],
  archiefnominatie: ['resultaat'],
  leidtTot: ['besluiten'],
  extraElementen: ['eigenschappen'],
};

const isEmptyRelation = (value: JsonObject): boolean => noValueOf(value) !== null;

/** An element speaks where it has content, or takes a value away. A relation that is empty in both objects says nothing. */
const speaks = (value: JsonObject[string] | undefined): boolean => value !== undefined && value !== '' && !(Array.isArray(value) && value.every((one) => isObject(one) && isEmptyRelation(one)));

/** Parts a change needs to know, over both its objects. */
export function partsToChange(objects: readonly JsonObject[], placed: boolean): readonly ZaakPart[] {
  const elements = new Set(objects.flatMap((object) => Object.entries(object).filter(([, value]) => speaks(value)).map(([element]) => element)));
  const parts = [...elements].flatMap((element) => (element === 'extraElementen' && !placed ? [] : (TO_CHANGE[element] ?? [])));
  return [...new Set(parts)];
}

/** What each element needs when it is asked for. */
const TO_TELL: Readonly<Record<string, readonly ZaakPart[]>> = {
  ...TO_CHANGE,
  resultaat: ['resultaat'],
  einddatum: [],
  archiefnominatie: [],
  heeft: ['statussen', 'rollen'],
  heeftAlsDeelzaak: ['relaties'],
  heeftAlsHoofdzaak: ['relaties'],
  heeftBetrekkingOpAndere: ['relaties'],
  heeftRelevant: ['zaakinformatieobjecten', 'documenten'],
};

const EVERYTHING: readonly ZaakPart[] = ['statussen', 'resultaat', 'rollen', 'zaakobjecten', 'besluiten', 'relaties'];

/**
 * Parts an answer needs. A scope attribute, or none, is everything but the documents (they have a question of their own); extraElementen
 * cost eigenschappen only where the sender has places for them.
 */
export function partsToTell(scope: JsonObject | null, placed: boolean, decisions: Decisions): readonly ZaakPart[] {
  const wantsExtra = placed || decisions.values.some(({ field }) => field.startsWith('eigenschappen'));
  if (scope === null || scope['@scope'] !== undefined) return wantsExtra ? [...EVERYTHING, 'eigenschappen'] : EVERYTHING;
  const parts = Object.keys(scope).flatMap((element) => (element === 'extraElementen' && !wantsExtra ? [] : (TO_TELL[element] ?? [])));
  return [...new Set(parts)];
}
