// Turns the URLs of a ZGW API into ids and back: keyed by UUID, never by raw URL, for one object is seen under many hosts.
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** The UUID at the end of a URL (`…/zaaktypen/<uuid>`, with or without a slash); null where there is none. */
export function uuidOf(url: unknown): string | null {
  if (typeof url !== 'string') return null;
  const path = url.split(/[?#]/)[0] ?? '';
  const last = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  return UUID.exec(last)?.[0].toLowerCase() ?? null;
}

/** The URL by which the API itself names an object. */
export const urlOf = (root: string, collection: string, uuid: string): string => `${root.replace(/\/+$/, '')}/${collection}/${uuid}`;

/** The root by which an API names itself, read from one of its own URLs; behind an ingress it differs from the one we call. */
export function selfRoot(url: string): string | null {
  const match = /^(https?:\/\/.+)\/[a-z-]+\/[0-9a-f-]{36}\/?$/i.exec(url);
  return match?.[1] ?? null;
}
