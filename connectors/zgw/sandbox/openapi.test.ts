// What the sandbox answers is held against the OpenAPI files of Open Zaak, and against the one it writes itself.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import type { Sandbox } from '../../../core/connector/contract';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { besluittype, call, eigenschap, informatieobjecttype, make, relation, resultaattype, roltype, start, statustype, zaakobjecttype, zaaktype } from './testing/client';

/** Beside the checkout; not part of it. */
const OFFICIAL = join(__dirname, '../../../../shared/material/openapi/openzaak-1.30-catalogi.yaml');

interface Collection {
  readonly path: string;
  readonly schema: string;
}
const COLLECTIONS: readonly Collection[] = [
  { path: 'catalogussen', schema: 'Catalogus' }, { path: 'zaaktypen', schema: 'ZaakType' }, { path: 'statustypen', schema: 'StatusType' }, { path: 'resultaattypen', schema: 'ResultaatType' },
  { path: 'roltypen', schema: 'RolType' }, { path: 'informatieobjecttypen', schema: 'InformatieObjectType' }, { path: 'zaaktype-informatieobjecttypen', schema: 'ZaakTypeInformatieObjectType' },
  { path: 'eigenschappen', schema: 'Eigenschap' }, { path: 'besluittypen', schema: 'BesluitType' }, { path: 'zaakobjecttypen', schema: 'ZaakObjectType' },
];

/** OpenAPI 3.0 says `nullable`, JSON Schema says `anyOf null`. `eindeObject`: Open Zaak's file forgets that it may be null (the standard does not). */
function toJsonSchema(value: Json, name = ''): Json {
  if (Array.isArray(value)) return value.map((item) => toJsonSchema(item));
  if (!isObject(value)) return value;
  const { nullable, ...rest } = value;
  const inner = Object.fromEntries(Object.entries(rest).filter(([key]) => !['readOnly', 'example', 'xml', 'discriminator', 'deprecated'].includes(key)).map(([key, held]) => [key, toJsonSchema(held, key)]));
  return nullable === true || name === 'eindeObject' ? { anyOf: [inner, { type: 'null' }] } : inner;
}

/** A validator per schema of an OpenAPI file. */
function validators(file: JsonObject): (schema: string) => ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  // Open Zaak answers '' where a URL was never given, though its file says format uri.
  ajv.addFormat('uri', (text) => text === '' || URL.canParse(text));
  const schemas = isObject(file['components']) ? (file['components']['schemas'] ?? {}) : {};
  ajv.addSchema({ $id: 'file', components: { schemas: toJsonSchema(schemas) } });
  return (schema) => ajv.compile({ $ref: `file#/components/schemas/${schema}` });
}

/** One of everything, as bare as allowed and as full as possible. */
async function fill(at: Sandbox): Promise<void> {
  const document = await make(at, 'informatieobjecttypen', informatieobjecttype(at));
  const full = await make(at, 'informatieobjecttypen', informatieobjecttype(at, {
    omschrijving: 'Kapbesluit', trefwoord: ['boom'], eindeGeldigheid: '2027-12-01',
    omschrijvingGeneriek: { informatieobjecttypeOmschrijvingGeneriek: 'Beschikking', definitieInformatieobjecttypeOmschrijvingGeneriek: 'Een besluit', herkomstInformatieobjecttypeOmschrijvingGeneriek: 'Zandhoek', hierarchieInformatieobjecttypeOmschrijvingGeneriek: '1' },
  }));
  const decision = await make(at, 'besluittypen', besluittype(at, { informatieobjecttypen: [full.url], reactietermijn: 'P6W' }));
  const { url } = await make(at, 'zaaktypen', zaaktype(at));
  const { url: rich } = await make(at, 'zaaktypen', zaaktype(at, {
    identificatie: 'B9002', servicenorm: 'P6W', verlengingMogelijk: true, verlengingstermijn: 'P6W', trefwoorden: ['boom'], verantwoordingsrelatie: ['groen'], besluittypen: [decision.url], deelzaaktypen: [url],
    gerelateerdeZaaktypen: [{ zaaktype: url, aardRelatie: 'vervolg' }, { zaaktype: 'https://elders.voorbeeld.test/zaaktypen/1', aardRelatie: 'onderwerp', toelichting: 'elders' }],
    broncatalogus: { url: 'https://bron.voorbeeld.test/c', domein: 'BRON', rsin: '002564440' }, bronzaaktype: { url: 'https://bron.voorbeeld.test/z', identificatie: 'X', omschrijving: 'Bron' },
    productenOfDiensten: ['https://producten.voorbeeld.test/1'], eindeGeldigheid: '2028-01-01',
  }));
  for (const owner of [url, rich]) {
    const begin = await make(at, 'statustypen', statustype(owner, 1, { checklistitemStatustype: [{ itemnaam: 'Foto', vraagstelling: 'Is er een foto?' }], doorlooptijd: 'P1W', toelichting: 'Begin' }));
    await make(at, 'statustypen', statustype(owner, 2));
    await make(at, 'roltypen', roltype(owner));
    await make(at, 'resultaattypen', resultaattype(at, owner, { besluittypen: [decision.url], informatieobjecttypen: [document.url] }));
    await make(at, 'resultaattypen', resultaattype(at, owner, { omschrijving: 'Bewaard', archiefnominatie: 'blijvend_bewaren', archiefactietermijn: null, brondatumArchiefprocedure: null }));
    await make(at, 'zaaktype-informatieobjecttypen', relation(owner, document.url, 1, { statustype: begin.url }));
    await make(at, 'zaaktype-informatieobjecttypen', relation(owner, full.url, 2));
    await make(at, 'eigenschappen', eigenschap(owner, { statustype: begin.url }));
    await make(at, 'zaakobjecttypen', zaakobjecttype(owner));
  }
}

