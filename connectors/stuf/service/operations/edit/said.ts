// What a message says of one object: its partial model, and how each of its relations is meant.
import { isObject, type Json, type JsonObject } from '../../../../../core/model/json';
import { listOf, textOf } from './fields';

/** verwerkingssoort (stuf.md A6.2). */
export type Soort = 'T' | 'W' | 'V' | 'E' | 'R' | 'I' | 'S' | 'O';
const SOORTEN: readonly string[] = ['T', 'W', 'V', 'E', 'R', 'I', 'S', 'O'];

/** One relation of an object in a message. */
export interface Relation {
  /** `heeftAlsInitiator[0]`: by it was and wordt are paired. */
  readonly plaats: string;
  /** `heeftAlsInitiator`. */
  readonly element: string;
  /** null: the message does not say. */
  readonly soort: Soort | null;
  /** The element is there without content (`xsi:nil`, noValue). */
  readonly empty: boolean;
}

/** One object of a message, mapped. */
export interface Said {
  /** Shape `zaak.deel`, `informatieobject.deel` or `besluit.deel`. */
  readonly model: JsonObject;
  readonly relations: ReadonlyMap<string, Relation>;
  /** The raw object, for what no model has a place for (extraElementen). */
  readonly raw: JsonObject;
}

/** A part of the model in both objects of a change; either may be missing. */
export interface Pair {
  readonly relation: Relation;
  readonly was: JsonObject | null;
  readonly wordt: JsonObject | null;
}

const soortOf = (value: Json | undefined): Soort | null => (typeof value === 'string' && SOORTEN.includes(value) ? (value as Soort) : null);

const isEmpty = (raw: JsonObject): boolean => raw['@noValue'] !== undefined || Object.keys(raw).every((field) => field.startsWith('@'));

/** Every relation of a raw object, by its place. */
export function relationsOf(raw: JsonObject): ReadonlyMap<string, Relation> {
  const relations = Object.entries(raw).flatMap(([element, value]) =>
    (Array.isArray(value) ? value : []).filter(isObject).flatMap((one): Relation[] => {
      const plaats = textOf(one, '@plaats');
      return plaats === undefined ? [] : [{ plaats, element, soort: soortOf(one['@verwerkingssoort']), empty: isEmpty(one) }];
    }));
  return new Map(relations.map((relation) => [relation.plaats, relation]));
}

/** The element of a place: `heeft[0].isGezetDoor` is of `heeft`. */
const rootOf = (plaats: string): string => /^[^.]*/.exec(plaats)?.[0] ?? plaats;

/**
 * The items of one list of the model in both objects, paired by place, in the order of the message. A relation that is empty in one of
 * them has no item there. Where the two objects say different things of how it is meant, the new one decides.
 */
export function pairs(was: Said | null, wordt: Said, part: string, ids: (item: JsonObject) => string | undefined = (item) => textOf(item, 'bron')): readonly Pair[] {
  const itemsOf = (said: Said | null): Map<string, JsonObject> =>
    new Map(listOf(said?.model, part).flatMap((item) => {
      const plaats = ids(item);
      return plaats === undefined || said?.relations.get(rootOf(plaats))?.empty === true ? [] : [[plaats, item]];
    }));
  const [old, now] = [itemsOf(was), itemsOf(wordt)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((plaats): Pair[] => {
    const relation = wordt.relations.get(rootOf(plaats)) ?? was?.relations.get(rootOf(plaats)) ?? { plaats, element: plaats.replace(/\[.*$/, ''), soort: null, empty: false };
    return [{ relation, was: old.get(plaats) ?? null, wordt: now.get(plaats) ?? null }];
  });
}
