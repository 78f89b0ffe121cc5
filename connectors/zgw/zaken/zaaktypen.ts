// The zaaktypen of a target with their parts, fetched once for many zaken: what names mean there.
import type { Host } from '../../../core/connector/host';
import type { JsonObject } from '../../../core/model/json';
import type { Api } from '../api';
import { text } from '../reading/values';
import { uuidOf } from '../urls';

export const TYPE_LISTS = ['statustypen', 'resultaattypen', 'roltypen', 'eigenschappen'] as const;
/** Fetched only where a zaak has such parts. */
export const MORE_LISTS = ['besluittypen', 'zaakobjecttypen'] as const;
export type TypeList = (typeof TYPE_LISTS)[number] | (typeof MORE_LISTS)[number];

/** One published version of a zaaktype, as the Catalogi API says it. */
export interface Version {
  readonly id: string;
  readonly url: string;
  readonly raw: JsonObject;
  readonly identificatie: string;
  readonly begin: string;
  /** Exclusive; null: open. */
  readonly einde: string | null;
}

export interface ZaaktypeBook {
  /** Published versions of this identificatie, oldest first; within one catalogus where its URL is given. */
  versions(identificatie: string, catalogus: string | null, signal: AbortSignal): Promise<readonly Version[]>;
  /** The version behind a URL or id; null: it is not there, or not shown to us. */
  byId(id: string, signal: AbortSignal): Promise<Version | null>;
  /** All of one kind in one version. */
  types(list: TypeList, version: Version, signal: AbortSignal): Promise<readonly JsonObject[]>;
  /** After a refusal that says one of these is not there any more. */
  forget(): void;
}

/** Published versions hardly change; a colleague who adds a roltype by force is seen within these minutes. */
const REMEMBER = 5 * 60_000;

const asVersion = (raw: JsonObject): Version => ({
  id: uuidOf(raw['url']) ?? '', url: text(raw['url']), raw, identificatie: text(raw['identificatie']), begin: text(raw['beginGeldigheid']), einde: text(raw['eindeGeldigheid']) || null,
});

const QUERY: Readonly<Record<TypeList, (url: string) => Record<string, string>>> = {
  statustypen: (zaaktype) => ({ zaaktype, status: 'alles' }),
  resultaattypen: (zaaktype) => ({ zaaktype, status: 'alles' }),
  roltypen: (zaaktype) => ({ zaaktype, status: 'alles' }),
  eigenschappen: (zaaktype) => ({ zaaktype, status: 'alles' }),
  besluittypen: (zaaktypen) => ({ zaaktypen, status: 'alles' }),
  zaakobjecttypen: (zaaktype) => ({ zaaktype }),
};

export function openZaaktypen(catalogi: Api, host: Pick<Host, 'clock'>): ZaaktypeBook {
  const kept = new Map<string, { readonly at: number; readonly value: Promise<unknown> }>();
  const remember = async <Value>(key: string, ask: () => Promise<Value>): Promise<Value> => {
    const now = host.clock.now().getTime();
    const known = kept.get(key);
    if (known && now - known.at < REMEMBER) return known.value as Promise<Value>;
    const value = ask();
    kept.set(key, { at: now, value });
    value.catch(() => kept.delete(key));
    return value;
  };
  return {
    versions: (identificatie, catalogus, signal) => remember(`versions ${catalogus ?? ''} ${identificatie}`, async () => {
      const rows = await catalogi.all('/zaaktypen', { identificatie, status: 'definitief', ...(catalogus === null ? {} : { catalogus }) }, signal);
      return rows.filter((row) => row['identificatie'] === identificatie && row['concept'] !== true).map(asVersion).sort((a, b) => (a.begin < b.begin ? -1 : 1));
    }),
    byId: (id, signal) => remember(`zaaktype ${id}`, async () => {
      const raw = await catalogi.get(`/zaaktypen/${id}`, {}, signal);
      return raw === null ? null : asVersion(raw);
    }),
    types: (list, version, signal) => remember(`${list} ${version.id}`, () => catalogi.all(`/${list}`, QUERY[list](version.url), signal)),
    forget: () => kept.clear(),
  };
}

/** The version that was valid on a day: begin ≤ day < einde; of two, the one that began last. null: none was. */
export function validOn(versions: readonly Version[], day: string): Version | null {
  return versions.filter((one) => one.begin <= day && (one.einde === null || day < one.einde)).at(-1) ?? null;
}

/** The eindstatus of a zaaktype is told by the API, or else is the one with the highest volgnummer. */
export function isEindstatus(type: JsonObject, all: readonly JsonObject[]): boolean {
  if (typeof type['isEindstatus'] === 'boolean') return type['isEindstatus'];
  const highest = Math.max(...all.map((one) => Number(one['volgnummer'] ?? 0)));
  return Number(type['volgnummer']) === highest;
}

/** Names that a zaak can refer to → ids. */
export const idsByName = (types: readonly JsonObject[], name: string): Record<string, string> => Object.fromEntries(types.map((type) => [text(type[name]), uuidOf(type['url']) ?? '']));
