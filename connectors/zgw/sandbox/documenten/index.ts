// Serves the Documenten API.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { auditTrail, type Actor } from '../audit';
import { utc } from '../check';
import { contentStore, sha256Of } from '../content/store';
import { enter, reason, tagged, type Setting } from '../enter';
import { API } from '../paths';
import { notFound } from '../problem';
import { documentSeeding } from '../seed/documents';
import type { Client, Scope } from '../settings';
import { claimsOf } from '../token';
import { insistVisible } from './access';
import { change } from './change';
import { childRoutes } from './child-routes';
import type { Documenten } from './context';
import { combinedRoutes } from './combined';
import { discard, draft, enrol } from './create';
import { download } from './download';
import { expanded, expansions } from './expand';
import { documentenVersion } from './fields';
import { placeOfDocument } from './identity';
import { list, search, type Query } from './list';
import { lock, unlock } from './lock';
import { partAt, placePart } from './parts';
import { byUuid, versionOf, type DocumentRecord, type DocumentVersion } from './record';
import { relationRoutes } from './relation-routes';
import { remove } from './remove';
import { renderDocument } from './render';
import { readUpload } from './upload';

const ROOT = `${API.documenten}/enkelvoudiginformatieobjecten`;

interface OfOne {
  readonly uuid: string;
}
type One = { Params: OfOne };

/** What every route of the API does at its door. */
export interface Door {
  readonly at: Documenten;
  come(request: FastifyRequest, reply: FastifyReply, ...scopes: readonly Scope[]): Client;
  actor(request: FastifyRequest, client: Client): Actor;
  root(request: FastifyRequest): string;
}

export function documenten(server: FastifyInstance, setting: Setting): void {
  const store = contentStore(setting.settings);
  server.addHook('onClose', () => store[Symbol.asyncDispose]());
  // Parts go straight to the content store: the body is handed over as the stream it is.
  server.addContentTypeParser('multipart/form-data', (_request, payload, done) => done(null, payload));
  const at: Documenten = { setting, shelf: setting.shelf, store, seeding: documentSeeding(setting.settings), version: documentenVersion(setting.settings) };
  const door: Door = {
    at,
    come: (request, reply, ...scopes) => enter(setting, request, reply, 'documenten', ...scopes),
    actor: (request, client) => {
      const { userId, userRepresentation } = claimsOf(request.headers.authorization);
      return { clientId: client.id, userId, userRepresentation, toelichting: reason(request), now: utc(setting.clock.now().getTime()) };
    },
    root: setting.rootOf,
  };
  collection(server, door);
  object(server, door);
  content(server, door);
  locks(server, door);
  relationRoutes(server, door);
  childRoutes(server, door);
  if (setting.settings.combined) combinedRoutes(server, door);
}

function collection(server: FastifyInstance, { at, come, actor, root }: Door): void {
  server.get(ROOT, async (request, reply) => list(at, come(request, reply, 'documenten.lezen'), request.query as Query, root(request)));
  server.post(`${ROOT}/_zoek`, async (request, reply) => search(at, come(request, reply, 'documenten.lezen'), request.query as Query, request.body as Json | undefined, root(request)));
  server.post(ROOT, async (request, reply) => {
    const client = come(request, reply, 'documenten.aanmaken');
    const drafted = await draft(at, request.body as Json | undefined);
    try {
      const record = await at.shelf.exclusively((desk) => enrol(at, desk, client, actor(request, client), drafted));
      const made = renderDocument(at.version, record, record, root(request), record.lock !== '' || at.version === '1.7');
      return reply.code(201).header('Location', made['url']).send(made);
    } catch (error) {
      await discard(at, drafted);
      throw error;
    }
  });
}

/** The document with the version that is asked for. Throws Problem 404, 403. */
async function asked({ at }: Door, request: FastifyRequest, client: Client, uuid: string): Promise<{ readonly record: DocumentRecord; readonly version: DocumentVersion }> {
  const record = await byUuid(at.seeding, at.shelf, uuid);
  if (!record) throw notFound();
  insistVisible(client, 'documenten.lezen', record);
  const { versie, registratieOp } = request.query as Query;
  if (versie !== undefined) {
    const version = await versionOf(at.seeding, at.shelf, record, Number(versie));
    if (!version) throw notFound();
    return { record, version };
  }
  if (registratieOp === undefined) return { record, version: record };
  for (let number = record.versie; number >= 1; number -= 1) {
    const version = await versionOf(at.seeding, at.shelf, record, number);
    if (version && Date.parse(version.beginRegistratie) <= Date.parse(registratieOp)) return { record, version };
  }
  throw notFound();
}

/** Open Zaak says null of what there was not; the standard leaves it out. */
const withoutNothing = (line: JsonObject): JsonObject => ({ ...line, wijzigingen: Object.fromEntries(Object.entries(isObject(line['wijzigingen']) ? line['wijzigingen'] : {}).filter(([, side]) => side !== null)) });

