// The few questions functions ask of raw StUF data: text of a leaf, one of a list, what is there.
import { isObject, type Json, type JsonObject } from '../../../model/json';
import { isMissing } from '../../value';

/** Text of a leaf with or without attributes; undefined where it has none. */
export function textOf(raw: Json | undefined): string | undefined {
  const text = isObject(raw) && !isMissing(raw) ? raw['#'] : raw;
  return (typeof text === 'string' || typeof text === 'number') && text !== '' ? String(text) : undefined;
}

/** Objects with a value: of a list, or the object itself; those that say there is none are passed over. */
export function objectsOf(raw: Json | undefined): JsonObject[] {
  return (Array.isArray(raw) ? raw : [raw]).filter((item): item is JsonObject => isObject(item) && !isMissing(item));
}

/** The first object with a value. */
export const oneOf = (raw: Json | undefined): JsonObject | undefined => objectsOf(raw)[0];

/** Attributes are the protocol's; `authentiek` says of a value that it comes from a base register. */
export const isCarriage = (name: string): boolean => name.startsWith('@') || name === 'authentiek';

/** `kadastraleOnroerendeZaak` as the Zaken API spells it: `kadastrale_onroerende_zaak`. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `kadastrale_onroerende_zaak` as StUF spells it. */
export const camel = (name: string): string => name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
