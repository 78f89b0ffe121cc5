// Serves the Catalogi API: one set of routes per kind of object, from the table.
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock, Shelf } from '../../../core/connector/host';
import type { Json, JsonObject } from '../../../core/model/json';
import { describe } from './describe';
import { CATALOGI } from './paths';
import type { Resource } from './resource';
import { render } from './render';
import { resources } from './resources';
import type { Settings } from './settings';
import { authenticate, authorize } from './token';
import type { Call } from './verbs/context';
import { list } from './verbs/list';
import { remove } from './verbs/remove';
import { change, create, find, publish } from './verbs/write';
import { FULL_VERSION } from './versions';

export interface Setting {
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly rootOf: (request: FastifyRequest) => string;
}

interface OfOne {
  readonly uuid: string;
}

export function catalogi(server: FastifyInstance, setting: Setting): void {
  const { settings } = setting;
  const all = resources(settings.version);
  const description = describe(settings.version, all);
  server.get(`${CATALOGI}/schema/openapi.yaml`, (_request, reply) => reply.header('API-version', FULL_VERSION[settings.version]).type('application/vnd.oai.openapi').send(description));
  for (const resource of all) routes(server, setting, all, resource);
}

function routes(server: FastifyInstance, setting: Setting, all: readonly Resource[], resource: Resource): void {
  const { settings, shelf, clock, rootOf } = setting;
  const path = `${CATALOGI}/${resource.collection}`;
  const enter = (request: FastifyRequest, reply: FastifyReply, ...scopes: Parameters<typeof authorize>[1]): Call => {
    void reply.header('API-version', FULL_VERSION[settings.version]);
    const client = authenticate(request.headers.authorization, settings.clients, clock.now());
    authorize(client, scopes);
    return { shelf, resource, resources: all, client, root: rootOf(request), pageSize: settings.pageSize };
  };
  const bodyOf = (request: FastifyRequest): Json | undefined => request.body as Json | undefined;

  server.get(path, async (request, reply) => list(enter(request, reply, 'catalogi.lezen'), request.query as Record<string, string>));
  server.get<{ Params: OfOne }>(`${path}/:uuid`, async (request, reply) => {
    const call = enter(request, reply, 'catalogi.lezen');
    return tagged(request, reply, await render(resource, await find(shelf, resource.collection, request.params.uuid), shelf, call.root));
  });
  server.post(path, async (request, reply) => {
    const made = await create(enter(request, reply, 'catalogi.schrijven'), bodyOf(request));
    return reply.code(201).header('Location', made['url']).send(made);
  });
  if (resource.writable) {
    server.put<{ Params: OfOne }>(`${path}/:uuid`, async (request, reply) => change(enter(request, reply, 'catalogi.schrijven', 'catalogi.geforceerd-schrijven'), request.params.uuid, bodyOf(request), false));
    server.patch<{ Params: OfOne }>(`${path}/:uuid`, async (request, reply) => change(enter(request, reply, 'catalogi.schrijven', 'catalogi.geforceerd-schrijven'), request.params.uuid, bodyOf(request), true));
    server.delete<{ Params: OfOne }>(`${path}/:uuid`, async (request, reply) => {
      await remove(enter(request, reply, 'catalogi.schrijven', 'catalogi.geforceerd-verwijderen'), request.params.uuid);
      return reply.code(204).send();
    });
  }
  if (resource.publishRules) server.post<{ Params: OfOne }>(`${path}/:uuid/publish`, async (request, reply) => publish(enter(request, reply, 'catalogi.schrijven'), request.params.uuid));
}

/** ETag: MD5 of the body (ZGW caching). 304 where the caller has it already. */
function tagged(request: FastifyRequest, reply: FastifyReply, body: JsonObject): FastifyReply {
  const text = JSON.stringify(body);
  const tag = `"${createHash('md5').update(text).digest('hex')}"`;
  const known = (request.headers['if-none-match'] ?? '').split(',').map((candidate) => candidate.trim().replace(/^W\//, ''));
  void reply.header('ETag', tag);
  return known.includes(tag) || known.includes('*') ? reply.code(304).send() : reply.type('application/json').send(text);
}
