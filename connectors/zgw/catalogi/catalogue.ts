// What the zaaktypen of a catalogus share, fetched once for many: the catalogus itself, its document and decision types, the limits.
import type { Host } from '../../../core/connector/host';
import { Halt } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Api } from '../api';
import type { CatalogusKey } from '../config';
import { builtInLimits, type Limits } from '../limits';
import { readLimits } from '../oas';
import { selfRoot, uuidOf } from '../urls';
import { text, type SharedType } from './context';
import { normalise } from './normalise';

export interface Place {
  readonly id: string;
  readonly url: string;
  /** Root by which the API names itself. */
  readonly self: string;
}

export type SharedKind = 'informatieobjecttypen' | 'besluittypen';

export interface Catalogue {
  /** Throws Halt ZS4105 where it is not there, or not shown to us: lists are silently filtered by authorisation. */
  place(key: CatalogusKey, signal: AbortSignal): Promise<Place>;
  /** All of a kind, concepts too; `fresh` asks again whatever is remembered. */
  types(kind: SharedKind, place: Place, fresh: boolean, signal: AbortSignal): Promise<readonly SharedType[]>;
  /** After a write of ours: what is remembered of this kind counts no more. */
  forget(kind: SharedKind): void;
  /** From memory, the shelf, or the target's own OpenAPI file; `fresh` asks the target. */
  limits(fresh: boolean, signal: AbortSignal): Promise<Limits>;
}

/** Thirty seconds: a round of thirty zaaktypen asks once, a colleague's edit is seen in the next. */
const REMEMBER = 30_000;
const DAY = 24 * 3600_000;

export function openCatalogue(api: Api, openapi: string, host: Pick<Host, 'clock' | 'shelf'>): Catalogue {
  const places = new Map<string, Place>();
  const kept = new Map<string, { readonly at: number; readonly list: Promise<readonly SharedType[]> }>();
  const limits = new Map<string, Limits>();
  const now = (): number => host.clock.now().getTime();

  return {
    place: async (key, signal) => {
      const name = `${key.domein} ${key.rsin}`;
      const known = places.get(name);
      if (known) return known;
      const found = await api.all('/catalogussen', { domein: key.domein, rsin: key.rsin }, signal);
      const url = text(found.find((one) => one['domein'] === key.domein && one['rsin'] === key.rsin)?.['url']);
      const id = uuidOf(url);
      if (id === null) throw new Halt(diagnostic('ZS4105', `there is no catalogus ${key.domein} of ${key.rsin} at ${api.root}, or it is not shown to us`));
      const place = { id, url, self: selfRoot(url) ?? api.root };
      places.set(name, place);
      return place;
    },
    types: async (kind, place, fresh, signal) => {
      const key = `${kind} ${place.id}`;
      const remembered = kept.get(key);
      if (remembered && !fresh && now() - remembered.at < REMEMBER) return remembered.list;
      const list = api.all(`/${kind}`, { catalogus: place.url, status: 'alles' }, signal).then((rows) => rows.map((row) => readShared(kind, row)));
      kept.set(key, { at: now(), list });
      list.catch(() => kept.delete(key));
      return list;
    },
    forget: (kind) => {
      for (const key of [...kept.keys()]) if (key.startsWith(`${kind} `)) kept.delete(key);
    },
    limits: async (fresh, signal) => {
      const version = api.version();
      const key = `limits/${version ?? 'unknown'}`;
      const known = limits.get(key);
      if (known && !fresh) return known;
      const shelved = fresh ? undefined : await host.shelf.get(key);
      if (isObject(shelved) && now() - Date.parse(text(shelved['fetchedAt'])) < DAY) {
        limits.set(key, shelved['limits'] as unknown as Limits);
        return shelved['limits'] as unknown as Limits;
      }
      const file = await api.text(openapi, signal);
      const read = (file === null ? null : readLimits(file, version)) ?? builtInLimits(version);
      await host.shelf.put(key, { fetchedAt: host.clock.now().toISOString(), limits: read as unknown as Json });
      limits.set(key, read);
      return read;
    },
  };
}

const SAYS: Readonly<Record<SharedKind, readonly string[]>> = {
  informatieobjecttypen: ['vertrouwelijkheidaanduiding', 'informatieobjectcategorie', 'trefwoord'],
  besluittypen: ['omschrijvingGeneriek', 'besluitcategorie', 'publicatieIndicatie', 'reactietermijn', 'toelichting'],
};

function readShared(kind: SharedKind, row: JsonObject): SharedType {
  const says = Object.fromEntries(SAYS[kind].flatMap((field) => (row[field] === undefined ? [] : [[field, row[field]] as [string, Json]])));
  return {
    id: uuidOf(row['url']) ?? '',
    omschrijving: text(row['omschrijving']),
    concept: row['concept'] === true,
    begin: text(row['beginGeldigheid']),
    einde: text(row['eindeGeldigheid']) || null,
    says: normalise(says),
  };
}
