// Reads the limits of a target from its own OpenAPI file.
import { parse } from 'yaml';
import { isObject, type Json, type JsonObject } from '../../core/model/json';
import type { FieldLimit, Limits, ResourceLimits } from './limits';

/** Resources whose requests we make. */
const RESOURCES = [
  'zaaktypen', 'statustypen', 'resultaattypen', 'roltypen', 'informatieobjecttypen', 'zaaktype-informatieobjecttypen', 'besluittypen', 'eigenschappen',
] as const;

/** Nothing nests deeper in a request of this API; also ends schemas that refer to themselves. */
const DEPTH = 4;

/**
 * The limits in an OpenAPI 3 file (YAML or JSON); null where the text is none, or does not describe zaaktypen. Fields the
 * server makes itself (readOnly) are left out: what is not there cannot be sent.
 */
export function readLimits(text: string, version: string | null): Limits | null {
  const root = read(text);
  if (!root || !isObject(root['paths'])) return null;
  const resources: Record<string, ResourceLimits> = {};
  let references: Limits['references'] = 'url';
  for (const resource of RESOURCES) {
    const schema = requestSchema(root, resource);
    if (!schema) continue;
    resources[resource] = fieldsOf(root, schema, '', DEPTH);
    if (resource === 'zaaktype-informatieobjecttypen') {
      const reference = follow(root, propertiesOf(root, schema)['informatieobjecttype']);
      if (reference && reference['format'] !== 'uri') references = 'omschrijving';
    }
  }
  if (!resources['zaaktypen']) return null;
  const info = isObject(root['info']) ? root['info']['version'] : undefined;
  return { version: version ?? (typeof info === 'string' ? info : 'unknown'), from: 'oas', references, resources };
}

function read(text: string): JsonObject | null {
  try {
    const value = parse(text, { maxAliasCount: 0 }) as Json;
    return isObject(value) ? value : null;
  } catch {
    return null; // A login page, or HTML documentation: the built-in rules are used, and the probe says so.
  }
}

function at(root: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((here, step) => (isObject(here) ? here[step] : undefined), root);
}

/** The schema behind `$ref` and single `allOf`. */
function follow(root: JsonObject, schema: Json | undefined): JsonObject | null {
  let here = schema;
  for (let hops = 0; hops < 8 && isObject(here); hops += 1) {
    const reference = here['$ref'];
    const all = here['allOf'];
    if (typeof reference === 'string' && reference.startsWith('#/')) here = at(root, reference.slice(2).split('/'));
    else if (Array.isArray(all) && all.length === 1 && !here['properties']) here = all[0];
    else return here;
  }
  return isObject(here) ? here : null;
}

function requestSchema(root: JsonObject, resource: string): JsonObject | null {
  const body = follow(root, at(root, ['paths', `/${resource}`, 'post', 'requestBody']));
  const content = body && isObject(body['content']) ? body['content'] : {};
  const media = content['application/json'] ?? Object.values(content)[0];
  return isObject(media) ? follow(root, media['schema']) : null;
}

function propertiesOf(root: JsonObject, schema: JsonObject): JsonObject {
  const own = isObject(schema['properties']) ? schema['properties'] : {};
  const inherited = Array.isArray(schema['allOf']) ? schema['allOf'].map((part) => follow(root, part)).filter((part): part is JsonObject => part !== null) : [];
  return Object.assign({}, ...inherited.map((part) => propertiesOf(root, part)), own) as JsonObject;
}

function requiredOf(root: JsonObject, schema: JsonObject): ReadonlySet<string> {
  const parts = Array.isArray(schema['allOf']) ? schema['allOf'].map((part) => follow(root, part)).filter((part): part is JsonObject => part !== null) : [];
  const own = Array.isArray(schema['required']) ? schema['required'].filter((field): field is string => typeof field === 'string') : [];
  return new Set([...own, ...parts.flatMap((part) => [...requiredOf(root, part)])]);
}

function fieldsOf(root: JsonObject, schema: JsonObject, prefix: string, depth: number): ResourceLimits {
  const required = requiredOf(root, schema);
  const found: Record<string, FieldLimit> = {};
  for (const [name, raw] of Object.entries(propertiesOf(root, schema))) {
    const field = follow(root, raw);
    if (!field || field['readOnly'] === true || (isObject(raw) && raw['readOnly'] === true)) continue;
    const path = `${prefix}${name}`;
    found[path] = limitIn(root, field, required.has(name));
    const items = follow(root, field['items']);
    if (depth > 0 && items?.['properties']) Object.assign(found, fieldsOf(root, items, `${path}[].`, depth - 1));
    else if (items) found[`${path}[]`] = limitIn(root, items, false);
    if (depth > 0 && field['properties']) Object.assign(found, fieldsOf(root, field, `${path}.`, depth - 1));
  }
  return found;
}

function limitIn(root: JsonObject, field: JsonObject, required: boolean): FieldLimit {
  const number = (name: string): number | undefined => (typeof field[name] === 'number' ? field[name] : undefined);
  const choices = [field, ...(Array.isArray(field['oneOf']) ? field['oneOf'] : []).map((one) => follow(root, one))].flatMap((one) => (one && Array.isArray(one['enum']) ? one['enum'] : []));
  const values = choices.filter((value): value is string => typeof value === 'string' && value !== '');
  const [maxLength, minimum, maximum] = [number('maxLength'), number('minimum'), number('maximum')];
  return {
    required,
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(values.length > 0 ? { values } : {}),
  };
}
