// Lists and searches zaken: filters, order, pages, and what is put inside or left out.
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { visible } from '../autorisaties/grants';
import { API, placeFromUrl } from '../paths';
import { insist, invalidInput, notFound, Problem, refused, type Invalid } from '../problem';
import type { Client } from '../settings';
import type { Desk } from '../state';
import { dossierAt, identify, type Dossier } from './dossier';
import { expand, readExpand } from './expand';
import { ORDERINGS, zaakFilters, type Passes, type ZaakFilter } from './filters';
import { inside } from './geometry';
import { zakenNumbered } from './number';
import { renderZaak } from './render';
import type { Room } from './room';
import type { Asked, Order } from './zaak-index';

const LARGEST_PAGE = 500; // Open Zaak: pageSize

export type Query = Readonly<Record<string, string>>;

export interface Paging {
  readonly page: number;
  readonly size: number;
}

/** `page` and, on Open Zaak, `pageSize`. */
export function readPaging(room: Room, query: Query): Paging {
  const size = Number(query['pageSize']);
  const page = Number(query['page'] ?? '1');
  if (!Number.isInteger(page) || page < 1) throw notFound();
  return { page, size: room.version === '1.5' && Number.isInteger(size) && size > 0 ? Math.min(size, LARGEST_PAGE) : room.settings.pageSize };
}

/** `{count, next, previous, results}`; a page that is not there is 404. */
export function paged(path: string, query: Query, { page, size }: Paging, count: number, results: readonly JsonObject[], root: string): JsonObject {
  const last = Math.max(1, Math.ceil(count / size));
  if (page > last) throw notFound();
  const at = (number: number): string => `${root}${path}?${new URLSearchParams({ ...query, page: String(number) }).toString()}`;
  return { count, next: page < last ? at(page + 1) : null, previous: page > 1 ? at(page - 1) : null, results: [...results] };
}

/** Throws Problem 400 for parameters that nobody knows. */
export function insistKnown(query: Query, known: readonly string[]): void {
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  insist(unknown.length > 0 ? [refused('unknown-parameters', `Onbekende query parameters: ${unknown.join(', ')}`)] : []);
}

const pagingNames = (room: Room): readonly string[] => (room.version === '1.5' ? ['page', 'pageSize'] : ['page']);

/** GET /zaken. Throws Problem 400. */
export async function listZaken(room: Room, client: Client, query: Query, root: string): Promise<JsonObject> {
  const filters = zaakFilters(room.version);
  insistKnown(query, [...Object.keys(filters), ...pagingNames(room), 'ordering', 'expand']);
  const paging = readPaging(room, query);
  const { page: _page, pageSize: _size, expand: asked, ordering, ...rest } = query;
  const paths = readExpand(room, asked, 'zaak');
  const found = await find(room, client, rest, ordering, [], paging);
  const results = await expand(room, room.shelf, found.dossiers.map((dossier) => renderZaak(room, dossier, root)), paths, root);
  return paged(`${API.zaken}/zaken`, query, paging, found.count, results, root);
}

/** POST /zaken/_zoek. Throws Problem 400. */
export async function searchZaken(room: Room, client: Client, query: Query, body: JsonObject, root: string): Promise<JsonObject> {
  insistKnown(query, [...pagingNames(room), 'expand']);
  const paging = readPaging(room, query);
  const { expand: asked, ordering, fields, zaakgeometrie, uuid__in, zaaktype__in, zaaktype__not_in, ...rest } = body;
  const filters = zaakFilters(room.version);
  const plain = Object.fromEntries(Object.entries(rest).filter(([name]) => name in filters).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]));
  const has = [uuid__in, zaaktype__in, zaaktype__not_in, zaakgeometrie].some((value) => value !== undefined);
  if (Object.keys(plain).length === 0 && !has) throw invalidInput([refused('empty_search_body', 'Zoekparameters moeten gespecificeerd worden')]);
  if (fields !== undefined && asked !== undefined) throw invalidInput([{ name: 'fields', code: 'invalid', reason: 'Gebruik fields of expand, niet beide (zrc-029).' }]);
  const paths = readExpand(room, asked ?? query['expand'], 'zaak');
  const extra: Extra[] = [...zaaktypeFilters(zaaktype__in, zaaktype__not_in), ...geometryFilter(zaakgeometrie)];
  const order = Array.isArray(ordering) ? ordering.join(',') : typeof ordering === 'string' ? ordering : undefined;
  const found = uuid__in === undefined ? await find(room, client, plain, order, extra, paging) : await named(room, client, uuid__in, plain, extra, paging);
  const rendered = found.dossiers.map((dossier) => renderZaak(room, dossier, root));
  const results = fields === undefined || room.version === '1.5' ? await expand(room, room.shelf, rendered, paths, root) : rendered.map((zaak) => only(zaak, fields));
  return paged(`${API.zaken}/zaken/_zoek`, query, paging, found.count, results, root);
}

