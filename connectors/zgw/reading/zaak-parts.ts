// Fetches the parts of one zaak: those that came along expanded cost nothing, those the zaak says it has not are not asked for.
import { Blocked, Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import type { Api } from '../api';
import { uuidOf } from '../urls';
import type { BesluitParts } from './besluit';
import type { ReadingDoors } from './doors';
import { relatedOf } from './look-up';
import { objects, text } from './values';
import { idOf, type ZaakParts } from './zaak';

/** What a zaak is asked to bring along; the status is not in it, for the history is read anyway. */
export const ZAAK_EXPAND = ['resultaat', 'rollen', 'eigenschappen', 'zaakobjecten', 'zaakinformatieobjecten'] as const;
type ListedPart = Exclude<(typeof ZAAK_EXPAND)[number], 'resultaat'>;

export interface PartsOptions {
  readonly audittrail: boolean;
  /** Only these parts are asked for, and `relaties`: the names of other zaken; absent: all of them. What is not asked for comes as if there were none. */
  readonly only?: ReadonlySet<string>;
}

/** `zaak` as it was fetched, with `_expand` or without. Null: it changed meanwhile, and must be fetched again. */
export async function fetchParts(doors: ReadingDoors, zaken: Api, zaak: JsonObject, options: PartsOptions, signal: AbortSignal): Promise<ZaakParts | null> {
  const url = text(zaak['url']);
  const id = idOf(zaak);
  const expanded = isObject(zaak['_expand']) ? zaak['_expand'] : {};
  const isAsked = (name: string): boolean => options.only?.has(name) ?? true;
  const part = async (name: ListedPart, list: () => Promise<JsonObject[]>): Promise<JsonObject[]> => {
    if (!isAsked(name)) return [];
    const named = zaak[name];
    if (Array.isArray(named) && named.length === 0) return [];
    const inside = objects(expanded[name]).filter((one) => text(one['url']) !== '');
    return Array.isArray(expanded[name]) && (!Array.isArray(named) || inside.length === named.length) ? inside : list();
  };
  const [statussen, resultaat, rollen, eigenschappen, zaakobjecten, zaakinformatieobjecten, besluiten, related, audittrail] = await Promise.all([
    isAsked('statussen') ? zaken.all('/statussen', { zaak: url }, signal) : null,
    isAsked('resultaat') ? fetchResultaat(zaken, zaak, expanded, signal) : null,
    part('rollen', () => zaken.all('/rollen', { zaak: url }, signal)),
    part('eigenschappen', () => zaken.all(`/zaken/${id}/zaakeigenschappen`, {}, signal)),
    part('zaakobjecten', () => zaken.all('/zaakobjecten', { zaak: url }, signal)),
    part('zaakinformatieobjecten', () => zaken.all('/zaakinformatieobjecten', { zaak: url }, signal)),
    isAsked('besluiten') ? fetchBesluiten(doors, zaken, zaak, signal) : [],
    isAsked('relaties') ? doors.names.of(relatedOf(doors, zaak), signal) : new Map<string, never>(),
    options.audittrail ? zaken.all(`/zaken/${id}/audittrail`, {}, signal) : null,
  ]);
  if (resultaat === 'gone' || (statussen !== null && !agrees(zaak, statussen))) return null;
  doors.names.learn(id, zaak);
  return { zaak, statussen: statussen ?? [], resultaat, rollen, eigenschappen, zaakobjecten, zaakinformatieobjecten, besluiten, related, ...(audittrail === null ? {} : { audittrail }) };
}

/**
 * The present status of the zaak is the last of those listed: else zaak and list are of different moments, such as before and
 * after closing. The register marks the last itself (`indicatieLaatstGezetteStatus`).
 */
function agrees(zaak: JsonObject, statussen: readonly JsonObject[]): boolean {
  const now = uuidOf(zaak['status']);
  const last = statussen.filter((one) => one['indicatieLaatstGezetteStatus'] === true);
  return now === null ? statussen.length === 0 : (last.length > 0 ? last : statussen).some((one) => idOf(one) === now);
}

async function fetchResultaat(zaken: Api, zaak: JsonObject, expanded: JsonObject, signal: AbortSignal): Promise<JsonObject | null | 'gone'> {
  const id = uuidOf(zaak['resultaat']);
  if (id === null) return null;
  const inside = expanded['resultaat'];
  if (isObject(inside) && uuidOf(inside['url']) === id) return inside;
  return (await zaken.get(`/resultaten/${id}`, {}, signal)) ?? 'gone';
}

/** Without an address of the Besluiten API a zaak that has besluiten cannot be read whole: Blocked ZS4156. */
async function fetchBesluiten(doors: ReadingDoors, zaken: Api, zaak: JsonObject, signal: AbortSignal): Promise<BesluitParts[]> {
  const { besluiten } = doors;
  if (besluiten === null) {
    const named = await zaken.all(`/zaken/${idOf(zaak)}/besluiten`, {}, signal);
    if (named.length > 0) throw new Blocked(diagnostic('ZS4156', `the zaak has ${named.length} besluit(en) and the connection names no besluiten`, { field: 'besluiten' }));
    return [];
  }
  const found = await besluiten.all('/besluiten', { zaak: text(zaak['url']) }, signal);
  return Promise.all(found.map(async (besluit) => ({ besluit, informatieobjecten: await besluiten.all('/besluitinformatieobjecten', { besluit: text(besluit['url']) }, signal) })));
}

/** Thrown where it changed twice while it was read. */
export const changing = (): Retry => new Retry(diagnostic('ZS4160', 'the zaak changes while it is read'));
