// Seeded zaken follow from their number, obey the rules of the register, and cost nothing until they change.
import type { Sandbox } from '../../../../core/connector/contract';
import type { JsonObject } from '../../../../core/model/json';
import { memory } from '../memory';
import { archive } from '../zaken/brondatum';
import { actAs } from '../zaken/act';
import { openRoom, type Room } from '../zaken/room';
import { BETROKKENETYPEN } from '../zaken/enums';
import { settings } from '../settings';
import { call, catalogusOf, NOW, start } from '../testing/client';
import { ask, must, ZAKEN } from '../testing/zaken';
import { urlOf } from '../paths';
import { catalogueObjects } from './catalogue';

const SEEDED = { zaken: 400, documenten: 2 };
const results = (body: JsonObject): JsonObject[] => body['results'] as JsonObject[];
const PARTS = ['status', 'resultaat', 'rol', 'zaakeigenschap', 'zaakobject', 'zaakinformatieobject'] as const;

/** The rooms behind the HTTP, over a shelf with the seeded catalogue on it. */
async function furnished(zaken: number): Promise<{ room: Room; stop: () => Promise<void>; keys: () => Promise<string[]> }> {
  const shelf = memory();
  const at = await start({ seeded: { ...SEEDED, zaken } }, shelf);
  const room = openRoom({ shelf, clock: { now: () => NOW }, settings: settings.parse({ seeded: { ...SEEDED, zaken } }), rootOf: () => '' });
  return { room, stop: () => Promise.resolve(at[Symbol.asyncDispose]()), keys: async () => (await shelf.scan('', null, 1_000_000)).map(({ key }) => key) };
}

describe('seeded zaken', () => {
  let at: Sandbox;
  beforeAll(async () => void (at = await start({ seeded: SEEDED, storage: 'memory', pageSize: 100 })));
  afterAll(() => at[Symbol.asyncDispose]());

  test('are listed once each, page after page, in every order', async () => {
    for (const ordering of ['', 'identificatie', '-startdatum', 'einddatum', '-archiefactiedatum,identificatie']) {
      const seen: JsonObject[] = [];
      for (let next = `${ZAKEN}/zaken?ordering=${ordering}`; next !== ''; ) {
        const page = await must(at, 'GET', next);
        expect(page['count']).toBe(SEEDED.zaken);
        seen.push(...results(page));
        next = typeof page['next'] === 'string' ? page['next'] : '';
      }
      expect(new Set(seen.map((zaak) => zaak['url'])).size).toBe(SEEDED.zaken);
      const field = ordering.replace('-', '').split(',')[0] ?? '';
      const values = seen.map((zaak) => zaak[field]).filter((value) => typeof value === 'string');
      if (field !== '') expect(values).toEqual(ordering.startsWith('-') ? [...values].sort().reverse() : [...values].sort());
    }
  });

  test('are found by the same filters as made ones', async () => {
    const all: JsonObject[] = [];
    for (let page = 1; page <= 4; page += 1) all.push(...results(await must(at, 'GET', `${ZAKEN}/zaken?page=${page}`)));
    const day = String(all[200]?.['startdatum']);
    const end = String(all.find((zaak) => zaak['einddatum'] !== null)?.['einddatum']);
    const expected: [string, (zaak: JsonObject) => boolean][] = [
      [`startdatum__gte=${day}`, (zaak) => String(zaak['startdatum']) >= day], [`startdatum__lt=${day}`, (zaak) => String(zaak['startdatum']) < day], [`startdatum=${day}`, (zaak) => zaak['startdatum'] === day],
      [`registratiedatum__gt=${day}&einddatum__isnull=true`, (zaak) => String(zaak['registratiedatum']) > day && zaak['einddatum'] === null],
      [`einddatum=${end}`, (zaak) => zaak['einddatum'] === end], [`einddatum__gt=${end}`, (zaak) => zaak['einddatum'] !== null && String(zaak['einddatum']) > end], [`einddatum__lt=${day}`, (zaak) => zaak['einddatum'] !== null && String(zaak['einddatum']) < day],
      ['archiefnominatie=blijvend_bewaren', (zaak) => zaak['archiefnominatie'] === 'blijvend_bewaren'], [`identificatie=${String(all[7]?.['identificatie'])}`, (zaak) => zaak === all[7]],
      ['bronorganisatie=111222333', (zaak) => zaak['bronorganisatie'] === '111222333'],
    ];
    for (const [query, passes] of expected) {
      const page = await must(at, 'GET', `${ZAKEN}/zaken?pageSize=500&${query}`);
      expect({ query, found: results(page).map((zaak) => zaak['url']) }).toEqual({ query, found: all.filter(passes).map((zaak) => zaak['url']) });
    }
  });

  test('can be read part by part, at the addresses they give', async () => {
    const page = results(await must(at, 'GET', `${ZAKEN}/zaken?pageSize=40`));
    for (const zaak of page) {
      expect((await must(at, 'GET', String(zaak['url'])))['identificatie']).toBe(zaak['identificatie']);
      for (const field of ['rollen', 'zaakobjecten', 'eigenschappen', 'zaakinformatieobjecten', 'deelzaken']) for (const url of zaak[field] as string[]) expect((await ask(at, 'GET', url)).status).toBe(200);
      for (const field of ['status', 'resultaat', 'hoofdzaak']) if (typeof zaak[field] === 'string') expect((await ask(at, 'GET', zaak[field])).status).toBe(200);
      for (const zio of (await call(at, 'GET', `${at.url}${ZAKEN}/zaakinformatieobjecten?zaak=${String(zaak['url'])}`)).body as unknown as JsonObject[]) expect((await ask(at, 'GET', String(zio['informatieobject']))).status).toBe(200);
      for (const besluit of (await call(at, 'GET', `${String(zaak['url'])}/besluiten`)).body as unknown as JsonObject[]) expect((await must(at, 'GET', String(besluit['besluit'])))['zaak']).toBe(zaak['url']);
    }
  });
});

