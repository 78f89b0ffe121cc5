// Stamps what a list says of an object: differs when the object may have changed, equal at any address of the register.
import { hash } from '../../../core/model/hash';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';

const PLACE = /\/([a-z-]+\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:[/?].*)?)$/i;

/** URLs by what they lead to, without host and root; lists of URLs in order of that. */
function placed(value: Json): Json {
  if (typeof value === 'string') return /^https?:\/\//i.test(value) ? (PLACE.exec(value)?.[1] ?? value) : value;
  if (Array.isArray(value)) {
    const items = value.map(placed);
    return items.every((item) => typeof item === 'string') ? [...items].sort() : items;
  }
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, placed(inner)])) : value;
}

/**
 * Of a whole item of a list, so also of `laatstGemuteerd` where the register gives it, and of the URLs of parts: a rol more or
 * less shows, which does not move `laatstGemuteerd`. What was expanded is left out, for lists are not.
 */
export function stampOf(item: JsonObject): string {
  const { _expand: _, ...said } = item;
  return hash(placed(said)).slice(0, 32);
}
