// Turns URLs into places in the sandbox and back: what is stored has no host, so it survives another port.
import type { Points } from './fields';
import { UUID } from './uuid';

export const CATALOGI = '/catalogi/api/v1';
export const SELECTIELIJST = '/selectielijst/api/v1';

const ROOT = { catalogi: CATALOGI, selectielijst: SELECTIELIJST } as const;
const MARK = { catalogi: '', selectielijst: 'selectielijst:' } as const;

/** Place of an object: `zaaktypen/<uuid>`, or `selectielijst:resultaten/<uuid>`. */
export type Place = string;

/** The place a URL stands for; as Open Zaak does, only the path counts. Null: not an object of that collection. */
export function placeOf(url: string, points: Points): Place | null {
  if (!URL.canParse(url)) return null;
  const path = new URL(url).pathname.replace(/\/$/, '');
  const prefix = `${ROOT[points.api]}/${points.to}/`;
  const uuid = path.slice(prefix.length);
  return path.startsWith(prefix) && UUID.test(uuid) ? `${MARK[points.api]}${points.to}/${uuid}` : null;
}

/** The URL of a place, as this host calls itself; anything else is a URL elsewhere and stays as it is. */
export function urlOf(place: string, root: string): string {
  const match = /^(selectielijst:)?([a-z-]+\/[0-9a-f-]{36})$/.exec(place);
  if (!match) return place;
  return `${root}${match[1] ? SELECTIELIJST : CATALOGI}/${match[2]}`;
}
