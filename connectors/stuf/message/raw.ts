// The conventions of a raw StUF object, and the few questions one asks of it.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';

/**
 * One entity or relation of a message as plain data, by local name:
 * - attributes are `@name`: `@entiteittype`, `@verwerkingssoort`, `@sleutelVerzendend`, `@functie`, `@scope` …
 * - a leaf is its text, trimmed; with an attribute that matters `{ "#": "19700101", "@indOnvolledigeDatum": "M" }`
 * - no value is `{ "@noValue": "geenWaarde" }`; a relation without value keeps its attributes beside it
 * - what may repeat is always a list; every relation has `@plaats`, its place in its object: `heeftAlsInitiator[0]`, within a relation
 *   `heeft[0].isGezetDoor[0]`
 * - `extraElementen: [{ "@naam": "emailadres", "#": "a@b.nl" }]`
 * - `inhoud: { "@bestandsnaam", "@contentType", …what the sink of the content said }`
 * - geometry, which is carried as it is: `{ "@xml": … }` (`geometry.ts`)
 */
export type RawObject = JsonObject;

/** Why an element is empty (StUF 3.01 §noValue; stuf.md A7.1). */
export const NO_VALUES = ['geenWaarde', 'waardeOnbekend', 'vastgesteldOnbekend', 'nietOndersteund', 'nietGeautoriseerd'] as const;
export type NoValue = (typeof NO_VALUES)[number];

/** `{ "@noValue": kind }`. */
export const noValue = (kind: NoValue): JsonObject => ({ '@noValue': kind });

/** The kind of no value this is; null: it has one, or is absent. A kind that is not in the standard is read as waardeOnbekend, which changes nothing. */
export function noValueOf(raw: Json | undefined): NoValue | null {
  if (!isObject(raw)) return null;
  const kind = raw['@noValue'];
  if (kind === undefined) return null;
  return NO_VALUES.find((known) => known === kind) ?? 'waardeOnbekend';
}

/** Text of a leaf, with or without attributes; null where there is none, or it is empty. */
export function textOfRaw(raw: Json | undefined): string | null {
  const text = isObject(raw) ? raw['#'] : raw;
  return typeof text === 'string' && text !== '' ? text : null;
}

/** `attributeOf(relation, 'verwerkingssoort')`. */
export function attributeOf(raw: Json | undefined, name: string): string | null {
  const value = isObject(raw) ? raw[`@${name}`] : undefined;
  return typeof value === 'string' ? value : null;
}

/** A list as it stands, one value as a list of one, nothing as an empty one. Only objects: what repeats in StUF is a group or a relation. */
export function listOf(raw: Json | undefined): readonly RawObject[] {
  const list = Array.isArray(raw) ? raw : raw === undefined ? [] : [raw];
  return list.filter(isObject);
}
