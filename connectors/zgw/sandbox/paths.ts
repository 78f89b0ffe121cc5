// Turns URLs into places in the sandbox and back: what is stored has no host, so it survives another port.
import { UUID } from './uuid';

/** Where each API stands on this server. */
export const API = {
  catalogi: '/catalogi/api/v1',
  selectielijst: '/selectielijst/api/v1',
  zaken: '/zaken/api/v1',
  documenten: '/documenten/api/v1',
  besluiten: '/besluiten/api/v1',
  autorisaties: '/autorisaties/api/v1',
  notificaties: '/notificaties/api/v1',
} as const;
export type Api = keyof typeof API;

export const { catalogi: CATALOGI, selectielijst: SELECTIELIJST } = API;

/** Place of an object without host: `zaaktypen/<uuid>` in the catalogi, `<api>:<path>/<uuid>` elsewhere. */
export type Place = string;

/** `catalogi` came first and carries no mark. */
const mark = (api: Api): string => (api === 'catalogi' ? '' : `${api}:`);

export const placeAt = (api: Api, collection: string, uuid: string): Place => `${mark(api)}${collection}/${uuid}`;

/** The place a URL stands for; as Open Zaak does, only the path counts. Null: not an object of that collection. */
export function placeOf(url: string, points: { readonly to: string; readonly api: Api }): Place | null {
  const from = url.indexOf(API[points.api]);
  if (from < 0 || !URL.canParse(url)) return null;
  const path = new URL(url).pathname.replace(/\/$/, '');
  const prefix = `${API[points.api]}/${points.to}/`;
  const uuid = path.slice(prefix.length);
  return path.startsWith(prefix) && UUID.test(uuid) ? placeAt(points.api, points.to, uuid) : null;
}

/** The place a URL stands for, whatever the collection; as Open Zaak does, only the path counts. Null: of none of these APIs. */
export function placeFromUrl(url: string): Place | null {
  const match = /^https?:\/\/[^/]+(\/[a-z]+\/api\/v1)\/([^?#]*?)\/?$/.exec(url);
  const api = match && (Object.keys(API) as Api[]).find((name) => API[name] === match[1]);
  const place = api && `${mark(api)}${match[2]}`;
  return place && PLACE.test(place) ? place : null;
}

const PLACE = /^(?:([a-z]+):)?([a-z_-]+(?:\/[0-9a-f-]{36}\/[a-z]+)?\/[0-9a-f-]{36})$/;

/** The URL of a place, as this host calls itself; anything else is a URL elsewhere and stays as it is. */
export function urlOf(place: string, root: string): string {
  const match = PLACE.exec(place);
  if (!match) return place;
  const api = match[1] ?? 'catalogi';
  return api in API ? `${root}${API[api as Api]}/${match[2]}` : place;
}

/** The UUID at the end of a place. */
export const uuidAt = (place: Place): string => place.slice(-36);
