// Reads and lays over plain models: what a message does not say stays, what it says is not there goes, the rest is taken over.
import { canonical } from '../../../../../core/model/hash';
import { isObject, type Json, type JsonObject } from '../../../../../core/model/json';

/** The text of a field; undefined where it is absent, empty, or no text. */
export function textOf(model: JsonObject | undefined, field: string): string | undefined {
  const value = model?.[field];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The object in a field; undefined where there is none. */
export function objectOf(model: JsonObject | undefined, field: string): JsonObject | undefined {
  const value = model?.[field];
  return isObject(value) ? value : undefined;
}

/** The objects in a list field; none where it is absent. */
export function listOf(model: JsonObject | undefined, field: string): readonly JsonObject[] {
  const value = model?.[field];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The texts in a list field. */
export function textsOf(model: JsonObject | undefined, field: string): readonly string[] {
  const value = model?.[field];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** Whether two values mean the same; absent equals null. */
export const same = (a: Json | undefined, b: Json | undefined): boolean => canonical(a ?? null) === canonical(b ?? null);

/** Without the fields that say "there is none": how a new object is spelled. Lists keep their order. */
export function withoutNulls<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.filter((one) => one !== null).map(withoutNulls) as T;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== '').map(([field, one]) => [field, withoutNulls(one)])) as T;
}

/**
 * `said` over `held` (stuf.md A7.1): absent or empty text leaves, null clears, an object goes field by field, a list replaces.
 * The answer is `held` itself where nothing differs, so that what is unchanged stays untouched.
 */
export function overlay(held: JsonObject, said: JsonObject): JsonObject {
  const result: JsonObject = { ...held };
  for (const [field, value] of Object.entries(said)) {
    if (value === '') continue;
    const old = held[field];
    if (value === null) delete result[field];
    else if (isObject(value) && isObject(old)) result[field] = overlay(old, value);
    else result[field] = withoutNulls(value);
  }
  return same(result, held) ? held : result;
}
