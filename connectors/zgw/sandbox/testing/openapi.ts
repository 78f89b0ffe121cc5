// Holds answers against the OpenAPI files of others, which stand beside the checkout and are no part of it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';

const MATERIAL = join(__dirname, '../../../../../shared/material/openapi');
const DIGITS = new Set(['inpBsn', 'innNnpId', 'opdrachtgevendeOrganisatie']);
const IGNORED = ['readOnly', 'writeOnly', 'example', 'xml', 'discriminator', 'deprecated'];

/**
 * OpenAPI 3.0 says `nullable`, JSON Schema says `anyOf null`. `oneOf` becomes `anyOf`: the files tell alternatives apart by a
 * discriminator, which JSON Schema has not. Groups that were never filled are answered by Open Zaak with empty fields, though its file forbids that.
 */
function toJsonSchema(value: Json, name: string): Json {
  if (Array.isArray(value)) return value.map((item) => toJsonSchema(item, ''));
  if (!isObject(value)) return value;
  // Schemas of other APIs on the web: that API's own test holds them.
  if (typeof value['$ref'] === 'string' && !value['$ref'].startsWith('#')) return { type: 'object' };
  const { nullable, ...rest } = value;
  const inner = Object.fromEntries(Object.entries(rest).filter(([key]) => !IGNORED.includes(key)).map(([key, held]) => [key === 'oneOf' ? 'anyOf' : key, toJsonSchema(held, key)]));
  const neverFilled: Json[] = name === 'ondertekening' ? [{ enum: [{ soort: '', datum: null }] }] : name === 'integriteit' ? [{ enum: [{ algoritme: '', waarde: '', datum: null }] }] : [];
  // What is not known is answered as '', though the file says nine digits, or a pattern.
  if ((DIGITS.has(name) && inner['minLength'] === 9) || typeof inner['pattern'] === 'string') return { anyOf: [inner, { const: '' }] };
  return nullable === true ? { anyOf: [inner, { type: 'null' }, ...neverFilled] } : inner;
}

/** The errors of a body against a schema of a file; none: it fits. */
export type Fits = (schema: string, body: Json) => readonly string[];

/** undefined, said on stderr: the file is not there. */
export function openApiOf(file: string): Fits | undefined {
  const path = join(MATERIAL, file);
  if (!existsSync(path)) return void process.stderr.write(`skipped: no OpenAPI file at ${path}\n`);
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  // Open Zaak answers '' where a URL was never given, though its file says format uri.
  ajv.addFormat('uri', (text) => text === '' || URL.canParse(text));
  ajv.addFormat('email', (text) => text === '' || text.includes('@'));
  ajv.addFormat('int64', true);
  const parsed = parse(readFileSync(path, 'utf8'), { maxAliasCount: -1 }) as JsonObject;
  const schemas = isObject(parsed['components']) ? (parsed['components']['schemas'] ?? {}) : {};
  ajv.addSchema({ $id: 'file', components: { schemas: toJsonSchema(schemas, '') } });
  const known = new Map<string, ValidateFunction>();
  const compile = (schema: string): ValidateFunction => {
    const list = /^(\w+)\[\]$/.exec(schema)?.[1];
    return ajv.compile(list ? { type: 'array', items: { $ref: `file#/components/schemas/${list}` } } : { $ref: `file#/components/schemas/${schema}` });
  };
  return (schema, body) => {
    const validate = known.get(schema) ?? compile(schema);
    known.set(schema, validate);
    validate(body);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
