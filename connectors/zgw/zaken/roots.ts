// Remembers by which root each API names itself: a reference in a request must be the URL that the other side knows.
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Api } from '../api';
import type { ApiName } from '../references';
import { text } from '../reading/values';
import type { Selectielijsten } from '../selectielijst';
import { selfRoot } from '../urls';

export interface RootBook {
  /** From an object of that API that was seen; its `url` may stand below another collection. */
  learn(api: ApiName, url: string): void;
  /** Asks for the object itself where the API has told nothing yet: `place` is `collection/<uuid>`. */
  of(api: ApiName, place: string, signal: AbortSignal): Promise<string>;
}

export interface RootApis {
  readonly zaken: Api;
  readonly besluiten: Api | null;
  readonly documenten: Api | null;
  readonly catalogi: Api;
  readonly selectielijsten: Selectielijsten;
}

export function openRoots(apis: RootApis): RootBook {
  const known = new Map<ApiName, string>();
  const learn: RootBook['learn'] = (api, url) => {
    const root = selfRoot(url);
    if (root !== null && !known.has(api)) known.set(api, root);
  };
  return {
    learn,
    of: async (api, place, signal) => {
      if (api === 'selectielijst') return apis.selectielijsten.self(signal);
      const remembered = known.get(api);
      if (remembered !== undefined) return remembered;
      const open = apis[api];
      if (open === null) throw new Blocked(diagnostic('ZS4170', `the connection has no address of ${api}, and an object of it is referred to`, { field: api }));
      const seen = await open.get(`/${place}`, {}, signal);
      learn(api, text(seen?.['url']));
      return known.get(api) ?? open.root;
    },
  };
}
