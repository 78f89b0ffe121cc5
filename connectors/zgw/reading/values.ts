// Reads the values of ZGW APIs as the model spells them: instants in UTC, and what is empty is absent.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';

export const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
export const objects = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
export const texts = (value: Json | undefined): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * An instant in UTC with seconds, so that one moment is one text: `2026-03-01T10:20:30+01:00` → `2026-03-01T09:20:30Z`. Parts of
 * seconds stay, without zeros at the end, six digits at most. What is no instant with an offset comes back as it is: the model refuses it.
 */
export function utc(value: string): string {
  const match = INSTANT.exec(value.trim());
  if (!match) return value;
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone = 'Z'] = match;
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const parts = fraction.slice(0, 6).replace(/0+$/, '');
  return `${new Date(local - offset).toISOString().slice(0, 19)}${parts === '' ? '' : `.${parts}`}Z`;
}

/** Without empty texts, nulls, and the objects and lists that have nothing else in them; undefined where nothing is left. */
export function tidy(value: Json | undefined): Json | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value)) {
    const items = value.map(tidy).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (!isObject(value)) return value;
  const fields = Object.entries(value).flatMap(([field, inner]): [string, Json][] => {
    const kept = tidy(inner);
    return kept === undefined ? [] : [[field, kept]];
  });
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}

/** These fields of an object, without those that say nothing; an empty list is a value. */
export function fields(raw: JsonObject, names: readonly string[]): JsonObject {
  return present(Object.fromEntries(names.map((name) => [name, raw[name]])));
}

/** Without fields that are undefined, null or an empty text. Lists and objects stay. */
export function present(raw: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(raw).filter((entry): entry is [string, Json] => entry[1] !== undefined && entry[1] !== null && entry[1] !== ''));
}

/** Instants of an object, in UTC. */
export function instants(raw: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (text(raw[name]) === '' ? [] : [[name, utc(text(raw[name]))]])));
}

/** In the order of the keys that `key` gives; by code point, so that it is the same everywhere. */
export function sorted<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return items.map((item) => ({ item, by: key(item) })).sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0)).map(({ item }) => item);
}
