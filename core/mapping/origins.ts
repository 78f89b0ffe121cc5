// Spells who made each field the way `flatten` spells the fields.
import { isObject, type Json, type JsonObject } from '../model/json';
import { hasIdentity, IDENTITY } from '../model/paths';
import type { Origin } from './types';

/** Target path → origin. What lies inside a value that a function gave whole has the origin of that value. */
export function originsByPath(value: JsonObject, origins: ReadonlyMap<JsonObject, ReadonlyMap<string, Origin>>): Map<string, Origin> {
  const found = new Map<string, Origin>();
  const walk = (path: string, here: Json, from: Origin | null): void => {
    if (Array.isArray(here) && hasIdentity(here)) {
      for (const item of here) walk(`${path}[${String(item[IDENTITY])}]`, item, from);
    } else if (isObject(here) && Object.keys(here).length > 0) {
      const fields = origins.get(here);
      for (const [field, inner] of Object.entries(here)) walk(path === '' ? field : `${path}.${field}`, inner, fields?.get(field) ?? from);
    } else if (from) found.set(path, Array.isArray(here) ? { ...from, sources: [...new Set([...from.sources, ...sourcesWithin(here, origins)])] } : from);
  };
  walk('', value, null);
  return found;
}

/** A list without identities is one leaf: everything read for its items belongs to it. */
function sourcesWithin(list: Json, origins: ReadonlyMap<JsonObject, ReadonlyMap<string, Origin>>): string[] {
  if (Array.isArray(list)) return list.flatMap((item) => sourcesWithin(item, origins));
  if (!isObject(list)) return [];
  const own = [...(origins.get(list)?.values() ?? [])].flatMap((origin) => origin.sources);
  return [...own, ...Object.values(list).flatMap((inner) => sourcesWithin(inner, origins))];
}
