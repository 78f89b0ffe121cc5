// Turns what an event tells into names, and leaves alone what lies outside the API roots of this connection.
import type { Kind, Ref } from '../../../core/model/ref';
import type { Event } from './events';

/** Which collection of which API holds which kind; hoofdObject is always one of these, whatever the kanaal is called. */
export const COLLECTIONS: Readonly<Record<string, Kind>> = {
  zaken: 'zaak',
  enkelvoudiginformatieobjecten: 'informatieobject',
  besluiten: 'besluit',
  zaaktypen: 'zaaktype',
  informatieobjecttypen: 'informatieobjecttype',
  besluittypen: 'besluittype',
};

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const TAIL = new RegExp(`/([a-z]+)/(${UUID})/?$`, 'i');
const BARE = new RegExp(`^(?:urn:uuid:)?(${UUID})$`, 'i');

/** The last word of a CloudEvent type of Open Zaak: `nl.overheid.zaken.zaak-afgesloten`, `…document-geregistreerd`, `…besluit-verwerkt`. */
const OF_TYPE: Readonly<Record<string, Kind>> = { zaak: 'zaak', document: 'informatieobject', besluit: 'besluit' };

export type Heard =
  | { readonly heard: 'name'; readonly ref: Ref }
  /** At an address that is none of ours; only the origin is kept. */
  | { readonly heard: 'elsewhere'; readonly origin: string }
  /** A kanaal or resource that we have no use for, or the test of a new abonnement. */
  | { readonly heard: 'nothing' };

const NOTHING: Heard = { heard: 'nothing' };

/** Roots as origin and path without a slash at the end; userinfo, query and fragment never count. */
const normal = (url: URL): string => `${url.origin}${url.pathname.replace(/\/+$/, '')}`;

function parsed(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

const named = (system: string, collection: string | undefined, id: string | undefined): Ref | null => {
  const kind = COLLECTIONS[collection?.toLowerCase() ?? ''];
  return kind && id ? { system, kind, id: id.toLowerCase() } : null;
};

/** An absolute URL counts only below a root, one collection deep. A relative one names no host, so it can lead nowhere else. */
function atAddress(address: string, roots: readonly string[], system: string): Heard {
  const tail = TAIL.exec(address.split(/[?#]/)[0] ?? '');
  if (address.startsWith('/') && !address.startsWith('//')) {
    const ref = named(system, tail?.[1], tail?.[2]);
    return ref ? { heard: 'name', ref } : NOTHING;
  }
  const url = parsed(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return NOTHING;
  const path = normal(url);
  const under = TAIL.exec(path);
  const isOurs = url.username === '' && url.password === '' && roots.some((root) => under !== null && path.slice(0, under.index) === root);
  if (!isOurs) return roots.some((root) => path.startsWith(`${root}/`)) ? NOTHING : { heard: 'elsewhere', origin: url.origin };
  const ref = named(system, under?.[1], under?.[2]);
  return ref ? { heard: 'name', ref } : NOTHING;
}

/**
 * What one event names. Only the UUID is taken from an address, and it is read below our own root: what somebody writes into a
 * message never decides where we call (§2.5 rule 9).
 */
export function nameOf(event: Event, roots: readonly string[], system: string): Heard {
  let elsewhere: Heard | undefined;
  for (const address of event.addresses) {
    const found = atAddress(address, roots, system);
    if (found.heard === 'name') return found;
    if (found.heard === 'elsewhere') elsewhere ??= found;
  }
  if (elsewhere && event.about !== 'test') return elsewhere;
  const id = BARE.exec(event.subject ?? '')?.[1];
  const word = /\.([a-z]+)-[a-z-]+$/.exec(event.about)?.[1];
  const kind = OF_TYPE[word ?? ''];
  return id && kind ? { heard: 'name', ref: { system, kind, id: id.toLowerCase() } } : NOTHING;
}

/** The roots below which an address counts, as `nameOf` compares them. */
export const rootsOf = (addresses: readonly (string | undefined)[]): string[] =>
  addresses.flatMap((address) => {
    const url = address === undefined ? null : parsed(address);
    return url === null ? [] : [normal(url)];
  });
