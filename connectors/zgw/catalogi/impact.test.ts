// Whom a new version touches: running zaken and applications.
import nock from 'nock';
import type { JsonObject } from '../../../core/model/json';
import { makeWorld, never, round, look, type Memory, type World } from '../testing/world';
import { zaaktype } from '../testing/zaaktype';

const OTHER = 'https://zaken.voorbeeld.example';
const published = { options: { publish: true, begin: '2026-12-01' } };
const next = { options: { publish: true, begin: '2027-02-01' } };
const changed = zaaktype({ doel: 'Anders' });

let world: World;
let memory: Memory;
beforeAll(() => {
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
});
beforeEach(async () => {
  world = await makeWorld({}, { connection: { zaken: `${OTHER}/zaken/api/v1`, autorisaties: `${OTHER}/autorisaties/api/v1` } });
  memory = { base: null, links: {} };
  await round(world.connection, zaaktype(), memory, published);
});
afterEach(async () => {
  nock.cleanAll();
  await world[Symbol.asyncDispose]();
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

const version = (): string => `${world.url}/catalogi/api/v1/zaaktypen/${memory.links['']}`;
const application = (label: string, zaaktypen: readonly string[]): JsonObject => ({ url: `${OTHER}/autorisaties/api/v1/applicaties/x`, label, clientIds: [label], autorisaties: zaaktypen.map((url) => ({ component: 'zrc', scopes: ['zaken.lezen'], zaaktype: url })) });
const told = async (wanted = changed, given: typeof next = next): Promise<string[]> =>
  (await look(world.connection, wanted, memory, given)).planned.diagnostics.filter((finding) => ['ZS4142', 'ZS4143'].includes(finding.code)).map((finding) => `${finding.severity} ${finding.code} ${finding.message}`);

test('a plan for a new version counts the zaken that run on the old one, and names the applications that will not see the new one', async () => {
  const elsewhere = 'https://elders.example/catalogi/api/v1/zaaktypen/11111111-2222-4333-8444-555555555555';
  nock(OTHER).get('/zaken/api/v1/zaken').query({ zaaktype: version() }).matchHeader('accept-crs', 'EPSG:4326').reply(200, { count: 214, next: null, previous: null, results: [] });
  nock(OTHER).get('/autorisaties/api/v1/applicaties').reply(200, { count: 3, next: null, previous: null, results: [application('Webformulieren', [version(), elsewhere]), application('Elders', [elsewhere]), { ...application('Mijn Zandhoek', []), autorisaties: [{ component: 'zrc', zaaktype: version().replace('127.0.0.1', 'openzaak.intern') }], url: `${OTHER}/autorisaties/api/v1/applicaties/y` }].map((one, at) => ({ ...one, url: `${OTHER}/autorisaties/api/v1/applicaties/${at}` })) });
  expect(await told()).toEqual([
    'info ZS4143 214 zaken run on the version that ends; they keep it',
    'warning ZS4142 2 applications are authorised for the version that ends, and not for the new one: Mijn Zandhoek, Webformulieren',
  ]);
});

test('nobody touched: nothing is told', async () => {
  nock(OTHER).get('/zaken/api/v1/zaken').query(true).reply(200, { count: 0, next: null, previous: null, results: [] });
  nock(OTHER).get('/autorisaties/api/v1/applicaties').reply(200, []);
  expect(await told()).toEqual([]);
});

test('where we may not look, the plan is made all the same and warns', async () => {
  nock(OTHER).persist().get(/.*/).reply(403, { code: 'permission_denied', title: 'U heeft geen toestemming', status: 403 });
  expect(await told()).toEqual(['warning ZS4142 applications that are authorised per version do not see the new one by themselves']);
});

test('a concept ends no version: nobody is touched, and nobody is asked', async () => {
  nock(OTHER).get('/zaken/api/v1/zaken').query(true).reply(200, { count: 3, next: null, previous: null, results: [] });
  nock(OTHER).get('/autorisaties/api/v1/applicaties').reply(200, []);
  expect(await told(changed, { options: { publish: false, begin: '2027-02-01' } })).toEqual([]);
});

test('a result that goes needs approval while zaken run, and none when nobody uses the version', async () => {
  const fewer = { ...changed, resultaattypen: (changed['resultaattypen'] as JsonObject[]).slice(1) };
  const reasons = async (count: number): Promise<readonly string[]> => {
    nock(OTHER).get('/zaken/api/v1/zaken').query(true).reply(200, { count, next: null, previous: null, results: [] });
    nock(OTHER).get('/autorisaties/api/v1/applicaties').reply(200, []);
    const { planned } = await look(world.connection, fewer, memory, { options: { publish: false, begin: '2027-02-01' } });
    expect(planned.diagnostics.filter((finding) => finding.severity === 'error')).toEqual([]);
    return planned.approval;
  };
  expect(await reasons(2)).toEqual(['resultaattypen "Verleend" goes, and zaken may use it']);
  expect(await reasons(0)).toEqual([]);
});

test.each([
  ['the scope', { heeftAlleAutorisaties: false, autorisaties: [{ component: 'ztc', scopes: ['catalogi.lezen', 'catalogi.schrijven', 'catalogi.geforceerd-schrijven'] }] }, true, []],
  ['all rights', { heeftAlleAutorisaties: true, autorisaties: [] }, true, []],
  ['no more than reading', { heeftAlleAutorisaties: false, autorisaties: [{ component: 'ztc', scopes: ['catalogi.lezen'] }, { component: 'zrc', scopes: ['catalogi.schrijven', 'catalogi.geforceerd-schrijven'] }] }, false, ['ZS4102 our application lacks catalogi.schrijven']],
])('a probe sees whether we may write by force: with %s', async (_, us, may, lacking) => {
  nock(OTHER).get('/autorisaties/api/v1/applicaties/consumer').query({ clientId: 'zaaksluis' }).reply(200, us);
  const probe = await world.connection.probe(never);
  expect(probe.facts['may write by force']).toBe(may);
  expect(probe.diagnostics.filter((finding) => finding.code === 'ZS4102').map((finding) => `${finding.code} ${finding.message}`)).toEqual(lacking);
});
