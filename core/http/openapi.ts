// Writes the OpenAPI description of the admin API from the table of acts.
import { z } from 'zod';
import type { Json, JsonObject } from '../model/json';
import { ACTS, type Act } from './acts';

/** OpenAPI 3.1: its schemas are JSON Schema, as zod writes it. */
export function openapi(): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const act of ACTS) {
    const url = act.url.replace(/:(\w+)/g, '{$1}');
    paths[url] = { ...paths[url], [act.method.toLowerCase()]: operation(act) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Zaaksluis', version: '1', description: 'What an operator can see and do.', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    components: { securitySchemes: { person: { type: 'http', scheme: 'bearer', description: 'The token that `zaaksluis person add` printed.' } } },
    security: [{ person: [] }],
    paths,
  };
}

const schemaOf = (type: z.ZodType): JsonObject => {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { io: 'input' }) as JsonObject;
  return schema;
};

function operation(act: Act): JsonObject {
  const body = schemaOf(act.body);
  const problem: JsonObject = { description: 'Why not, in `detail`', content: { 'application/problem+json': {} } };
  return {
    operationId: act.name,
    summary: act.summary,
    ...(act.role ? { description: `Needs the role ${act.role}.` } : {}),
    parameters: [...parameters(act.params, 'path'), ...parameters(act.query, 'query')],
    ...(act.method === 'POST' && Object.keys((body['properties'] ?? {}) as JsonObject).length > 0 ? { requestBody: { content: { 'application/json': { schema: body } } } } : {}),
    responses: { 200: { description: 'Done', content: { 'application/json': {} } }, 400: problem, 401: problem, 403: problem, 404: problem },
  };
}

function parameters(type: z.ZodType, place: 'path' | 'query'): Json[] {
  const schema = schemaOf(type);
  const required = (schema['required'] ?? []) as string[];
  return Object.entries((schema['properties'] ?? {}) as Record<string, JsonObject>).map(([name, { description, ...of }]) => ({
    name, in: place, required: place === 'path' || required.includes(name), ...(description ? { description } : {}), schema: of,
  }));
}
