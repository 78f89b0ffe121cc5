// Names objects of other calls without their host: plans are kept and compared, and a host (a gateway, a port) may change.
import { isObject, type Json, type JsonObject } from '../../core/model/json';
import { uuidOf } from './urls';

/** The APIs a reference can lead to. */
export type ApiName = 'catalogi' | 'selectielijst' | 'zaken' | 'documenten' | 'besluiten';
const APIS: readonly ApiName[] = ['catalogi', 'selectielijst', 'zaken', 'documenten', 'besluiten'];

/** An id known now, or the id an earlier step of the plan will have made. */
export type Id = string | { readonly $ref: string };

/** `{"$catalogi": "zaaktypen/<uuid>"}`, or with the id of a step to come `{"$catalogi": {"in": "zaaktypen", "id": {"$ref": …}}}`. */
export function reference(api: ApiName, collection: string, id: Id): JsonObject {
  return { [`$${api}`]: typeof id === 'string' ? `${collection}/${id}` : { in: collection, id: id as Json } };
}

const PLACE = /^[a-z-]+\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is `collection/<uuid>`: a place below the root of an API. */
export const isPlace = (text: string): boolean => PLACE.test(text);

/** Roots by which the APIs name themselves in their links. */
export type Roots = Readonly<Partial<Record<ApiName, string>>>;

/** `collection/<uuid>` of a URL below this root; null for any other. */
export function placeBelow(root: string | undefined, url: string): string | null {
  if (root === undefined || !url.startsWith(`${root}/`)) return null;
  const place = url.slice(root.length + 1).replace(/\/$/, '');
  return uuidOf(url) !== null && isPlace(place.toLowerCase()) ? place.toLowerCase() : null;
}

/** How a URL is told in a value: by its place where it lies below this root, else whole. */
export const spelled = (root: string | undefined, url: string): string => placeBelow(root, url) ?? url;

/** What such a spelling is in a request. */
export const unspelled = (api: ApiName, told: string): Json => (isPlace(told) ? { [`$${api}`]: told } : told);

/** A copy in which every URL below one of the roots is a reference; URLs elsewhere stay as they are. */
export function relative<Value extends Json>(value: Value, roots: Roots): Value {
  const walk = (here: Json): Json => {
    if (Array.isArray(here)) return here.map(walk);
    if (isObject(here)) return Object.fromEntries(Object.entries(here).map(([field, inner]) => [field, walk(inner)]));
    if (typeof here !== 'string') return here;
    for (const api of APIS) {
      const place = placeBelow(roots[api], here);
      if (place !== null) return { [`$${api}`]: place };
    }
    return here;
  };
  return walk(value) as Value;
}

/** A copy in which every reference is a URL again; `$ref`s are resolved before. `rootOf` is asked only for APIs that are mentioned, with the place that is. */
export async function absolute<Value extends Json>(value: Value, rootOf: (api: ApiName, place: string) => Promise<string>): Promise<Value> {
  const walk = async (here: Json): Promise<Json> => {
    if (Array.isArray(here)) return Promise.all(here.map(walk));
    if (!isObject(here)) return here;
    for (const api of APIS) {
      const place = placeIn(here[`$${api}`]);
      if (place !== null) return `${await rootOf(api, place)}/${place}`;
    }
    return Object.fromEntries(await Promise.all(Object.entries(here).map(async ([field, inner]) => [field, await walk(inner)] as const)));
  };
  return (await walk(value)) as Value;
}

function placeIn(held: Json | undefined): string | null {
  if (typeof held === 'string') return held;
  return isObject(held) && typeof held['in'] === 'string' && typeof held['id'] === 'string' ? `${held['in']}/${held['id']}` : null;
}
