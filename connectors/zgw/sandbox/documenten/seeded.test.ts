// Seeded documents: computed, alike in every process, kept nowhere until they change; and linked to their zaak.
import type { Sandbox } from '../../../../core/connector/contract';
import type { Json, JsonObject } from '../../../../core/model/json';
import { memory } from '../memory';
import { call, faults, start, token } from '../testing/client';
import { ask, bytesOf, document, DOCUMENTEN, EIO, must, results } from '../testing/documents';
import { createHash } from 'node:crypto';

const SEEDED = { seeded: { zaken: 40, documenten: 3, bytes: 3000 }, pageSize: 50 };
let at: Sandbox;
const shelf = memory();
beforeAll(async () => void (at = await start(SEEDED, shelf)));
afterAll(() => at[Symbol.asyncDispose]());

async function everything(of: Sandbox, query = ''): Promise<JsonObject[]> {
  const found: JsonObject[] = [];
  for (let next: Json = `${of.url}${EIO}?page=1${query}`; typeof next === 'string'; ) {
    const body: JsonObject = (await call(of, 'GET', next)).body;
    found.push(...results(body));
    next = body['next'] ?? null;
  }
  return found;
}

test('all are listed once, and each is what the list says of it, with content that measures what it states', async () => {
  const all = await everything(at);
  expect(all).toHaveLength(120);
  expect(new Set(all.map(({ url }) => url)).size).toBe(120);
  for (const one of all) {
    expect((await ask(at, 'GET', String(one['url']))).body).toEqual(one);
    const { bytes } = await bytesOf(String(one['inhoud']));
    expect(bytes).toHaveLength(Number(one['bestandsomvang']));
    const { algoritme, waarde } = one['integriteit'] as { algoritme: string; waarde: string };
    if (algoritme !== '') expect(createHash('sha256').update(bytes).digest('hex')).toBe(waarde);
  }
  expect(new Set(all.map(({ formaat }) => formaat)).size).toBe(8);
  expect(all.some(({ versie }) => versie === 3)).toBe(true);
});

test('another process says the same of them, and its shelf holds nothing of them', async () => {
  const own = memory();
  const other = await start(SEEDED, own);
  try {
    const here = JSON.parse(JSON.stringify(await everything(at)).replaceAll(at.url, '')) as Json;
    expect(JSON.parse(JSON.stringify(await everything(other)).replaceAll(other.url, ''))).toEqual(here);
    expect(await own.scan('documenten/', null, 10)).toEqual([]);
  } finally {
    await other[Symbol.asyncDispose]();
  }
});

test('each is found by its name and by its zaak, and the zaak agrees', async () => {
  const [one] = results((await ask(at, 'GET', `${EIO}?identificatie=DOC-00000007-002&bronorganisatie=002564440`)).body);
  const relations = (await ask(at, 'GET', `${DOCUMENTEN}/objectinformatieobjecten?informatieobject=${encodeURIComponent(String(one?.['url']))}`)).body as unknown as JsonObject[];
  expect(relations).toHaveLength(1);
  const zaak = String(relations[0]?.['object']);
  const beside = (await ask(at, 'GET', `/zaken/api/v1/zaakinformatieobjecten?zaak=${encodeURIComponent(zaak)}`)).body as unknown as JsonObject[];
  const byZaak = await everything(at, `&objectinformatieobjecten__object=${encodeURIComponent(zaak)}`);
  expect(beside.map(({ informatieobject }) => informatieobject).sort()).toEqual(byZaak.map(({ url }) => url).sort());
  expect(byZaak).toHaveLength(3);
  expect((await ask(at, 'POST', EIO, document(String(one?.['informatieobjecttype']), { identificatie: 'DOC-00000007-002' }))).body['invalidParams']).toMatchObject([{ code: 'identificatie-niet-uniek' }]);
});

test('older versions are other bytes, under their own number', async () => {
  const three = (await everything(at)).find(({ versie }) => versie === 3);
  const digests = [];
  for (const versie of [1, 2, 3]) {
    const { body } = await ask(at, 'GET', `${String(three?.['url'])}?versie=${versie}`);
    expect(body['versie']).toBe(versie);
    digests.push(createHash('sha256').update((await bytesOf(String(body['inhoud']))).bytes).digest('hex'));
  }
  expect(new Set(digests).size).toBe(3);
  expect((await ask(at, 'GET', `${String(three?.['url'])}?versie=4`)).status).toBe(404);
});

test('one that changes keeps its place, its older versions and its content; one that is removed is gone for good', async () => {
  const before = await everything(at);
  const target = before.find(({ versie, indicatieGebruiksrecht }) => versie === 1 && indicatieGebruiksrecht === false);
  const url = String(target?.['url']);
  const { lock } = await must(at, 'POST', `${url}/lock`);
  await must(at, 'PATCH', url, { titel: 'Anders', lock: String(lock) });
  await ask(at, 'POST', `${url}/unlock`, { lock: String(lock) });
  const after = await everything(at);
  expect(after.map((one) => one['url'])).toEqual(before.map((one) => one['url']));
  expect((await ask(at, 'GET', `${url}?versie=1`)).body['titel']).toBe(target?.['titel']);
  expect((await bytesOf(`${url}/download`)).bytes.equals((await bytesOf(`${url}/download?versie=1`)).bytes)).toBe(true);
  expect(faults(await ask(at, 'DELETE', url))).toEqual(['nonFieldErrors:pending-relations']);
  const [relation] = (await ask(at, 'GET', `${DOCUMENTEN}/objectinformatieobjecten?informatieobject=${encodeURIComponent(url)}`)).body as unknown as JsonObject[];
  const [link] = (await ask(at, 'GET', `/zaken/api/v1/zaakinformatieobjecten?zaak=${encodeURIComponent(String(relation?.['object']))}&informatieobject=${encodeURIComponent(url)}`)).body as unknown as JsonObject[];
  const forced = await start({ ...SEEDED, clients: [{ id: 'zaaksluis', secret: 'alleen-voor-de-sandbox-0123456789', scopes: ['zaken.lezen', 'zaken.bijwerken', 'zaken.verwijderen', 'zaken.geforceerd-bijwerken', 'documenten.lezen', 'documenten.verwijderen'] }] }, shelf);
  const there = (address: unknown): string => String(address).replace(at.url, forced.url);
  expect((await ask(forced, 'DELETE', there(link?.['url']), undefined, { 'accept-crs': 'EPSG:4326' })).status).toBe(204);
  expect((await ask(forced, 'DELETE', there(url))).status).toBe(204);
  await forced[Symbol.asyncDispose]();
  expect((await ask(at, 'GET', url)).status).toBe(404);
  expect((await everything(at)).map((one) => one['url'])).toEqual(before.map((one) => one['url']).filter((one) => one !== url));
});

test('a page far into three million is there without anything before it being kept', async () => {
  const many = await start({ seeded: { zaken: 1_000_000, documenten: 3 }, storage: 'memory' });
  try {
    const { body } = await call(many, 'GET', `${many.url}${EIO}?page=29000`);
    expect(body['count']).toBe(3_000_000);
    expect(results(body)).toHaveLength(100);
    expect(results(body)[0]?.['identificatie']).toBe('DOC-00966634-002');
    expect((await fetch(String(results(body)[0]?.['url']), { headers: { authorization: `Bearer ${token()}` } })).status).toBe(200);
  } finally {
    await many[Symbol.asyncDispose]();
  }
});
