// Tells whether a URL leads into this register itself, whatever the host it is seen under.
import type { Api } from '../api';
import { placeBelow } from '../references';
import { selfRoot } from '../urls';

/** `collection/<uuid>` of an object of this register; null for a URL that leads elsewhere. */
export type Own = (url: string) => string | null;

/**
 * Roots count as configured, and as the register names itself: `seen` is a URL of one of its own answers. Behind an ingress all
 * its APIs move together, so the host of one tells that of the others.
 */
export function ownOf(apis: readonly (Pick<Api, 'root'> | null)[], seen: { readonly api: Pick<Api, 'root'>; readonly url: string }): Own {
  const self = selfRoot(seen.url);
  const roots = apis.flatMap((api) => (api ? [api.root] : []));
  const moved = self === null ? [] : [self, ...roots.filter((root) => sameOrigin(root, seen.api.root)).map((root) => new URL(self).origin + new URL(root).pathname.replace(/\/+$/, ''))];
  const all = [...new Set([...roots, ...moved])];
  return (url) => {
    for (const root of all) {
      const place = placeBelow(root, url);
      if (place !== null) return place;
    }
    return null;
  };
}

const sameOrigin = (a: string, b: string): boolean => new URL(a).origin === new URL(b).origin;
