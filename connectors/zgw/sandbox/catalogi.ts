// Serves the Catalogi API: one set of routes per kind of object, from the table.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Json } from '../../../core/model/json';
import { describe } from './describe';
import { enter as comeIn, tagged, type Setting } from './enter';
import { CATALOGI } from './paths';
import type { Resource } from './resource';
import { render } from './render';
import { resources } from './resources';
import type { Scope } from './settings';
import type { Call } from './verbs/context';
import { list } from './verbs/list';
import { remove } from './verbs/remove';
import { change, create, find, publish } from './verbs/write';
import { FULL_VERSION } from './versions';

interface OfOne {
  readonly uuid: string;
}

export function catalogi(server: FastifyInstance, setting: Setting): void {
  const { settings } = setting;
  const all = resources(settings.version);
  let description: string | null = null;
  server.get(`${CATALOGI}/schema/openapi.yaml`, (_request, reply) => reply.header('API-version', FULL_VERSION[settings.version]).type('application/vnd.oai.openapi').send((description ??= describe(settings.version, all))));
  for (const resource of all) routes(server, setting, all, resource);
}

function routes(server: FastifyInstance, setting: Setting, all: readonly Resource[], resource: Resource): void {
  const { settings, shelf, rootOf } = setting;
  const path = `${CATALOGI}/${resource.collection}`;
  const enter = (request: FastifyRequest, reply: FastifyReply, ...scopes: readonly Scope[]): Call => {
    const client = comeIn(setting, request, reply, 'catalogi', ...scopes);
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
