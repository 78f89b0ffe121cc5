// Remembers the natural keys of zaken that others refer to: a hoofdzaak is named by its identificatie, not only by its UUID.
import { Blocked } from '../../../core/connector/outcome';
import type { JsonObject } from '../../../core/model/json';
import type { Naar } from '../../../core/model/values';
import type { Api } from '../api';
import { fetchMany } from './fetch';
import type { Habits } from './habits';
import { fields } from './values';

export type Key = Omit<Naar, 'bron'>;

export interface ZaakNames {
  /** Natural keys by UUID; a zaak that is not there, or not shown to us, is left out. */
  of(ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Key>>;
  /** A zaak that was read anyway. */
  learn(id: string, zaak: JsonObject): void;
}

/** Some 100 bytes each. A natural key hardly ever changes; after this many the oldest are asked again. */
const MOST = 20_000;

export function openNames(zaken: Api | null, habits: Habits): ZaakNames {
  const known = new Map<string, Key>();
  const learn: ZaakNames['learn'] = (id, zaak) => {
    known.delete(id);
    known.set(id, fields(zaak, ['identificatie', 'bronorganisatie']));
    const oldest = known.keys().next();
    if (known.size > MOST && !oldest.done) known.delete(oldest.value);
  };
  return {
    learn,
    of: async (ids, signal) => {
      const unknown = [...new Set(ids)].filter((id) => !known.has(id));
      const found = zaken === null || unknown.length === 0 ? new Map<string, never>() : await fetchMany({ api: zaken, path: '/zaken', habits, expand: [] }, unknown, signal);
      for (const [id, answer] of found) {
        // Not shown to us: the zaak that refers to it can be read all the same.
        if (answer instanceof Error && !(answer instanceof Blocked)) throw answer;
        if (answer !== null && !(answer instanceof Error)) learn(id, answer);
      }
      return new Map(ids.flatMap((id) => {
        const key = known.get(id);
        return key ? [[id, key] as const] : [];
      }));
    },
  };
}
