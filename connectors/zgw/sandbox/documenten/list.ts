// Lists documents: filters, order, pages, what the caller may see; and looks many up at once (_zoek).
import type { Json, JsonObject } from '../../../../core/model/json';
import { seesAll } from '../autorisaties/grants';
import { API, placeFromUrl } from '../paths';
import { insist, notFound, refused, type Invalid } from '../problem';
import { remember } from '../remember';
import type { Client } from '../settings';
import type { Look } from '../state';
import { maySee } from './access';
import { bodyOf } from './create';
import type { Documenten } from './context';
import { expanded, expansions } from './expand';
import { compare, FILTERS, OBJECT_FILTER, OBJECT_TYPE_FILTER, ORDERINGS } from './filters';
import { byName, byPlace, byUuid, type DocumentRecord } from './record';
import { renderDocument } from './render';
import { relationsTo } from './relations';
import { everyDocument, pageOfAll } from './walk';

const LARGEST_PAGE = 500; // Open Zaak: pageSize
export type Query = Readonly<Record<string, string>>;

/** Refuses parameters nobody knows (400). */
export function insistKnown(query: Query, known: readonly string[]): void {
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  insist(unknown.length > 0 ? [refused('unknown-parameters', `Onbekende query parameters: ${unknown.join(', ')}`)] : []);
}

export const pagingOf = ({ version }: Documenten): readonly string[] => (version === '1.4' ? ['page', 'pageSize'] : ['page']);

export function pageSize({ setting }: Documenten, query: Query): number {
  const size = Number(query['pageSize']);
  return query['pageSize'] !== undefined && Number.isInteger(size) && size > 0 ? Math.min(size, LARGEST_PAGE) : setting.settings.pageSize;
}

/** Number of a page. Throws Problem 404 where it is none. */
export function pageOf(query: Query): number {
  const page = Number(query['page'] ?? '1');
  if (!Number.isInteger(page) || page < 1) throw notFound();
  return page;
}

/** One page as `{count, next, previous, results}`. Throws Problem 404 beyond the last page. */
export function paged(collection: string, query: Query, root: string, size: number, count: number, results: Json[]): JsonObject {
  const page = pageOf(query);
  const last = Math.max(1, Math.ceil(count / size));
  if (page > last) throw notFound();
  const at = (number: number): string => `${root}${API.documenten}/${collection}?${new URLSearchParams({ ...query, page: String(number) }).toString()}`;
  return { count, next: page < last ? at(page + 1) : null, previous: page > 1 ? at(page - 1) : null, results };
}

async function showAll(at: Documenten, look: Look, records: readonly DocumentRecord[], paths: readonly string[], root: string): Promise<JsonObject[]> {
  const known = remember(look);
  return Promise.all(records.map((record) => expanded(at, known, renderDocument(at.version, record, record, root), record.value, paths, root)));
}

function faults(at: Documenten, asked: readonly (readonly [string, string])[], ordering: string | undefined): readonly Invalid[] {
  const wrong = asked.flatMap(([name, value]) => {
    const refusal = FILTERS[at.version][name]?.refuses?.(value);
    return refusal ? [{ name, ...refusal }] : [];
  });
  const unordered = (ordering ?? '').split(',').filter((field) => field !== '' && !ORDERINGS.some((known) => known === field.replace(/^-/, '')));
  return [...wrong, ...unordered.map((field) => ({ name: 'ordering', code: 'invalid_choice', reason: `Selecteer een geldige keuze. ${field} is geen beschikbare keuze.` }))];
}

