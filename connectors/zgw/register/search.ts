// Finds the zaken in which a person has a rol: one search with everything that can come along, so that twenty zaken cost hardly more than one.
import { Blocked } from '../../../core/connector/outcome';
import type { Held, ZaakPart } from '../../../core/connector/register';
import { isObject, type JsonObject } from '../../../core/model/json';
import { TOGETHER, fetchMany } from '../reading/fetch';
import { preferring } from '../reading/habits';
import { lookUpZaak, relatedOf } from '../reading/look-up';
import { objects, text } from '../reading/values';
import { readZaak, type ZaakParts } from '../reading/zaak';
import { uuidOf } from '../urls';
import { documentsOf, type RegisterDoors } from './doors';
import { expandFor, readHeld, VALUE_PARTS, wholeParts } from './find-zaak';
import { inContext } from './held';
import { documentValue } from './read-documents';

/** Zaken API, `zaak_list` and `ZaakZoek`. */
const BSN = 'rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn';

interface Rows {
  readonly rows: readonly JsonObject[];
  readonly more: boolean;
}

/** By POST where the register searches so, for then the BSN stands in no address; else in a query, which our log never keeps. */
async function ask(doors: RegisterDoors, bsn: string, expand: readonly string[], limit: number, signal: AbortSignal): Promise<Rows> {
  const { zaken, habits } = doors.zaken;
  const gather = async (first: () => Promise<{ readonly items: readonly JsonObject[]; readonly next: Readonly<Record<string, string>> | null }>, follow: (query: Readonly<Record<string, string>>) => ReturnType<typeof first>): Promise<Rows> => {
    const found = new Map<string, JsonObject>();
    let page = await first();
    for (;;) {
      for (const item of page.items) found.set(text(item['url']), item);
      if (page.next === null || found.size > limit) break;
      page = await follow(page.next);
    }
    return { rows: [...found.values()].slice(0, limit), more: found.size > limit || page.next !== null };
  };
  const withExpand = (work: (asked: readonly string[]) => Promise<Rows>): Promise<Rows> =>
    expand.length === 0 ? work([]) : preferring(habits, zaken, 'expand', (withIt) => work(withIt ? expand : []));
  if (habits.has(zaken, 'search')) {
    try {
      return await withExpand((asked) => {
        const body = { [BSN]: bsn, ...(asked.length === 0 ? {} : { expand: [...asked] }) };
        return gather(() => zaken.search('/zaken/_zoek', {}, body, signal), (query) => zaken.search('/zaken/_zoek', query, body, signal));
      });
    } catch (error) {
      if (!(error instanceof Blocked)) throw error; // Refused: this register searches by query only.
    }
  }
  return withExpand((asked) => gather(() => zaken.page('/zaken', { [BSN]: bsn, ...(asked.length === 0 ? {} : { expand: asked.join(',') }) }, signal), (query) => zaken.page('/zaken', query, signal)));
}

/** What came along, as far as it did: a zaak that brought less is read by itself. */
function cameAlong(zaak: JsonObject, asked: readonly string[]): boolean {
  const inside = isObject(zaak['_expand']) ? zaak['_expand'] : {};
  return asked.every((part) => {
    const named = zaak[part];
    if (named === null || named === '' || (Array.isArray(named) && named.length === 0)) return true;
    return Array.isArray(named) ? objects(inside[part]).length === named.length : isObject(inside[part]);
  });
}

/**
 * See `Register.search`. Of the statuses only the present one comes along (`value.statussen` holds that one, and `parts` does not
 * name them): the history of twenty zaken would cost twenty calls. Besluiten cost a call for each zaak, documents one for all.
 */
export async function search(doors: RegisterDoors, person: { readonly inpBsn: string }, parts: readonly ZaakPart[], limit: number, signal: AbortSignal): Promise<{ readonly found: readonly Held[]; readonly more: boolean }> {
  const asked = wholeParts(parts);
  const expand = [...expandFor(asked), ...(asked.has('statussen') ? ['status'] : [])];
  const { rows, more } = await ask(doors, person.inpBsn, expand, limit, signal);
  const [first] = rows;
  if (first) doors.zaken.roots.learn('zaken', text(first['url']));
  if (asked.has('relaties')) await doors.reading.names.of(rows.flatMap((zaak) => relatedOf(doors.reading, zaak)), signal);
  const single = new Set([...asked].filter((part) => part !== 'documenten'));
  const found = await Promise.all(rows.map((zaak) => (cameAlong(zaak, expand) ? fromRow(doors, zaak, single, signal) : readHeld(doors, zaak, single, signal))));
  return { found: asked.has('documenten') ? await withDocuments(doors, found, signal) : found, more };
}

async function fromRow(doors: RegisterDoors, zaak: JsonObject, asked: ReadonlySet<ZaakPart>, signal: AbortSignal): Promise<Held> {
  if (asked.has('besluiten')) return readHeld(doors, zaak, asked, signal);
  const inside = isObject(zaak['_expand']) ? zaak['_expand'] : {};
  const list = (part: ZaakPart): JsonObject[] => (asked.has(part) ? objects(inside[part]).filter((one) => text(one['url']) !== '') : []);
  const one = (part: string): JsonObject | null => (isObject(inside[part]) && text((inside[part] as JsonObject)['url']) !== '' ? (inside[part] as JsonObject) : null);
  const present = asked.has('statussen') ? one('status') : null;
  const read: ZaakParts = {
    zaak, statussen: present ? [present] : [], resultaat: asked.has('resultaat') ? one('resultaat') : null, rollen: list('rollen'), eigenschappen: list('eigenschappen'), zaakobjecten: list('zaakobjecten'),
    zaakinformatieobjecten: list('zaakinformatieobjecten'), besluiten: [], related: asked.has('relaties') ? await doors.reading.names.of(relatedOf(doors.reading, zaak), signal) : new Map(),
  };
  const { meaning } = await lookUpZaak(doors.reading, read, signal);
  const whole = readZaak(read, meaning);
  const { _expand: _, ...raw } = zaak;
  return {
    state: 'found', ref: { system: doors.host.connection, kind: 'zaak', id: text(whole['bron']) },
    value: Object.fromEntries(Object.entries(whole).filter(([field]) => !VALUE_PARTS.some((part) => part === field && !asked.has(part)))),
    parts: [...asked].filter((part) => part !== 'statussen'), context: inContext({ zaak: raw }),
  };
}

/** One search for the documents of all of them. */
async function withDocuments(doors: RegisterDoors, found: readonly Held[], signal: AbortSignal): Promise<Held[]> {
  const linksOf = (held: Held): string[] => objects(held.value['zaakinformatieobjecten']).map((link) => (isObject(link['informatieobject']) ? text(link['informatieobject']['bron']) : ''));
  const ids = [...new Set(found.flatMap(linksOf))];
  const api = ids.length === 0 ? null : documentsOf(doors).documenten;
  const documents = new Map<string, JsonObject>();
  for (let from = 0; api !== null && from < ids.length; from += TOGETHER) {
    for (const [id, answer] of await fetchMany({ api, path: '/enkelvoudiginformatieobjecten', habits: doors.reading.habits, expand: [] }, ids.slice(from, from + TOGETHER), signal)) {
      if (answer instanceof Error) throw answer;
      if (answer !== null) documents.set(uuidOf(answer['url']) ?? id, await documentValue(doors, answer, signal));
    }
  }
  return found.map((held) => ({ ...held, parts: [...held.parts, 'documenten'], value: { ...held.value, documenten: linksOf(held).flatMap((id) => documents.get(id) ?? []) } }));
}
