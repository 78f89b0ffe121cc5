// Serves the OpenAPI files of the Zaken, Besluiten and Documenten APIs as far as a client asks them what is offered: paths, verbs, fields of a zaak.
import type { FastifyInstance } from 'fastify';
import { stringify } from 'yaml';
import type { JsonObject } from '../../../../core/model/json';
import { API } from '../paths';
import { versionOf } from '../versions';
import type { Room } from './room';

const DESCRIBED = ['zaken', 'besluiten', 'documenten'] as const;

/** Watches the routes that are made after this, so that the file says what is served and nothing else. */
export function describeRoutes(server: FastifyInstance, room: Room): void {
  const served = new Map<string, Set<string>>();
  server.addHook('onRoute', ({ url, method }) => {
    const verbs = served.get(url) ?? new Set<string>();
    for (const verb of Array.isArray(method) ? method : [method]) verbs.add(verb.toLowerCase());
    served.set(url, verbs);
  });
  for (const api of DESCRIBED) {
    server.get(`${API[api]}/schema/openapi.yaml`, (_request, reply) => reply.header('API-version', versionOf(api, room.settings)).type('application/vnd.oai.openapi').send(fileOf(api, room, served)));
  }
}

function fileOf(api: (typeof DESCRIBED)[number], room: Room, served: ReadonlyMap<string, ReadonlySet<string>>): string {
  const root = API[api];
  const paths = Object.fromEntries([...served].filter(([url]) => url.startsWith(`${root}/`) && !url.endsWith('.yaml')).map(([url, verbs]): [string, JsonObject] => [
    url.slice(root.length).replace(/:(\w+)/g, '{$1}'),
    Object.fromEntries([...verbs].map((verb) => [verb, { responses: {}, ...(verb === 'post' && url === `${root}/zaken` ? { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/ZaakRequest' } } } } } : {}) }])),
  ]));
  const writable = Object.entries(room.zaakFields).filter(([, field]) => !field.readOnly).map(([name]) => [name, {}]);
  return stringify({
    openapi: '3.0.3', info: { title: `${api} (sandbox)`, version: versionOf(api, room.settings) }, paths,
    ...(api === 'zaken' ? { components: { schemas: { ZaakRequest: { type: 'object', properties: Object.fromEntries(writable) as JsonObject } } } } : {}),
  });
}