/** The documents a query can mean, narrowed by an index where there is one. */
async function candidates(at: Documenten, look: Look, query: Query): Promise<readonly DocumentRecord[] | AsyncIterable<DocumentRecord>> {
  const { identificatie, bronorganisatie } = query;
  if (identificatie && bronorganisatie) {
    const record = await byName(at.seeding, look, bronorganisatie, identificatie);
    return record ? [record] : [];
  }
  const object = query[OBJECT_FILTER[at.version]];
  if (!object) return everyDocument(at, look);
  const type = query[OBJECT_TYPE_FILTER[at.version]];
  const relations = (await relationsTo(at.seeding, look, placeFromUrl(object) ?? object)).filter(({ objectType }) => !type || objectType === type);
  const found = await Promise.all(relations.map(({ informatieobject }) => byPlace(at.seeding, look, informatieobject)));
  return found.filter((record): record is DocumentRecord => record !== undefined);
}

/** GET /enkelvoudiginformatieobjecten. */
export async function list(at: Documenten, client: Client, query: Query, root: string): Promise<JsonObject> {
  const look = at.shelf;
  insistKnown(query, [...pagingOf(at), 'expand', ...(at.version === '1.4' ? ['ordering'] : []), ...Object.keys(FILTERS[at.version])]);
  const paths = expansions(at, query['expand'], ['informatieobjecttype']);
  const size = pageSize(at, query);
  const from = (pageOf(query) - 1) * size;
  const asked = Object.entries(query).filter(([name, value]) => name in FILTERS[at.version] && value !== '');
  const ordering = query['ordering'];
  insist(faults(at, asked, ordering));
  if (asked.length === 0 && !ordering && seesAll(client)) {
    const { count, records } = await pageOfAll(at, look, from, size);
    return paged('enkelvoudiginformatieobjecten', query, root, size, count, await showAll(at, look, records, paths, root));
  }
  const found: DocumentRecord[] = [];
  for await (const record of await candidates(at, look, query)) {
    if (maySee(client, 'documenten.lezen', record) && asked.every(([name, value]) => FILTERS[at.version][name]?.passes(record, value) ?? true)) found.push(record);
  }
  for (const field of (ordering ?? '').split(',').reverse()) {
    const name = field.replace(/^-/, '');
    if (name !== '') found.sort((a, b) => compare(name, a.value, b.value) * (field.startsWith('-') ? -1 : 1));
  }
  return paged('enkelvoudiginformatieobjecten', query, root, size, found.length, await showAll(at, look, found.slice(from, from + size), paths, root));
}

/** POST /enkelvoudiginformatieobjecten/_zoek: the one way to ask for many by UUID. Those that are not there are left out. */
export async function search(at: Documenten, client: Client, query: Query, sent: Json | undefined, root: string): Promise<JsonObject> {
  const body = bodyOf(sent);
  insistKnown(query, [...pagingOf(at), 'expand']);
  insist(Object.keys(body).length === 0 ? [refused('empty_search_body', 'Search parameters must be specified')] : []);
  const uuids = body['uuid__in'];
  insist(Array.isArray(uuids) && uuids.every((uuid) => typeof uuid === 'string') ? [] : [{ name: 'uuid__in', code: uuids === undefined ? 'required' : 'not_a_list', reason: 'Verwachtte een lijst van UUIDs.' }]);
  const expand = body['expand'];
  const paths = expansions(at, Array.isArray(expand) ? expand.join(',') : typeof expand === 'string' ? expand : query['expand'], ['informatieobjecttype']);
  const unique = Array.isArray(uuids) ? [...new Set(uuids.map(String))] : [];
  const records = (await Promise.all(unique.map((uuid) => byUuid(at.seeding, at.shelf, uuid)))).filter((record): record is DocumentRecord => record !== undefined);
  const wanted = (field: 'identificatie' | 'bronorganisatie', { value }: DocumentRecord): boolean => body[field] === undefined || body[field] === value[field];
  const found = records.filter((record) => wanted('identificatie', record) && wanted('bronorganisatie', record) && maySee(client, 'documenten.lezen', record)).sort((a, b) => (a.key < b.key ? -1 : 1));
  const size = pageSize(at, query);
  const from = (pageOf(query) - 1) * size;
  return paged('enkelvoudiginformatieobjecten/_zoek', query, root, size, found.length, await showAll(at, at.shelf, found.slice(from, from + size), paths, root));
}