async function everythingFits(at: Sandbox, of: (schema: string) => ValidateFunction): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  for (const { path, schema } of COLLECTIONS) {
    const page = await call(at, 'GET', `/${path}${path === 'catalogussen' ? '' : '?status=alles'}`);
    const ofPage = of(`Paginated${schema}List`);
    expect({ path, fits: ofPage(page.body), errors: ofPage.errors }).toEqual({ path, fits: true, errors: null });
    const results = page.body['results'] as JsonObject[];
    const ofOne = of(schema);
    for (const result of results) {
      const { body } = await call(at, 'GET', String(result['url']));
      expect({ path, fits: ofOne(body), errors: ofOne.errors }).toEqual({ path, fits: true, errors: null });
      expect(body).toEqual(result);
    }
    seen[path] = results.length;
  }
  return seen;
}

describe('answers', () => {
  let at: Sandbox;
  beforeEach(async () => {
    at = await start();
    await fill(at);
  });
  afterEach(() => at[Symbol.asyncDispose]());

  test('of every resource fit the OpenAPI file of Open Zaak', async () => {
    if (!existsSync(OFFICIAL)) return void process.stderr.write(`skipped: no OpenAPI file at ${OFFICIAL}\n`);
    const of = validators(parse(readFileSync(OFFICIAL, 'utf8'), { maxAliasCount: -1 }) as JsonObject);
    expect(await everythingFits(at, of)).toEqual({
      catalogussen: 1, zaaktypen: 2, statustypen: 4, resultaattypen: 4, roltypen: 2, informatieobjecttypen: 2, 'zaaktype-informatieobjecttypen': 4, eigenschappen: 2, besluittypen: 1, zaakobjecttypen: 2,
    });
    const refusal = await call(at, 'POST', '/zaaktypen', {});
    const ofRefusal = of('ValidatieFout');
    expect({ fits: ofRefusal(refusal.body), errors: ofRefusal.errors }).toEqual({ fits: true, errors: null });
    const missing = await call(at, 'GET', '/zaaktypen/00000000-0000-4000-8000-000000000000');
    const ofMissing = of('Fout');
    expect({ fits: ofMissing(missing.body), errors: ofMissing.errors }).toEqual({ fits: true, errors: null });
  });

  test('of every resource fit the OpenAPI file the sandbox writes itself', async () => {
    const { body } = await call(at, 'GET', '/schema/openapi.yaml');
    await everythingFits(at, validators(parse(String(body['text'])) as JsonObject));
  });
});

describe('the OpenAPI file the sandbox writes', () => {
  const fileOf = async (version: string): Promise<JsonObject> => {
    const at = await start({ version });
    const { body, headers } = await call(at, 'GET', '/schema/openapi.yaml');
    await at[Symbol.asyncDispose]();
    expect(headers.get('api-version')).toMatch(version);
    return parse(String(body['text'])) as JsonObject;
  };
  const property = (file: JsonObject, schema: string, name: string): JsonObject | undefined => {
    const { schemas } = file['components'] as { schemas: Record<string, { properties: Record<string, JsonObject> }> };
    return schemas[schema]?.properties[name];
  };

  test('tells the versions apart by length and by what is required', async () => {
    const [old, recent] = [await fileOf('1.0'), await fileOf('1.3')];
    expect(property(old, 'ResultaatTypeRequest', 'omschrijving')?.['maxLength']).toBe(20);
    expect(property(recent, 'ResultaatTypeRequest', 'omschrijving')?.['maxLength']).toBe(30);
    expect(property(old, 'ZaakTypeRequest', 'verantwoordelijke')).toBeUndefined();
    expect(property(old, 'InformatieObjectTypeRequest', 'informatieobjectcategorie')).toBeUndefined();
  });

  test('agrees with Open Zaak on what must be sent, on lengths and on closed lists', async () => {
    if (!existsSync(OFFICIAL)) return void process.stderr.write(`skipped: no OpenAPI file at ${OFFICIAL}\n`);
    const theirs = parse(readFileSync(OFFICIAL, 'utf8'), { maxAliasCount: -1 }) as JsonObject;
    const ours = await fileOf('1.3');
    const all = (file: JsonObject): JsonObject => Object.fromEntries(COLLECTIONS.map(({ schema }) => [schema, facts(file, `${schema}Request`)]));
    expect(all(ours)).toEqual(all(theirs));
  });
});

