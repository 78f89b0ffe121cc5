// Turns a value into rows of path and leaf and back, so that two values can be compared field by field.
import { isObject, type Json, type JsonObject } from './json';

/**
 * Lists in which every item is an object with a text `bron` (the id its source gave it) are addressed by that id:
 * `statustypen[MST0000012].omschrijving`. Any other list is one leaf: its order and length are part of its value.
 */
export type Flat = ReadonlyMap<string, Json>;

/** The field by which items of a list are recognised, whatever their place in it. */
export const IDENTITY = 'bron';

/** Can the items of this list be told apart by their `bron`? */
export const hasIdentity = (list: Json[]): list is (JsonObject & { bron: string })[] =>
  list.length > 0 &&
  list.every((item) => isObject(item) && typeof item[IDENTITY] === 'string') &&
  new Set(list.map((item) => (item as JsonObject)[IDENTITY])).size === list.length;

/** Spreads a value into path → leaf. Empty objects and empty lists are leaves, so that nothing disappears. */
export function flatten(value: Json): Flat {
  const flat = new Map<string, Json>();
  const walk = (path: string, here: Json): void => {
    if (Array.isArray(here) && hasIdentity(here)) {
      for (const item of here) walk(`${path}[${item.bron}]`, item);
    } else if (isObject(here) && Object.keys(here).length > 0) {
      for (const [field, inner] of Object.entries(here)) walk(path === '' ? field : `${path}.${field}`, inner);
    } else {
      flat.set(path, here);
    }
  };
  walk('', value);
  return flat;
}

/** `statustypen[MST1].omschrijving` → `statustypen[].omschrijving`: the path without identities, as a mapping rule knows it. */
export function withoutIdentities(path: string): string {
  return path.replace(/\[[^\]]*\]/g, '[]');
}
