// Serves the Besluiten API 1.1.0, and Open Zaak's besluit_verwerken.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { auditTrail } from '../audit';
import { visible } from '../autorisaties/grants';
import { enter, tagged } from '../enter';
import { API, placeFromUrl, placeOf as placeInUrl } from '../paths';
import { insist, notFound, type Invalid } from '../problem';
import type { Client, Scope } from '../settings';
import { act, denied } from '../zaken/act';
import { listIn, objectOf, requiredIn, within } from '../zaken/body';
import { FIRST_MADE, identify } from '../zaken/dossier';
import { expand, readExpand } from '../zaken/expand';
import { insistKnown, paged, readPaging, type Query } from '../zaken/list';
import type { Room } from '../zaken/room';
import { dossierAt } from '../zaken/dossier';
import { objectsOf } from '../documenten/relations';
import { renderBesluit, renderDocument } from './render';
import { besluitAtPlace, placeOf, serialOfRow, unpack, type Besluit } from './store';
import { besluitWith, changeBesluit, createBesluit, createDocument, createDocumentOf, documentWith, removeBesluit, removeDocument } from './write';
import { uuidAt } from '../paths';

interface OfOne {
  readonly uuid: string;
}

const PAGE = 500;

export function besluitenRoutes(server: FastifyInstance, room: Room): void {
  const path = `${API.besluiten}/besluiten`;
  const documents = `${API.besluiten}/besluitinformatieobjecten`;
  const come = (request: FastifyRequest, reply: FastifyReply, ...scopes: readonly Scope[]): Client => enter(room, request, reply, 'besluiten', ...scopes);
  const body = (request: FastifyRequest): JsonObject => objectOf(request.body as Json | undefined);
  const query = (request: FastifyRequest): Query => request.query as Query;
  const besluitFor = async (request: FastifyRequest<{ Params: OfOne }>, client: Client): Promise<Besluit> => {
    const besluit = await besluitAtPlace(room.shelf, room, `besluiten:besluiten/${request.params.uuid}`);
    if (!besluit) throw notFound();
    if (!maySee(client, besluit)) throw denied();
    return besluit;
  };
  const shown = async (answer: JsonObject, request: FastifyRequest): Promise<JsonObject> => {
    insistKnown(query(request), room.version === '1.7' ? ['expand'] : []);
    return (await expand(room, room.shelf, [answer], readExpand(room, query(request)['expand'], 'part'), room.rootOf(request)))[0] ?? {};
  };

  server.get(path, async (request, reply) => list(room, come(request, reply, 'besluiten.lezen'), query(request), room.rootOf(request)));
  server.get<{ Params: OfOne }>(`${path}/:uuid`, async (request, reply) => {
    const besluit = await besluitFor(request, come(request, reply, 'besluiten.lezen'));
    return tagged(request, reply, await shown(renderBesluit(room, besluit, room.rootOf(request)), request));
  });
  server.post(path, async (request, reply) => {
    const client = come(request, reply, 'besluiten.aanmaken');
    const made = await act(room, request, client, async (mine) => renderBesluit(room, await createBesluit(mine, body(request)), room.rootOf(request)));
    return reply.code(201).header('Location', made['url']).send(made);
  });
  const change = (partial: boolean) => async (request: FastifyRequest<{ Params: OfOne }>, reply: FastifyReply): Promise<JsonObject> => {
    const client = come(request, reply, 'besluiten.bijwerken');
    return act(room, request, client, async (mine) => renderBesluit(room, await changeBesluit(mine, await besluitWith(mine, request.params.uuid), body(request), partial), room.rootOf(request)));
  };
  server.put<{ Params: OfOne }>(`${path}/:uuid`, change(false));
  server.patch<{ Params: OfOne }>(`${path}/:uuid`, change(true));
  server.delete<{ Params: OfOne }>(`${path}/:uuid`, async (request, reply) => {
    const client = come(request, reply, 'besluiten.verwijderen');
    await act(room, request, client, async (mine) => removeBesluit(mine, await besluitWith(mine, request.params.uuid)));
    return reply.code(204).send();
  });
  server.get<{ Params: OfOne }>(`${path}/:uuid/audittrail`, async (request, reply) => auditTrail(room.shelf, placeOf(room.numbers, await besluitFor(request, come(request, reply, 'audittrails.lezen'))), room.rootOf(request)));
  server.get<{ Params: OfOne & { line: string } }>(`${path}/:uuid/audittrail/:line`, async (request, reply) => {
    const lines = await auditTrail(room.shelf, placeOf(room.numbers, await besluitFor(request, come(request, reply, 'audittrails.lezen'))), room.rootOf(request));
    const line = lines.find(({ uuid }) => uuid === request.params.line);
    if (!line) throw notFound();
    return line;
  });

  server.get(documents, async (request, reply) => listDocuments(room, come(request, reply, 'besluiten.lezen'), query(request), room.rootOf(request)));
  server.get<{ Params: OfOne }>(`${documents}/:uuid`, async (request, reply) => {
    const client = come(request, reply, 'besluiten.lezen');
    const { besluit, document } = await documentWith({ room, desk: room.shelf }, request.params.uuid);
    if (!maySee(client, besluit)) throw denied();
    return tagged(request, reply, await shown(renderDocument(room, besluit, document, room.rootOf(request)), request));
  });
  server.post(documents, async (request, reply) => {
    const client = come(request, reply, 'besluiten.aanmaken');
    const made = await act(room, request, client, async (mine) => {
      const { besluit, document } = await createDocument(mine, body(request));
      return renderDocument(room, besluit, document, room.rootOf(request));
    });
    return reply.code(201).header('Location', made['url']).send(made);
  });
  server.delete<{ Params: OfOne }>(`${documents}/:uuid`, async (request, reply) => {
    const client = come(request, reply, 'besluiten.verwijderen', 'besluiten.bijwerken');
    await act(room, request, client, async (mine) => {
      const { besluit, document } = await documentWith(mine, request.params.uuid);
      await removeDocument(mine, besluit, document);
    });
    return reply.code(204).send();
  });
  if (room.version !== '1.5' || !room.settings.combined) return;
  server.post(`${API.besluiten}/besluit_verwerken`, async (request, reply) => {
    const client = come(request, reply, 'besluiten.aanmaken');
    const answer = await act(room, request, client, async (mine) => {
      const [sent, relations] = [requiredIn(body(request), 'besluit'), listIn(body(request), 'besluitinformatieobjecten', true)];
      const besluit = await within('besluit', () => createBesluit(mine, sent));
      const made: Besluit['documents'] = [];
      for (const [at, relation] of relations.entries()) made.push(await within(`besluitinformatieobjecten.${at}`, () => createDocumentOf(mine, besluit, relation)));
      const root = room.rootOf(request);
      return { besluit: renderBesluit(room, besluit, root), besluitinformatieobjecten: made.map((document) => renderDocument(room, besluit, document, root)) };
    });
    return reply.code(201).send(answer);
  });
}

