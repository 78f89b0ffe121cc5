// Grants: what a client may not see is left out of its lists in silence, and is 403 when asked for by itself.
import type { Sandbox } from '../../../../core/connector/contract';
import type { Json, JsonObject } from '../../../../core/model/json';
import { memory } from '../memory';
import { call, faults, start, token } from '../testing/client';
import { DOCUMENTEN, document, documenttype, EIO, must, results, written } from '../testing/documents';
import { openApiOf } from '../testing/openapi';

const APPLICATIES = '/autorisaties/api/v1/applicaties';
const SECRET = 'alleen-voor-de-sandbox-0123456789';
const shelf = memory();
let at: Sandbox;
let type: string;
let other: string;
beforeAll(async () => {
  at = await start({ clients: [{ id: 'zaaksluis', secret: SECRET }, { id: 'smal', secret: SECRET, scopes: ['catalogi.lezen', 'autorisaties.lezen'], autorisaties: [] }] }, shelf);
  type = await documenttype(at);
  other = await documenttype(at, { omschrijving: 'Iets anders' });
});
afterAll(() => at[Symbol.asyncDispose]());

const as = (client: string, method: string, path: string, body?: Json): ReturnType<typeof call> =>
  call(at, method, path.startsWith('http') ? path : `${at.url}${path}`, body, { authorization: `Bearer ${token({ client_id: client, iss: client }, SECRET)}` });

/** Says what `smal` may do to documents, by the API. */
async function grant(autorisaties: Json): Promise<void> {
  const [mine] = results((await as('zaaksluis', 'GET', `${APPLICATIES}?clientIds=smal`)).body);
  const answer = await as('zaaksluis', 'PUT', String(mine?.['url']), { clientIds: ['smal'], label: 'Smal', autorisaties });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}
const LEZEN: JsonObject = { component: 'ac', scopes: ['autorisaties.lezen'] };
const documents = (informatieobjecttype: string, maxVertrouwelijkheidaanduiding: string, scopes: string[] = ['documenten.lezen']): JsonObject => ({ component: 'drc', scopes, informatieobjecttype, maxVertrouwelijkheidaanduiding });

test('a list shows only types and confidentiality that were granted; details of others are 403', async () => {
  const [open, secret, elsewhere] = [await written(at, type, 'een', { vertrouwelijkheidaanduiding: 'openbaar' }), await written(at, type, 'twee', { vertrouwelijkheidaanduiding: 'geheim' }), await written(at, other, 'drie', { vertrouwelijkheidaanduiding: 'openbaar' })];
  await grant([LEZEN, documents(type, 'intern')]);
  const list = await as('smal', 'GET', EIO);
  expect(list.body).toMatchObject({ count: 1, next: null });
  expect(results(list.body).map(({ url }) => url)).toEqual([open.url]);
  const found = await as('smal', 'POST', `${EIO}/_zoek`, { uuid__in: [open, secret, elsewhere].map(({ url }) => url.slice(-36)) });
  expect(results(found.body).map(({ url }) => url)).toEqual([open.url]);
  for (const { url } of [secret, elsewhere]) {
    for (const path of [url, `${url}/download`]) expect((await as('smal', 'GET', path)).body['code']).toBe('permission_denied');
    await must(at, 'POST', `${DOCUMENTEN}/gebruiksrechten`, { informatieobject: url, startdatum: '2026-01-01T00:00:00Z', omschrijvingVoorwaarden: 'ter inzage' });
  }
  expect((await as('smal', 'GET', `${DOCUMENTEN}/gebruiksrechten`)).body).toEqual([]);
  expect((await as('smal', 'GET', open.url)).status).toBe(200);
  expect((await as('zaaksluis', 'GET', EIO)).body['count']).toBe(3);
});

test('what was granted is in force at once, per scope, and writing needs its own', async () => {
  await grant([LEZEN, documents(type, 'zeer_geheim')]);
  expect((await as('smal', 'POST', EIO, document(type))).body['code']).toBe('permission_denied');
  await grant([LEZEN, documents(type, 'intern', ['documenten.lezen', 'documenten.aanmaken', 'documenten.lock']), documents(other, 'zeer_geheim')]);
  const made = await as('smal', 'POST', EIO, document(type, { vertrouwelijkheidaanduiding: 'openbaar' }));
  expect(made.status).toBe(201);
  expect((await as('smal', 'POST', EIO, document(type, { vertrouwelijkheidaanduiding: 'geheim' }))).body['code']).toBe('permission_denied');
  expect((await as('smal', 'POST', EIO, document(other, { vertrouwelijkheidaanduiding: 'openbaar' }))).body['code']).toBe('permission_denied');
  expect((await as('smal', 'POST', `${String(made.body['url'])}/lock`)).status).toBe(200);
  expect((await as('smal', 'PATCH', String(made.body['url']), { titel: 'Anders' })).body['code']).toBe('permission_denied');
});