test('seeded zaken are the same after a restart, and nothing of them lies on the shelf', async () => {
  const first = await furnished(200);
  const keys = await first.keys();
  expect(keys.filter((key) => key.startsWith('zaak'))).toEqual([]);
  const second = await furnished(200);
  for (let serial = 1; serial <= 200; serial += 1) expect(second.room.compute(serial)).toEqual(first.room.compute(serial));
  await first.stop();
  await second.stop();
});

test('seeded zaken are of great variety', async () => {
  const { room, stop } = await furnished(1000);
  const seen = { kinds: new Set<unknown>(), manners: new Set<unknown>(), objects: new Set<unknown>(), open: 0, closed: 0, hoofdzaken: 0, deelzaken: 0, besluiten: 0, kept: 0, verlengd: 0, opgeschort: 0, diacritics: 0, undated: 0 };
  for (let serial = 1; serial <= 1000; serial += 1) {
    const dossier = room.compute(serial);
    if (!dossier) throw new Error(`${serial} is not there`);
    const { zaak, parts } = dossier;
    for (const { value } of parts.rol ?? []) seen.kinds.add(value['betrokkeneType']);
    for (const { value } of parts.zaakobject ?? []) seen.objects.add(value['objectType']);
    for (const { value } of parts.resultaat ?? []) seen.manners.add(value['resultaattype']);
    seen[zaak['einddatum'] === undefined ? 'open' : 'closed'] += 1;
    if (dossier.deelzaken.length > 0) seen.hoofdzaken += 1;
    if (zaak['hoofdzaak'] !== undefined) seen.deelzaken += 1;
    if (dossier.besluiten.length > 0) seen.besluiten += 1;
    if (zaak['archiefnominatie'] === 'blijvend_bewaren') seen.kept += 1;
    if (zaak['verlenging'] !== undefined) seen.verlengd += 1;
    if (zaak['opschorting'] !== undefined) seen.opgeschort += 1;
    if (/[^\x20-\x7e]/.test(String(zaak['omschrijving']))) seen.diacritics += 1;
    if (zaak['einddatum'] !== undefined && zaak['archiefnominatie'] === 'vernietigen' && zaak['archiefactiedatum'] === undefined) seen.undated += 1;
  }
  expect([...seen.kinds].sort()).toEqual([...BETROKKENETYPEN].sort());
  expect(seen.manners.size).toBe(14);
  expect(seen.objects.size).toBe(4);
  for (const [what, count] of Object.entries(seen)) if (typeof count === 'number') expect({ what, often: count > 10 }).toEqual({ what, often: true });
  await stop();
});

test('the archive dates of a seeded zaak are those the register would derive at its closing', async () => {
  const { room, stop } = await furnished(1000);
  const client = room.settings.clients[0];
  if (!client) throw new Error('no client');
  const actor = { clientId: client.id, userId: '', userRepresentation: '', toelichting: '', now: '2026-11-23T12:00:00Z' };
  await actAs(room, client, actor, async (mine) => {
    for (let serial = 1; serial <= 1000; serial += 1) {
      const dossier = room.compute(serial);
      const einddatum = dossier?.zaak['einddatum'];
      if (!dossier || typeof einddatum !== 'string') continue;
      const { archiefnominatie, archiefactiedatum, startdatumBewaartermijn, ...open } = dossier.zaak;
      const found = await archive(mine, { ...dossier, zaak: open }, einddatum);
      const kept = { ...(archiefnominatie !== undefined && { archiefnominatie }), ...(startdatumBewaartermijn !== undefined && { startdatumBewaartermijn }), ...(archiefactiedatum !== undefined && { archiefactiedatum }) };
      expect({ serial, resultaat: dossier.parts.resultaat?.[0]?.value, found }).toEqual({ serial, resultaat: dossier.parts.resultaat?.[0]?.value, found: kept });
    }
  });
  await stop();
});

