// Writes the OpenAPI file of the played version from the table of resources: paths, fields, lengths, closed lists.
import { stringify } from 'yaml';
import type { JsonObject } from '../../../core/model/json';
import type { Field, Fields } from './fields';
import { CATALOGI } from './paths';
import type { Resource } from './resource';
import { FULL_VERSION, type Version } from './versions';

const FORMAT: Partial<Record<Field['kind'], string>> = { date: 'date', moment: 'date-time', duration: 'duration', uri: 'uri', email: 'email' };
const TYPE: Readonly<Record<Field['kind'], string>> = { text: 'string', integer: 'integer', boolean: 'boolean', date: 'string', moment: 'string', free: 'object', duration: 'string', uri: 'string', email: 'string', object: 'object', list: 'array' };

type Side = 'answer' | 'request' | 'patch';

/** OpenAPI 3.0, as YAML. Only facts: names, types, lengths, what is required. */
export function describe(version: Version, resources: readonly Resource[]): string {
  const schemas = Object.fromEntries(resources.flatMap((resource) => [
    [resource.schema, schema(withUrl(resource.fields), 'answer')],
    [`${resource.schema}Request`, schema(resource.fields, 'request')],
    ...(resource.writable ? [[`Patched${resource.schema}Request`, schema(resource.fields, 'patch')]] : []),
    [`Paginated${resource.schema}List`, pageOf(resource.schema)],
  ] as const));
  const paths = Object.fromEntries(resources.flatMap((resource) => Object.entries(pathsOf(resource))));
  return stringify({
    openapi: '3.0.3',
    info: { title: 'Catalogi API (sandbox)', version: FULL_VERSION[version] },
    servers: [{ url: CATALOGI }],
    security: [{ 'JWT-Claims': [] }],
    paths,
    components: { schemas, securitySchemes: { 'JWT-Claims': { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  }, { aliasDuplicateObjects: false });
}

const withUrl = (fields: Fields): Fields => ({ url: { kind: 'uri', readOnly: true }, ...fields });

/** One object: in an answer everything the server always sends is required, in a request what the caller must send. */
function schema(fields: Fields, side: Side): JsonObject {
  const shown = Object.entries(fields).filter(([, field]) => side === 'answer' || !field.readOnly);
  const required = shown.filter(([, field]) => side !== 'patch' && (field.required || (side === 'answer' && field.readOnly))).map(([name]) => name);
  return { type: 'object', ...(required.length > 0 && { required }), properties: Object.fromEntries(shown.map(([name, field]) => [name, property(field, side)])) };
}

function property(field: Field, side: Side): JsonObject {
  const nullable: JsonObject = field.nullable ? { nullable: true } : {};
  const readOnly: JsonObject = field.readOnly ? { readOnly: true } : {};
  if (field.kind === 'object') return { ...schema(field.fields ?? {}, side === 'patch' ? 'request' : side), ...nullable };
  if (field.kind === 'list') return { type: 'array', items: field.items ? property(field.items, side) : {}, ...readOnly };
  const format = FORMAT[field.kind];
  const least = field.minLength ?? (side !== 'answer' && field.kind === 'text' && !field.blank && !field.values ? 1 : undefined);
  return {
    type: TYPE[field.kind],
    ...(format && { format }),
    ...(least !== undefined && { minLength: least }),
    ...(field.maxLength !== undefined && { maxLength: field.maxLength }),
    ...(field.minimum !== undefined && { minimum: field.minimum }),
    ...(field.maximum !== undefined && { maximum: field.maximum }),
    ...(field.values && { enum: field.blank ? [...field.values, ''] : [...field.values] }),
    ...nullable,
    ...readOnly,
  };
}

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const body = (name: string): JsonObject => ({ content: { 'application/json': { schema: ref(name) } } });
const answers = (status: string, name: string | null): JsonObject => ({ [status]: { description: '', ...(name && body(name)) } });
const pageOf = (name: string): JsonObject => ({
  type: 'object',
  required: ['count', 'results'],
  properties: { count: { type: 'integer' }, next: { type: 'string', format: 'uri', nullable: true }, previous: { type: 'string', format: 'uri', nullable: true }, results: { type: 'array', items: ref(name) } },
});

function pathsOf(resource: Resource): JsonObject {
  const { collection, schema: name } = resource;
  const parameters = [...Object.keys(resource.filters), 'page', 'pageSize', ...(resource.concept === 'none' ? [] : ['status'])].map((filter) => ({ in: 'query', name: filter, schema: { type: 'string' } }));
  const uuid = [{ in: 'path', name: 'uuid', required: true, schema: { type: 'string', format: 'uuid' } }];
  return {
    [`/${collection}`]: {
      get: { operationId: `${name.toLowerCase()}_list`, parameters, responses: answers('200', `Paginated${name}List`) },
      post: { operationId: `${name.toLowerCase()}_create`, requestBody: body(`${name}Request`), responses: answers('201', name) },
    },
    [`/${collection}/{uuid}`]: {
      parameters: uuid,
      get: { operationId: `${name.toLowerCase()}_read`, responses: answers('200', name) },
      ...(resource.writable && {
        put: { operationId: `${name.toLowerCase()}_update`, requestBody: body(`${name}Request`), responses: answers('200', name) },
        patch: { operationId: `${name.toLowerCase()}_partial_update`, requestBody: body(`Patched${name}Request`), responses: answers('200', name) },
        delete: { operationId: `${name.toLowerCase()}_delete`, responses: answers('204', null) },
      }),
    },
    ...(resource.publishRules && { [`/${collection}/{uuid}/publish`]: { parameters: uuid, post: { operationId: `${name.toLowerCase()}_publish`, responses: answers('200', name) } } }),
  };
}