/** zrc-029: only these fields, besides the url. */
const only = (zaak: JsonObject, fields: Json): JsonObject => {
  const names = Array.isArray(fields) ? fields.map(String) : String(fields).split(',');
  return Object.fromEntries(Object.entries(zaak).filter(([name]) => name === 'url' || names.includes(name)));
};

interface Extra {
  readonly name: string;
  readonly passes: Passes;
}

function zaaktypeFilters(of: Json | undefined, not: Json | undefined): readonly Extra[] {
  const placesIn = (value: Json, name: string): Set<string | null> => {
    if (!Array.isArray(value)) throw invalidInput([{ name, code: 'not_a_list', reason: 'Verwachtte een lijst met items.' }]);
    return new Set(value.map((url) => placeFromUrl(String(url))));
  };
  const made: Extra[] = [];
  if (of !== undefined) {
    const places = placesIn(of, 'zaaktype__in');
    made.push({ name: `zaaktype__in=${[...places].join(',')}`, passes: ({ zaak }) => places.has(String(zaak['zaaktype'])) });
  }
  if (not !== undefined) {
    const places = placesIn(not, 'zaaktype__not_in');
    made.push({ name: `zaaktype__not_in=${[...places].join(',')}`, passes: ({ zaak }) => !places.has(String(zaak['zaaktype'])) });
  }
  return made;
}

function geometryFilter(value: Json | undefined): readonly Extra[] {
  if (value === undefined) return [];
  const within = isObject(value) ? value['within'] : undefined;
  if (!isObject(within)) throw invalidInput([{ name: 'zaakgeometrie.within', code: 'required', reason: 'Dit veld is vereist.' }]);
  return [{ name: `within=${JSON.stringify(within)}`, passes: ({ zaak }) => isObject(zaak['zaakgeometrie']) && inside(zaak['zaakgeometrie'], within) }];
}

interface FoundZaken {
  readonly count: number;
  readonly dossiers: readonly Dossier[];
}

/** `uuid__in`: straight to the zaken, without a list. */
async function named(room: Room, client: Client, uuids: Json, plain: Query, extra: readonly Extra[], paging: Paging): Promise<FoundZaken> {
  if (!Array.isArray(uuids)) throw invalidInput([{ name: 'uuid__in', code: 'not_a_list', reason: 'Verwachtte een lijst met items.' }]);
  const { passes } = await questions(room, client, plain, extra);
  const found = await Promise.all([...new Set(uuids.map(String))].map(async (uuid) => {
    const it = identify(room.numbers, uuid);
    const dossier = it?.kind === 'zaak' ? await dossierAt(room.shelf, room.compute, it.serial) : undefined;
    return dossier && dossier.nonce === it?.nonce && passes(dossier) ? [dossier] : [];
  }));
  return cut(found.flat(), paging);
}

const cut = (dossiers: readonly Dossier[], { page, size }: Paging): FoundZaken => ({
  count: dossiers.length, dossiers: [...dossiers].sort((a, b) => b.serial - a.serial).slice((page - 1) * size, page * size),
});

