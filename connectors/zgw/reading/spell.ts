// Spells what a ZGW API says the way the model does: instants in UTC, and nothing in place of "not filled".
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { uuidOf } from '../urls';

const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:?\d{2})$/;
const SECONDS = 19; // length of 2026-03-01T10:20:30

/** `2026-03-01T11:20:30.500000+01:00` → `2026-03-01T10:20:30.5Z`: one moment, one text; what is no instant stays as it is. */
export function inUtc(text: string): string {
  const read = INSTANT.exec(text);
  const moment = read ? Date.parse(`${read[1] ?? ''}${read[3] ?? ''}`) : NaN;
  if (Number.isNaN(moment)) return text;
  const fraction = (read?.[2] ?? '').slice(0, 6).replace(/0+$/, '');
  return `${new Date(moment).toISOString().slice(0, SECONDS)}${fraction === '' ? '' : `.${fraction}`}Z`;
}

const isNothing = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0) || (isObject(value) && Object.keys(value).length === 0);

/** A copy without what is not filled (null, '', empty groups and lists), at any depth; undefined where nothing is left. */
export function filled(value: Json | undefined): Json | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) {
    const kept = value.map(filled).filter((item): item is Json => item !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  if (isObject(value)) {
    const copy = Object.fromEntries(Object.entries(value).flatMap(([field, inner]): [string, Json][] => {
      const kept = filled(inner);
      return kept === undefined ? [] : [[field, kept]];
    }));
    return isNothing(copy) ? undefined : copy;
  }
  return isNothing(value) ? undefined : value;
}

/** These fields of an API object, those that are filled. */
export function pick(raw: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(fields.flatMap((field): [string, Json][] => {
    const value = filled(raw[field]);
    return value === undefined ? [] : [[field, value]];
  }));
}

/** Likewise for fields that hold an instant. */
export const pickInstants = (raw: JsonObject, fields: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(pick(raw, fields)).map(([field, value]) => [field, typeof value === 'string' ? inUtc(value) : value]));

/** The UUID in the `url` of an object; objects without one are told apart by nothing, and that is an answer no ZGW API gives. */
export const idOf = (raw: JsonObject): string => uuidOf(raw['url']) ?? '';
