// Serves gebruiksrechten (an array) and verzendingen (pages), both hanging from a document.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Json, JsonObject } from '../../../../core/model/json';
import type { Actie } from '../changes';
import { check, fallbacks } from '../check';
import { tagged } from '../enter';
import type { Fields } from '../fields';
import { API, placeFromUrl, urlOf } from '../paths';
import { insist, notFound, refused, type Invalid } from '../problem';
import { shape } from '../render';
import type { Client, Scope } from '../settings';
import type { Desk } from '../state';
import { insistVisible, maySee } from './access';
import { childAt, childrenEverywhere, childrenOf, dropChild, keepChild, placeOfChild, type Child, type ChildKind } from './children';
import { bodyOf } from './create';
import { expandedChild, expansions } from './expand';
import { gebruiksrechtFields, verzendingFields } from './fields';
import type { Door } from './index';
import { insistKnown, paged, pageOf, pageSize, pagingOf, type Query } from './list';
import { byPlace, type DocumentRecord } from './record';
import { indicate } from './rights';
import { tell } from './tell';

type One = { Params: { readonly uuid: string } };

const said = ({ value }: Child, field: string): string => String(value[field] ?? '');
const moments = (['startdatum', 'einddatum'] as const).flatMap((field) => (['lt', 'lte', 'gt', 'gte'] as const).map((how) => ({ name: `${field}__${how}`, field, how })));
const HOLDS = { lt: (a: number, b: number) => a < b, lte: (a: number, b: number) => a <= b, gt: (a: number, b: number) => a > b, gte: (a: number, b: number) => a >= b } as const;

/** Whether a child passes the filters of its list, the document aside. */
function passes(child: Child, query: Query): boolean {
  const equal = ['aardRelatie', 'betrokkene'].every((name) => query[name] === undefined || query[name] === '' || said(child, name) === query[name]);
  return equal && moments.every(({ name, field, how }) => !query[name] || (said(child, field) !== '' && HOLDS[how](Date.parse(said(child, field)), Date.parse(query[name]))));
}

const ADDRESSES = ['binnenlandsCorrespondentieadres', 'buitenlandsCorrespondentieadres', 'correspondentiePostadres', 'faxnummer', 'emailadres', 'telefoonnummer'] as const;

/** A verzending goes to exactly one address (Documenten API 1.4: invalid-address). */
function addressFaults(value: JsonObject): readonly Invalid[] {
  const filled = ADDRESSES.filter((name) => value[name] !== undefined && value[name] !== null && value[name] !== '').length + (value['mijnOverheid'] === true ? 1 : 0);
  return filled === 1 ? [] : [refused('invalid-address', 'Verzending must contain precisely one correspondence address')];
}

export function childRoutes(server: FastifyInstance, door: Door): void {
  routes(server, door, 'gebruiksrechten', gebruiksrechtFields);
  routes(server, door, 'verzendingen', verzendingFields(door.at.version));
}