function object(server: FastifyInstance, door: Door): void {
  const { at, come, actor, root } = door;
  const path = `${ROOT}/:uuid`;
  server.get<One>(path, async (request, reply) => {
    const client = come(request, reply, 'documenten.lezen');
    const { record, version } = await asked(door, request, client, request.params.uuid);
    const paths = expansions(at, (request.query as Query)['expand'], ['informatieobjecttype']);
    const answer = renderDocument(at.version, record, version, root(request));
    return tagged(request, reply, await expanded(at, at.shelf, answer, version.value, paths, root(request)));
  });
  const rewrite = (partial: boolean) => async (request: FastifyRequest<One>, reply: FastifyReply): Promise<JsonObject> => {
    const client = come(request, reply, 'documenten.bijwerken', 'documenten.geforceerd-bijwerken');
    const record = await change(at, client, actor(request, client), request.params.uuid, request.body as Json | undefined, partial);
    return renderDocument(at.version, record, record, root(request));
  };
  server.put<One>(path, rewrite(false));
  server.patch<One>(path, rewrite(true));
  server.delete<One>(path, async (request, reply) => {
    const client = come(request, reply, 'documenten.verwijderen');
    await remove(at, client, actor(request, client), request.params.uuid);
    return reply.code(204).send();
  });
  const trail = async (request: FastifyRequest<One>, reply: FastifyReply): Promise<JsonObject[]> => {
    const client = come(request, reply, 'audittrails.lezen');
    const record = await byUuid(at.seeding, at.shelf, request.params.uuid);
    if (!record) throw notFound();
    insistVisible(client, 'documenten.lezen', record);
    const lines = await auditTrail(at.shelf, placeOfDocument(record.uuid), root(request));
    return at.version === '1.7' ? lines.map(withoutNothing) : lines;
  };
  server.get<One>(`${path}/audittrail`, trail);
  server.get<{ Params: OfOne & { readonly line: string } }>(`${path}/audittrail/:line`, async (request, reply) => {
    const line = (await trail(request, reply)).find(({ uuid }) => uuid === request.params.line);
    if (!line) throw notFound();
    return line;
  });
}

function content(server: FastifyInstance, door: Door): void {
  const { at, come, root } = door;
  // No HEAD: it would make all bytes of a seeded document to count them.
  server.get<One>(`${ROOT}/:uuid/download`, { exposeHeadRoute: false }, async (request, reply) => {
    const { version } = await asked(door, request, come(request, reply, 'documenten.lezen'), request.params.uuid);
    return download(at, request, reply, version);
  });
  server.put<One>(`${API.documenten}/bestandsdelen/:uuid`, async (request, reply) => {
    const client = come(request, reply, 'documenten.bijwerken', 'documenten.geforceerd-bijwerken', 'documenten.aanmaken');
    const { record, part } = await partAt(at, at.shelf, request.params.uuid);
    insistVisible(client, 'documenten.bijwerken', record);
    const upload = await readUpload(at.store, request.body as Readable, request.headers, part.omvang, record.parts.length > 1);
    try {
      const placed = await placePart(at, request.params.uuid, upload);
      return { ...placed, url: `${root(request)}${placed.url}` };
    } catch (error) {
      if (upload.kept) await at.store.forget(null, upload.kept);
      throw error;
    }
  });
  // What a test asks: is it there, how large is it, and which bytes are it.
  server.get<One>('/sandbox/content/:uuid', async (request) => {
    const record = await byUuid(at.seeding, at.shelf, request.params.uuid);
    const versie = Number((request.query as Query)['versie'] ?? record?.versie);
    const version = record && (await versionOf(at.seeding, at.shelf, record, versie));
    if (!record || !version) throw notFound();
    return { uuid: record.uuid, versie, content: version.content && { kind: version.content.kind, size: version.content.size, sha256: sha256Of(version.content) } };
  });
}

function locks(server: FastifyInstance, { at, come }: Door): void {
  server.post<One>(`${ROOT}/:uuid/lock`, async (request, reply) => {
    const client = come(request, reply, 'documenten.lock');
    return { lock: await lock(at, request.params.uuid, (record) => insistVisible(client, 'documenten.lock', record)) };
  });
  server.post<One>(`${ROOT}/:uuid/unlock`, async (request, reply) => {
    const client = come(request, reply, 'documenten.lock', 'documenten.geforceerd-unlock');
    const body = request.body as Json | undefined;
    const given = isObject(body) && typeof body['lock'] === 'string' ? body['lock'] : '';
    const force = client.scopes.includes('documenten.geforceerd-unlock');
    await unlock(at, request.params.uuid, given, force, (record) => insistVisible(client, force ? 'documenten.geforceerd-unlock' : 'documenten.lock', record));
    return reply.code(204).send();
  });
}