test('zaken are filtered alike, by zaaktype and confidentiality', async () => {
  const seeded = await start({ seeded: { zaken: 60, documenten: 1 }, storage: 'memory', clients: [{ id: 'zaaksluis', secret: SECRET }] });
  try {
    const CRS = { 'accept-crs': 'EPSG:4326' };
    const all = results((await call(seeded, 'GET', `${seeded.url}/zaken/api/v1/zaken?pageSize=100`, undefined, CRS)).body);
    const zaaktype = String(all[0]?.['zaaktype']);
    const levels = ['openbaar', 'beperkt_openbaar', 'intern', 'zaakvertrouwelijk', 'vertrouwelijk', 'confidentieel', 'geheim', 'zeer_geheim'];
    const most = 'zaakvertrouwelijk';
    const expected = all.filter((zaak) => zaak['zaaktype'] === zaaktype && levels.indexOf(String(zaak['vertrouwelijkheidaanduiding'])) <= levels.indexOf(most));
    const [mine] = results((await call(seeded, 'GET', `${seeded.url}${APPLICATIES}`)).body);
    await must(seeded, 'PUT', String(mine?.['url']), { clientIds: ['zaaksluis'], label: 'Zaaksluis', autorisaties: [{ component: 'zrc', scopes: ['zaken.lezen'], zaaktype, maxVertrouwelijkheidaanduiding: most }] });
    const seen = (await call(seeded, 'GET', `${seeded.url}/zaken/api/v1/zaken?pageSize=100`, undefined, CRS)).body;
    expect(results(seen).map(({ url }) => url).sort()).toEqual(expected.map(({ url }) => url).sort());
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(all.length);
    const hidden = all.find((zaak) => !expected.includes(zaak));
    expect((await call(seeded, 'GET', String(hidden?.['url']), undefined, CRS)).status).toBe(403);
    expect((await call(seeded, 'GET', `${seeded.url}${EIO}`)).status).toBe(403);
  } finally {
    await seeded[Symbol.asyncDispose]();
  }
});

test('a client can look up what it may do, and settings alone say it too', async () => {
  const own = await start({ storage: 'memory', clients: [
    { id: 'zaaksluis', secret: SECRET, scopes: ['autorisaties.lezen', 'documenten.lezen'], autorisaties: [{ component: 'drc', scopes: ['documenten.lezen'], informatieobjecttype: `/catalogi/api/v1/informatieobjecttypen/9a9a9a9a-0000-4000-8000-000000000000`, maxVertrouwelijkheidaanduiding: 'intern' }] },
    { id: 'lezer', secret: SECRET, scopes: ['catalogi.lezen'] },
  ] });
  try {
    const mine = (await call(own, 'GET', `${own.url}${APPLICATIES}/consumer?clientId=zaaksluis`)).body;
    expect(mine).toMatchObject({ clientIds: ['zaaksluis'], heeftAlleAutorisaties: false });
    expect(mine['autorisaties']).toEqual([
      { component: 'drc', componentWeergave: 'Documenten API', scopes: ['documenten.lezen'], informatieobjecttype: `${own.url}/catalogi/api/v1/informatieobjecttypen/9a9a9a9a-0000-4000-8000-000000000000`, maxVertrouwelijkheidaanduiding: 'intern' },
      { component: 'ac', componentWeergave: 'Autorisaties API', scopes: ['autorisaties.lezen'] },
    ]);
    expect((await call(own, 'GET', `${own.url}${APPLICATIES}/consumer?clientId=lezer`)).body['autorisaties']).toEqual([{ component: 'ztc', componentWeergave: 'Catalogi API', scopes: ['catalogi.lezen'] }]);
    expect((await call(own, 'GET', `${own.url}${APPLICATIES}/consumer?clientId=niemand`)).status).toBe(404);
  } finally {
    await own[Symbol.asyncDispose]();
  }
  expect((await as('zaaksluis', 'GET', `${APPLICATIES}/consumer?clientId=zaaksluis`)).body).toMatchObject({ heeftAlleAutorisaties: true, autorisaties: [] });
});