async function find(room: Room, client: Client, query: Query, ordering: string | undefined, extra: readonly Extra[], paging: Paging): Promise<FoundZaken> {
  const order = readOrder(ordering);
  const { passes, filters, name } = await questions(room, client, query, extra);
  if (query['identificatie']) return cut((await zakenNumbered(room.shelf, room, query['identificatie'])).filter(passes), paging);
  const bounds = filters.filter(({ filter }) => filter.bound);
  const grants = client.autorisaties !== undefined;
  const asked: Asked = {
    name: `${name}|${order.map(({ field, descending }) => (descending ? '-' : '') + field).join(',')}|${grants ? client.id : ''}`,
    passes, order,
    light: filters.every(({ filter }) => filter.parts !== true) && extra.length === 0,
    between: bounds.reduce<readonly [number, number]>(([low, high], { filter, value }) => (filter.bound ? room.seeding.between(filter.bound.field, filter.bound.at, value, [low, high]) : [low, high]), [1, room.seeding.count]),
    // An einddatum only says roughly when a zaak began.
    all: bounds.length === filters.length && bounds.every(({ filter }) => filter.bound?.field !== 'einddatum') && extra.length === 0 && !grants,
  };
  const { count, serials } = await room.index.page(asked, (paging.page - 1) * paging.size, paging.size);
  const dossiers = await Promise.all(serials.map((serial) => dossierAt(room.shelf, room.compute, serial)));
  return { count, dossiers: dossiers.filter((dossier): dossier is Dossier => dossier !== undefined) };
}

interface Questions {
  readonly passes: Passes;
  readonly filters: readonly { readonly name: string; readonly value: string; readonly filter: ZaakFilter }[];
  readonly name: string;
}

/** All filters as one. What the caller may not see does not pass either: lists are filtered in silence. */
async function questions(room: Room, client: Client, query: Query, extra: readonly Extra[]): Promise<Questions> {
  const known = zaakFilters(room.version);
  const filters = Object.entries(query).flatMap(([name, value]) => {
    const filter = known[name];
    return filter && value !== '' ? [{ name, value, filter }] : [];
  });
  insist(filters.flatMap(({ name, value, filter }): Invalid[] => {
    const refusal = filter.refuses?.(value);
    return refusal ? [{ name, ...refusal }] : [];
  }));
  const tests = [...(await Promise.all(filters.map(async ({ filter, value }) => filter.passes(value, room.shelf)))), ...extra.map(({ passes }) => passes)];
  if (client.autorisaties !== undefined) tests.push((dossier) => maySee(client, dossier));
  return { filters, name: [...filters.map(({ name, value }) => `${name}=${value}`), ...extra.map(({ name }) => name)].sort().join('&'), passes: (dossier) => tests.every((test) => test(dossier)) };
}

export const maySee = (client: Client, { zaak }: Dossier): boolean => visible(client, 'zaken.lezen', { component: 'zrc', type: zaak['zaaktype'], vertrouwelijkheidaanduiding: zaak['vertrouwelijkheidaanduiding'] });

function readOrder(ordering: string | undefined): readonly Order[] {
  return (ordering ?? '').split(',').filter((name) => name !== '').map((name) => {
    const field = name.replace(/^-/, '');
    if (!(ORDERINGS as readonly string[]).includes(field)) throw invalidInput([{ name: 'ordering', code: 'invalid_choice', reason: `Selecteer een geldige keuze. ${name} is geen beschikbare keuze.` }]);
    return { field, descending: name.startsWith('-') };
  });
}

/** A zaak that is read on its own. Throws Problem 404, or 403 where the caller may not see it. */
export async function zaakWith(room: Room, look: Pick<Desk, 'get' | 'scan'>, client: Client, uuid: string): Promise<Dossier> {
  const found = identify(room.numbers, uuid);
  const dossier = found?.kind === 'zaak' ? await dossierAt(look, room.compute, found.serial) : undefined;
  if (!dossier || dossier.nonce !== found?.nonce) throw notFound();
  if (!maySee(client, dossier)) throw new Problem(403, 'permission_denied', 'Je hebt geen toestemming om deze actie uit te voeren.');
  return dossier;
}