/** Required names, lengths and closed lists of a schema, nested ones included. */
function facts(file: JsonObject, schema: string): JsonObject {
  const schemas = (file['components'] as { schemas: JsonObject }).schemas;
  const resolve = (value: Json | undefined): JsonObject => {
    if (!isObject(value)) return {};
    const reference = value['$ref'];
    if (typeof reference === 'string') return resolve(schemas[reference.split('/').at(-1) ?? '']);
    const alternatives = value['oneOf'] ?? value['allOf'];
    if (!Array.isArray(alternatives)) return value;
    const parts = alternatives.map(resolve);
    const closed = parts.flatMap((part) => (Array.isArray(part['enum']) ? part['enum'] : []));
    return { ...Object.assign({}, ...parts) as JsonObject, ...(closed.length > 0 && { enum: closed }) };
  };
  const found: JsonObject = {};
  const walk = (path: string, value: JsonObject): void => {
    if (Array.isArray(value['required'])) found[`${path} required`] = [...value['required']].sort();
    if (typeof value['maxLength'] === 'number') found[`${path} maxLength`] = value['maxLength'];
    if (typeof value['maximum'] === 'number') found[`${path} range`] = [value['minimum'] ?? null, value['maximum']];
    if (Array.isArray(value['enum'])) found[`${path} enum`] = [...value['enum']].sort();
    if (isObject(value['properties'])) for (const [name, inner] of Object.entries(value['properties'])) walk(`${path}.${name}`, resolve(inner));
    if (isObject(value['items'])) walk(`${path}[]`, resolve(value['items']));
  };
  walk('', resolve(schemas[schema]));
  return found;
}

describe('the selectielijst', () => {
  let at: Sandbox;
  beforeEach(async () => void (at = await start()));
  afterEach(() => at[Symbol.asyncDispose]());

  test('is open to all, by year, with the same addresses in every sandbox', async () => {
    const response = await fetch(`${at.url}/selectielijst/api/v1/procestypen?jaar=2020`);
    const processes = (await response.json()) as JsonObject[];
    expect(processes).toHaveLength(29);
    expect(processes.every((process) => process['jaar'] === 2020)).toBe(true);
    const other = await start();
    const there = (await (await fetch(`${other.url}/selectielijst/api/v1/procestypen?jaar=2020`)).json()) as JsonObject[];
    expect(there.map((process) => String(process['url']).replace(other.url, at.url))).toEqual(processes.map((process) => process['url']));
    await other[Symbol.asyncDispose]();
  });

  test('pages its results and filters them by procestype', async () => {
    let next: Json = `${at.url}/selectielijst/api/v1/resultaten`;
    let count = 0;
    while (typeof next === 'string') {
      const { body }: { body: JsonObject } = await call(at, 'GET', next);
      count += (body['results'] as JsonObject[]).length;
      next = body['next'] ?? null;
      expect(body['count']).toBe(651);
    }
    expect(count).toBe(651);
    const [first] = (await (await fetch(`${at.url}/selectielijst/api/v1/procestypen?jaar=2020`)).json()) as JsonObject[];
    const { body } = await call(at, 'GET', `/selectielijst/api/v1/resultaten?procesType=${encodeURIComponent(String(first?.['url']))}`);
    const results = body['results'] as JsonObject[];
    expect(results.length).toBeGreaterThan(3);
    expect(results.every((result) => String(result['volledigNummer']).startsWith('1.'))).toBe(true);
    expect((await call(at, 'GET', String(results[0]?.['url']))).body).toEqual(results[0]);
    expect((await call(at, 'GET', '/selectielijst/api/v1/resultaten?jaar=2020')).status).toBe(400);
  });

  test('knows the sixteen generic results', async () => {
    const names = (await (await fetch(`${at.url}/selectielijst/api/v1/resultaattypeomschrijvingen`)).json()) as JsonObject[];
    expect(names).toHaveLength(16);
    expect(names.map((name) => name['omschrijving'])).toContain('Verleend');
  });
});
