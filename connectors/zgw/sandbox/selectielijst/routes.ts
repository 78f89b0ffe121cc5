// Serves the Selectielijst API: open to all, read only.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Json, JsonObject } from '../../../../core/model/json';
import { placeOf, SELECTIELIJST, urlOf, type Place } from '../paths';
import { insist, notFound, refused } from '../problem';
import { COLLECTIONS } from './objects';

const PAGE = 100;

type Query = Readonly<Record<string, string>>;

/** `rootOf` says how the caller addressed this server. */
export function selectielijst(server: FastifyInstance, rootOf: (request: FastifyRequest) => string): void {
  server.get(`${SELECTIELIJST}/procestypen`, (request) => {
    const query = known(request, ['jaar']);
    return COLLECTIONS.procestypen.filter(({ value }) => !query['jaar'] || String(value['jaar']) === query['jaar']).map((entry) => outward(entry, rootOf(request)));
  });
  server.get(`${SELECTIELIJST}/resultaten`, (request) => {
    const query = known(request, ['procesType', 'page']);
    const process = query['procesType'] ? placeOf(query['procesType'], { to: 'procestypen', api: 'selectielijst' }) : null;
    insist(query['procesType'] && process === null ? [{ name: 'procesType', code: 'invalid', reason: 'Voer een geldige URL in.' }] : []);
    const found = COLLECTIONS.resultaten.filter(({ value }) => process === null || value['procesType'] === process);
    const page = Number(query['page'] ?? '1');
    const last = Math.max(1, Math.ceil(found.length / PAGE));
    if (!Number.isInteger(page) || page < 1 || page > last) throw notFound();
    const root = rootOf(request);
    const at = (number: number): string => `${root}${SELECTIELIJST}/resultaten?${new URLSearchParams({ ...query, page: String(number) }).toString()}`;
    return { count: found.length, next: page < last ? at(page + 1) : null, previous: page > 1 ? at(page - 1) : null, results: found.slice((page - 1) * PAGE, page * PAGE).map((entry) => outward(entry, root)) };
  });
  server.get(`${SELECTIELIJST}/resultaattypeomschrijvingen`, (request) => {
    known(request, []);
    return COLLECTIONS.resultaattypeomschrijvingen.map((entry) => outward(entry, rootOf(request)));
  });
  server.get<{ Params: { collection: string; uuid: string } }>(`${SELECTIELIJST}/:collection/:uuid`, (request) => {
    const place = `selectielijst:${request.params.collection}/${request.params.uuid}`;
    const entry = Object.values(COLLECTIONS).flat().find((candidate) => candidate.place === place);
    if (!entry) throw notFound();
    return outward(entry, rootOf(request));
  });
}

function known(request: FastifyRequest, names: readonly string[]): Query {
  const query = request.query as Query;
  const unknown = Object.keys(query).filter((name) => !names.includes(name));
  insist(unknown.length > 0 ? [refused('unknown-parameters', `Onbekende query parameters: ${unknown.join(', ')}`)] : []);
  return query;
}

function outward({ place, value }: { readonly place: Place; readonly value: JsonObject }, root: string): JsonObject {
  const shown = Object.entries(value).map(([name, held]): [string, Json] => [name, typeof held === 'string' && held.startsWith('selectielijst:') ? urlOf(held, root) : held]);
  return { url: urlOf(place, root), ...Object.fromEntries(shown) };
}