function routes(server: FastifyInstance, { at, come, actor, root }: Door, kind: ChildKind, fields: Fields): void {
  const path = `${API.documenten}/${kind}`;
  const filters = kind === 'gebruiksrechten' ? ['informatieobject', ...moments.map(({ name }) => name), 'expand'] : ['informatieobject', 'aardRelatie', 'betrokkene', 'expand', ...pagingOf(at)];
  const paths = (query: Query): readonly string[] => expansions(at, query['expand'], ['informatieobject', 'informatieobject.informatieobjecttype']);
  const rendered = ({ uuid, value }: Child, to: string): JsonObject => ({ url: urlOf(placeOfChild(kind, uuid), to), ...shape(fields, value, to) });
  const resource = kind === 'gebruiksrechten' ? 'gebruiksrechten' : 'verzending';

  /** The document a child hangs from. Throws Problem 403. */
  const owner = async (look: Pick<Desk, 'get' | 'scan'>, client: Client, scope: Scope, child: Child): Promise<DocumentRecord> => {
    const record = await byPlace(at.seeding, look, said(child, 'informatieobject'));
    if (!record) throw notFound();
    insistVisible(client, scope, record);
    return record;
  };
  const settle = async (desk: Desk, request: FastifyRequest, client: Client, record: DocumentRecord, child: Child, actie: Actie, before: Child | null): Promise<void> => {
    if (kind === 'gebruiksrechten') await indicate(at, desk, record);
    await tell(at, desk, actor(request, client), record, { resource, resourceUrl: placeOfChild(kind, child.uuid), actie, oud: before && rendered(before, ''), nieuw: actie === 'destroy' ? null : rendered(child, '') });
  };
  const read = async (desk: Desk, body: Json | undefined, before: Child | null, partial: boolean): Promise<JsonObject> => {
    const { value: sent, faults } = check(fields, bodyOf(body), partial);
    const value = { ...(before ? before.value : fallbacks(fields)), ...sent };
    const document = String(value['informatieobject']);
    const moved = before !== null && before.value['informatieobject'] !== value['informatieobject'];
    const missing = faults.length > 0 || (await byPlace(at.seeding, desk, document)) ? [] : [{ name: 'informatieobject', code: 'does_not_exist', reason: 'Ongeldige hyperlink - Object bestaat niet.' }];
    insist([...faults, ...missing, ...(moved ? [{ name: 'informatieobject', code: 'wijzigen-niet-toegelaten', reason: 'Dit veld mag niet gewijzigd worden.' }] : [])]);
    if (kind === 'verzendingen') insist(addressFaults(value));
    return value;
  };

  server.get(path, async (request, reply) => {
    const client = come(request, reply, 'documenten.lezen');
    const query = request.query as Query;
    insistKnown(query, filters);
    const document = query['informatieobject'];
    const place = document === undefined ? null : placeFromUrl(document);
    insist(document !== undefined && place === null ? [{ name: 'informatieobject', code: 'invalid', reason: 'Voer een geldige URL in.' }] : []);
    const all = place === null ? await childrenEverywhere(at.seeding, at.shelf, kind) : await childrenOf(at.seeding, at.shelf, kind, place);
    const seen: Child[] = [];
    for (const child of all) {
      const record = passes(child, query) ? await byPlace(at.seeding, at.shelf, said(child, 'informatieobject')) : undefined;
      if (record && maySee(client, 'documenten.lezen', record)) seen.push(child);
    }
    const to = root(request);
    const show = (some: readonly Child[]): Promise<JsonObject[]> => Promise.all(some.map((child) => expandedChild(at, at.shelf, rendered(child, to), said(child, 'informatieobject'), paths(query), to)));
    if (kind === 'gebruiksrechten') return show(seen);
    const size = pageSize(at, query);
    const from = (pageOf(query) - 1) * size;
    return paged(kind, query, to, size, seen.length, await show(seen.slice(from, from + size)));
  });
  server.get<One>(`${path}/:uuid`, async (request, reply) => {
    const client = come(request, reply, 'documenten.lezen');
    const child = await childAt(at.seeding, at.shelf, kind, request.params.uuid);
    if (!child) throw notFound();
    await owner(at.shelf, client, 'documenten.lezen', child);
    return tagged(request, reply, await expandedChild(at, at.shelf, rendered(child, root(request)), said(child, 'informatieobject'), paths(request.query as Query), root(request)));
  });
  server.post(path, async (request, reply) => {
    const client = come(request, reply, 'documenten.aanmaken');
    const made = await at.shelf.exclusively(async (desk) => {
      const child: Child = { uuid: randomUUID(), value: await read(desk, request.body as Json | undefined, null, false) };
      const record = await owner(desk, client, 'documenten.aanmaken', child);
      await keepChild(desk, kind, child);
      await settle(desk, request, client, record, child, 'create', null);
      return rendered(child, root(request));
    });
    return reply.code(201).header('Location', made['url']).send(made);
  });
  const rewrite = (partial: boolean) => (request: FastifyRequest<One>, reply: FastifyReply): Promise<JsonObject> => {
    const client = come(request, reply, 'documenten.bijwerken', 'documenten.geforceerd-bijwerken');
    return at.shelf.exclusively(async (desk) => {
      const before = await childAt(at.seeding, desk, kind, request.params.uuid);
      if (!before) throw notFound();
      const child: Child = { uuid: before.uuid, value: await read(desk, request.body as Json | undefined, before, partial) };
      const record = await owner(desk, client, 'documenten.bijwerken', child);
      await keepChild(desk, kind, child);
      await settle(desk, request, client, record, child, partial ? 'partial_update' : 'update', before);
      return rendered(child, root(request));
    });
  };
  server.put<One>(`${path}/:uuid`, async (request, reply) => rewrite(false)(request, reply));
  server.patch<One>(`${path}/:uuid`, async (request, reply) => rewrite(true)(request, reply));
  server.delete<One>(`${path}/:uuid`, async (request, reply) => {
    const client = come(request, reply, 'documenten.verwijderen');
    await at.shelf.exclusively(async (desk) => {
      const child = await childAt(at.seeding, desk, kind, request.params.uuid);
      if (!child) throw notFound();
      const record = await owner(desk, client, 'documenten.verwijderen', child);
      await dropChild(desk, kind, child);
      await settle(desk, request, client, record, child, 'destroy', child);
    });
    return reply.code(204).send();
  });
}