describe('an applicatie', () => {
  const refusal = async (body: JsonObject): Promise<string[]> => faults(await as('zaaksluis', 'POST', APPLICATIES, body));

  test('holds a client that no other holds, and all rights or some', async () => {
    expect(await refusal({})).toEqual(['clientIds:required', 'label:required', 'nonFieldErrors:missing-authorizations']);
    expect(await refusal({ clientIds: ['zaaksluis'], label: 'x', heeftAlleAutorisaties: true })).toEqual(['clientIds:clientId-exists']);
    expect(await refusal({ clientIds: ['nieuw'], label: 'x', heeftAlleAutorisaties: true, autorisaties: [LEZEN] })).toEqual(['nonFieldErrors:ambiguous-authorizations-specified']);
    expect(await refusal({ clientIds: ['nieuw'], label: 'x', autorisaties: [{ component: 'zrc', scopes: ['zaken.lezen'] }] })).toEqual(['autorisaties.0.maxVertrouwelijkheidaanduiding:required', 'autorisaties.0.zaaktype:required']);
    expect(await refusal({ clientIds: ['nieuw'], label: 'x', autorisaties: [{ component: 'xyz', scopes: ['zaken.lezen'] }, { component: 'ac', scopes: [] }] })).toEqual(['autorisaties.0.component:invalid_choice', 'autorisaties.1.scopes:required']);
    const made = await as('zaaksluis', 'POST', APPLICATIES, { clientIds: ['nieuw'], label: 'x', heeftAlleAutorisaties: true });
    expect(made.status).toBe(201);
    expect((await as('zaaksluis', 'PATCH', String(made.body['url']), { label: 'y' })).body).toMatchObject({ label: 'y', heeftAlleAutorisaties: true });
    expect((await as('zaaksluis', 'DELETE', String(made.body['url']))).status).toBe(204);
    expect((await as('zaaksluis', 'GET', String(made.body['url']))).status).toBe(404);
  });

  test('that is gone leaves its client without rights, until the sandbox starts afresh', async () => {
    const own = await start({ storage: 'memory' });
    try {
      const [mine] = results((await call(own, 'GET', `${own.url}${APPLICATIES}`)).body);
      expect((await call(own, 'DELETE', String(mine?.['url']))).status).toBe(204);
      expect((await call(own, 'GET', `${own.url}${EIO}`)).status).toBe(403);
      await call(own, 'POST', '/sandbox/reset');
      expect((await call(own, 'GET', `${own.url}${EIO}`)).status).toBe(200);
    } finally {
      await own[Symbol.asyncDispose]();
    }
  });
});

test('grants outlive the process, and every answer fits the OpenAPI file of Open Zaak', async () => {
  await grant([LEZEN, documents(type, 'intern'), { component: 'zrc', scopes: ['zaken.lezen'], zaaktype: `${at.url}/catalogi/api/v1/zaaktypen/9a9a9a9a-0000-4000-8000-000000000000`, maxVertrouwelijkheidaanduiding: 'openbaar' }, { component: 'brc', scopes: ['besluiten.lezen'], besluittype: `${at.url}/catalogi/api/v1/besluittypen/9a9a9a9a-0000-4000-8000-000000000000` }, { component: 'nrc', scopes: ['notificaties.consumeren'] }]);
  const again = await start({ clients: [{ id: 'zaaksluis', secret: SECRET }, { id: 'smal', secret: SECRET }] }, shelf);
  try {
    const { body } = await call(again, 'GET', `${again.url}${APPLICATIES}`);
    expect(body['count']).toBe(2);
    const narrow = (await call(again, 'POST', `${again.url}${EIO}`, document(type.replace(at.url, again.url)), { authorization: `Bearer ${token({ client_id: 'smal', iss: 'smal' }, SECRET)}` })).body;
    expect(narrow['code']).toBe('permission_denied');
    const fits = openApiOf('openzaak-1.30-autorisaties.yaml');
    if (!fits) return;
    expect(fits('PaginatedApplicatieList', body)).toEqual([]);
    expect(fits('Applicatie', (await call(again, 'GET', String(results(body)[1]?.['url']))).body)).toEqual([]);
    expect(fits('Applicatie', (await call(again, 'GET', `${again.url}${APPLICATIES}/consumer?clientId=smal`)).body)).toEqual([]);
    expect(fits('ValidatieFout', (await call(again, 'POST', `${again.url}${APPLICATIES}`, {})).body)).toEqual([]);
  } finally {
    await again[Symbol.asyncDispose]();
  }
});