const maySee = (client: Client, { value }: Besluit): boolean => visible(client, 'besluiten.lezen', { component: 'brc', type: value['besluittype'] });

/** Every besluit of the shelf and of the seed, the newest first. */
async function everyBesluit(room: Room): Promise<Besluit[]> {
  const kept: Besluit[] = [];
  const own = new Set<number>();
  for (let after: string | null = null; ; ) {
    const rows: { readonly key: string; readonly value: Json }[] = await room.shelf.scan('besluit/', after, PAGE);
    for (const { key, value } of rows) {
      const serial = serialOfRow(key);
      own.add(serial);
      if (isObject(value)) kept.push(unpack(serial, value, serial < FIRST_MADE));
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
    after = last.key;
  }
  for (const serial of room.seeding.besluiten()) {
    const besluit = own.has(serial) ? undefined : room.seeding.besluit(serial);
    if (besluit) kept.push(besluit);
  }
  return kept.sort((a, b) => b.serial - a.serial);
}

async function ofZaak(room: Room, url: string): Promise<Besluit[]> {
  const place = placeInUrl(url, { to: 'zaken', api: 'zaken' });
  const found = place === null ? null : identify(room.numbers, uuidAt(place));
  const dossier = found?.kind === 'zaak' ? await dossierAt(room.shelf, room.compute, found.serial) : undefined;
  const besluiten = await Promise.all((dossier?.nonce === found?.nonce ? (dossier?.besluiten ?? []) : []).map((one) => besluitAtPlace(room.shelf, room, one)));
  return besluiten.filter((besluit): besluit is Besluit => besluit !== undefined);
}

async function list(room: Room, client: Client, query: Query, root: string): Promise<JsonObject> {
  insistKnown(query, ['besluittype', 'identificatie', 'verantwoordelijkeOrganisatie', 'zaak', 'page', ...(room.version === '1.5' ? ['pageSize'] : ['expand'])]);
  const paging = readPaging(room, query);
  insist((['besluittype', 'zaak'] as const).filter((name) => query[name] && !URL.canParse(query[name])).map((name): Invalid => ({ name, code: 'invalid', reason: 'Voer een geldige URL in.' })));
  const asked = (['identificatie', 'verantwoordelijkeOrganisatie'] as const).filter((name) => query[name]);
  const besluittype = query['besluittype'] ? placeFromUrl(query['besluittype']) : undefined;
  const all = query['zaak'] ? await ofZaak(room, query['zaak']) : await everyBesluit(room);
  const found = all.filter((besluit) => asked.every((name) => besluit.value[name] === query[name]) && (besluittype === undefined || besluit.value['besluittype'] === besluittype) && maySee(client, besluit));
  const page = found.slice((paging.page - 1) * paging.size, paging.page * paging.size).map((besluit) => renderBesluit(room, besluit, root));
  return paged(`${API.besluiten}/besluiten`, query, paging, found.length, await expand(room, room.shelf, page, readExpand(room, query['expand'], 'part'), root), root);
}

/** Whole, as an array. */
async function listDocuments(room: Room, client: Client, query: Query, root: string): Promise<JsonObject[]> {
  insistKnown(query, ['besluit', 'informatieobject', ...(room.version === '1.7' ? ['expand'] : [])]);
  const informatieobject = query['informatieobject'] ? (placeFromUrl(query['informatieobject']) ?? '') : undefined;
  const places = query['besluit'] ? [placeFromUrl(query['besluit']) ?? ''] : informatieobject !== undefined ? await objectsOf(room.documents, room.shelf, informatieobject) : null;
  const besluiten = places === null ? await everyBesluit(room) : await Promise.all(places.filter((place) => place.startsWith('besluiten:')).map((place) => besluitAtPlace(room.shelf, room, place)));
  const found = besluiten.flatMap((besluit) => (besluit && maySee(client, besluit) ? besluit.documents.filter(({ place }) => informatieobject === undefined || place === informatieobject).map((document) => renderDocument(room, besluit, document, root)) : []));
  return expand(room, room.shelf, found, readExpand(room, query['expand'], 'part'), root);
}
