// Reads a zaak with all its parts at the target, in as few calls as it allows.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { fetchOne } from '../reading/fetch';
import { preferring } from '../reading/habits';
import { objects, text } from '../reading/values';
import type { ZaakParts } from '../reading/zaak';
import { uuidOf } from '../urls';
import type { ZaakDoors } from './doors';

/** Relations of a zaak that `expand` puts into one answer. */
const EXPAND = ['status', 'resultaat', 'rollen', 'eigenschappen', 'zaakobjecten', 'zaakinformatieobjecten'] as const;

/** By its id; null: it is not there. */
export const zaakById = (doors: ZaakDoors, id: string, signal: AbortSignal): Promise<JsonObject | null> =>
  fetchOne({ api: doors.zaken, path: '/zaken', habits: doors.habits, expand: EXPAND }, id, signal);

/** By its natural key; more than one is a register that broke its own rule. */
export async function zakenByKey(doors: ZaakDoors, key: { readonly identificatie: string; readonly bronorganisatie: string }, signal: AbortSignal): Promise<JsonObject[]> {
  const rows = await preferring(doors.habits, doors.zaken, 'expand', (withIt) => doors.zaken.all('/zaken', { ...key, ...(withIt ? { expand: EXPAND.join(',') } : {}) }, signal));
  return rows.filter((row) => row['identificatie'] === key.identificatie && row['bronorganisatie'] === key.bronorganisatie);
}

export interface Wishes {
  /** A status known by its id, where it is the only one that is wanted: then the present one says all. */
  readonly onlyStatus: string | null;
  readonly besluiten: boolean;
}

/** What `_expand` holds; undefined: it was not asked or not given. */
const expanded = (zaak: JsonObject, field: string): Json | undefined => (isObject(zaak['_expand']) ? zaak['_expand'][field] : undefined);
const holdsNone = (value: Json | undefined): boolean => Array.isArray(value) && value.length === 0;

async function listed(doors: ZaakDoors, zaak: JsonObject, field: string, path: string, query: Readonly<Record<string, string>>, signal: AbortSignal): Promise<JsonObject[]> {
  if (holdsNone(zaak[field])) return [];
  const given = expanded(zaak, field);
  return Array.isArray(given) ? objects(given) : doors.zaken.all(path, query, signal);
}

async function statussenOf(doors: ZaakDoors, zaak: JsonObject, onlyStatus: string | null, signal: AbortSignal): Promise<JsonObject[]> {
  const present = uuidOf(zaak['status']);
  if (present === null) return [];
  const given = expanded(zaak, 'status');
  if (isObject(given) && onlyStatus !== null && uuidOf(given['url']) === onlyStatus) return [given];
  return doors.zaken.all('/statussen', { zaak: text(zaak['url']) }, signal);
}

async function resultaatOf(doors: ZaakDoors, zaak: JsonObject, signal: AbortSignal): Promise<JsonObject | null> {
  const id = uuidOf(zaak['resultaat']);
  if (id === null) return null;
  const given = expanded(zaak, 'resultaat');
  return isObject(given) ? given : doors.zaken.get(`/resultaten/${id}`, {}, signal);
}

async function besluitenOf(doors: ZaakDoors, url: string, signal: AbortSignal): Promise<ZaakParts['besluiten']> {
  const { besluiten } = doors;
  if (besluiten === null) return [];
  const found = await besluiten.all('/besluiten', { zaak: url }, signal);
  return Promise.all(found.map(async (besluit) => ({ besluit, informatieobjecten: await besluiten.all('/besluitinformatieobjecten', { besluit: text(besluit['url']) }, signal) })));
}

/** One call more for the history of statuses, one and one per besluit where besluiten matter; more where nothing can be expanded. */
export async function gather(doors: ZaakDoors, zaak: JsonObject, wishes: Wishes, signal: AbortSignal): Promise<ZaakParts> {
  const url = text(zaak['url']);
  const query = { zaak: url };
  const [statussen, resultaat, rollen, eigenschappen, zaakobjecten, zaakinformatieobjecten, besluiten] = await Promise.all([
    statussenOf(doors, zaak, wishes.onlyStatus, signal),
    resultaatOf(doors, zaak, signal),
    listed(doors, zaak, 'rollen', '/rollen', query, signal),
    listed(doors, zaak, 'eigenschappen', `/zaken/${uuidOf(url) ?? ''}/zaakeigenschappen`, {}, signal),
    listed(doors, zaak, 'zaakobjecten', '/zaakobjecten', query, signal),
    listed(doors, zaak, 'zaakinformatieobjecten', '/zaakinformatieobjecten', query, signal),
    wishes.besluiten ? besluitenOf(doors, url, signal) : [],
  ]);
  return { zaak, statussen, resultaat, rollen, eigenschappen, zaakobjecten, zaakinformatieobjecten, besluiten, related: new Map() };
}