test('a seeded zaak that changes is kept, one that is removed stays away, and lists follow', async () => {
  const at = await start({ seeded: SEEDED, storage: 'memory' });
  const [first] = results(await must(at, 'GET', `${ZAKEN}/zaken?einddatum__isnull=true`));
  const before = Number((await must(at, 'GET', `${ZAKEN}/zaken?einddatum__isnull=true`))['count']);
  await must(at, 'PATCH', String(first?.['url']), { omschrijving: 'Anders', startdatum: '2020-02-02' });
  expect((await must(at, 'GET', String(first?.['url'])))['omschrijving']).toBe('Anders');
  expect(results(await must(at, 'GET', `${ZAKEN}/zaken?startdatum=2020-02-02`)).map((zaak) => zaak['url'])).toContain(first?.['url']);
  expect((await must(at, 'GET', `${ZAKEN}/zaken?omschrijving=anders`))['count']).toBe(1);
  expect((await must(at, 'GET', `${ZAKEN}/zaken?einddatum__isnull=true`))['count']).toBe(before);
  const free = results(await must(at, 'GET', `${ZAKEN}/zaken?einddatum__isnull=true&pageSize=500`)).find((zaak) => (zaak['deelzaken'] as string[]).length === 0 && zaak['url'] !== first?.['url'] && zaak['hoofdzaak'] === null);
  expect((await ask(at, 'DELETE', String(free?.['url']))).status).toBe(204);
  expect((await ask(at, 'GET', String(free?.['url']))).status).toBe(404);
  expect((await ask(at, 'GET', String((free?.['rollen'] as string[])[0]))).status).toBe(404);
  expect((await must(at, 'GET', `${ZAKEN}/zaken?einddatum__isnull=true`))['count']).toBe(before - 1);
  expect((await must(at, 'GET', `${ZAKEN}/zaken`))['count']).toBe(SEEDED.zaken - 1);
  await at[Symbol.asyncDispose]();
});

test('the seeded catalogue can be made by calls too: it obeys every rule of the Catalogi API', async () => {
  const at = await start();
  const published: string[] = [];
  const places = new Map<string, string>();
  const outward = (value: unknown): unknown => {
    if (typeof value === 'string') return places.get(value) ?? (value.startsWith('selectielijst:') ? urlOf(value, at.url) : value);
    if (Array.isArray(value)) return value.map(outward);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, held]) => [name, outward(held)])) : value;
  };
  for (const { collection, uuid, value } of catalogueObjects(1, catalogusOf(at))) {
    const answer = await call(at, 'POST', `/${collection}`, outward(value) as JsonObject);
    expect({ collection, status: answer.status, body: answer.status === 201 ? '' : answer.body }).toEqual({ collection, status: 201, body: '' });
    places.set(`${collection}/${uuid}`, String(answer.body['url']));
    // What is published can no longer be related to: everything is made first.
    if (['informatieobjecttypen', 'besluittypen', 'zaaktypen'].includes(collection)) published.push(String(answer.body['url']));
  }
  for (const url of published) expect({ url, body: (await call(at, 'POST', `${url}/publish`)).body['concept'] }).toEqual({ url, body: false });
  await at[Symbol.asyncDispose]();
});

test('a sandbox with the catalogue alone can receive what another seeded', async () => {
  const at = await start({ seeded: { catalogus: true }, seed: 2 });
  expect((await call(at, 'GET', '/zaaktypen')).body['count']).toBe(5);
  expect((await must(at, 'GET', `${ZAKEN}/zaken`))['count']).toBe(0);
  const other = await start({ seeded: { zaken: 3 } });
  const names = async (one: Sandbox): Promise<unknown[]> => results((await call(one, 'GET', '/zaaktypen')).body).map((zaaktype) => zaaktype['identificatie']).sort();
  expect(await names(at)).toEqual(await names(other));
  await at[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

test.each(PARTS)('the parts of kind %s differ from zaak to zaak in their UUID', async (kind) => {
  const { room, stop } = await furnished(300);
  const nonces: string[] = [];
  for (let serial = 1; serial <= 300; serial += 1) for (const part of room.compute(serial)?.parts[kind] ?? []) nonces.push(`${serial}/${part.index}/${part.nonce}`);
  expect(new Set(nonces).size).toBe(nonces.length);
  await stop();
});
