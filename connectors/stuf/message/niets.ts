// Tells a raw value that says something from one that says nothing.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';

/** Text of a scalar; null: it is none. */
export const asText = (value: Json | undefined): string | null => (typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : null);

/** Nothing that could be written. What has a reason to be empty is something. */
export function isNiets(raw: Json | undefined): boolean {
  if (raw === undefined || raw === null) return true;
  if (Array.isArray(raw)) return raw.every(isNiets);
  if (!isObject(raw)) return asText(raw) === '';
  if (raw['@noValue'] !== undefined || raw['@gml'] !== undefined || raw['@bestandsnaam'] !== undefined || raw['@scope'] !== undefined || raw['@naam'] !== undefined) return false;
  // A reference by its key alone is a reference.
  if (Object.keys(raw).some((name) => name.startsWith('@sleutel'))) return false;
  return Object.entries(raw).every(([name, value]) => name.startsWith('@') || isNiets(value));
}

/** Elements or text of its own; attributes do not count. */
export const heeftInhoud = (raw: JsonObject): boolean => Object.entries(raw).some(([name, value]) => (name === '#' || name === '@gml' || !name.startsWith('@')) && !isNiets(value));
