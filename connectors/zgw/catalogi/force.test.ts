// Published besluittypen: blocked, or forced with a grant, an option and an approval.
import nock from 'nock';
import type { JsonObject } from '../../../core/model/json';
import { call } from '../sandbox/testing/client';
import { makeWorld, round, type Memory, type World } from '../testing/world';
import { zaaktype } from '../testing/zaaktype';

const SECRET = 'alleen-voor-de-sandbox-0123456789';
const client = (scopes: readonly string[]): JsonObject => ({ clients: [{ id: 'zaaksluis', secret: SECRET, scopes: [...scopes] }] });
const ORDINARY = ['catalogi.lezen', 'catalogi.schrijven'];
const FORCED = [...ORDINARY, 'catalogi.geforceerd-schrijven'];
const published = { options: { publish: true, begin: '2026-12-01' } };
const want = zaaktype({ besluittypen: [{ bron: 'BT1', omschrijving: 'Toewijzing standplaats', publicatieIndicatie: false }] });
const changed = { ...want, doel: 'Anders' };
const fresh = (): Memory => ({ base: null, links: {} });
const told = (planned: Awaited<ReturnType<typeof round>>) => planned.diagnostics.filter((finding) => finding.code === 'ZS4141').map(({ severity, message, remedy }) => ({ severity, message, remedy }));

async function withWorld(scopes: readonly string[], work: (world: World, memory: Memory) => Promise<void>, connection: JsonObject = {}): Promise<void> {
  const world = await makeWorld(client(scopes), { connection });
  try {
    const memory = fresh();
    await round(world.connection, want, memory, published);
    await work(world, memory);
  } finally {
    await world[Symbol.asyncDispose]();
  }
}

test('a new version with a published besluittype is blocked, and the remedy says whom to ask for what', async () => {
  await withWorld(ORDINARY, async (world, memory) => {
    const planned = await round(world.connection, changed, memory, { options: { publish: true, begin: '2027-02-01' } });
    expect(planned.steps).toEqual([]);
    const [finding] = told(planned);
    expect(finding).toMatchObject({ severity: 'error', message: 'besluittype Toewijzing standplaats is published: the target makes no relation with it' });
    expect(finding?.remedy).toContain('catalogi.geforceerd-schrijven');
    expect(finding?.remedy).toContain('force: true');
  });
});

test('the grant alone forces nothing; with options.force the new version is made, after approval', async () => {
  await withWorld(FORCED, async (world, memory) => {
    expect(told(await round(world.connection, changed, memory, { options: { publish: true, begin: '2027-02-01' } })).map(({ severity }) => severity)).toEqual(['error']);
    const forced = { options: { publish: true, begin: '2027-02-01', force: true } };
    const planned = await round(world.connection, changed, memory, forced);
    expect(told(planned).map(({ severity }) => severity)).toEqual(['warning']);
    expect(planned.approval).toContain('a relation with the published besluittype Toewijzing standplaats is written by force');
    const versions = (await call(world as never, 'GET', '/zaaktypen?status=alles')).body['results'] as JsonObject[];
    expect(versions.map((one) => [one['beginGeldigheid'], one['eindeGeldigheid'], (one['besluittypen'] as string[]).length]).sort()).toEqual([['2026-12-01', '2027-02-01', 1], ['2027-02-01', null, 1]]);
    expect((await round(world.connection, changed, memory, forced)).steps).toEqual([]);
  });
});

test('options.force without the grant is found out beforehand where the target tells our rights', async () => {
  nock.enableNetConnect('127.0.0.1');
  const autorisaties = 'https://autorisaties.voorbeeld.example/api/v1';
  nock('https://autorisaties.voorbeeld.example').persist().get('/api/v1/applicaties/consumer').query(true).reply(200, { heeftAlleAutorisaties: false, autorisaties: [{ component: 'ztc', scopes: ORDINARY }] }).get('/api/v1/applicaties').reply(200, []);
  try {
    await withWorld(ORDINARY, async (world, memory) => {
      const planned = await round(world.connection, changed, memory, { options: { publish: true, begin: '2027-02-01', force: true } });
      expect(planned.steps).toEqual([]);
      expect(told(planned)[0]?.severity).toBe('error');
      expect(told(planned)[0]?.remedy).toContain('catalogi.geforceerd-schrijven');
    }, { autorisaties });
  } finally {
    nock.cleanAll();
    nock.enableNetConnect();
    nock.restore();
  }
});
