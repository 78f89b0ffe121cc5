// Documents from one register to another through the real house: rows, leases, journal and transfers in PostgreSQL, both registers over HTTP.
import { zgw } from '../../connectors/zgw';
import { NOW, start } from '../../connectors/zgw/sandbox/testing/client';
import { SCOPES } from '../../connectors/zgw/sandbox/settings';
import type { Sandbox } from '../../core/connector/contract';
import type { Shelf } from '../../core/connector/host';
import { secretOf } from '../../core/connector/secret';
import { isObject, type JsonObject } from '../../core/model/json';
import type { Ref } from '../../core/model/ref';
import { openStore, type OpenStore } from '../../core/store/open';
import type { OpenConnection, Room } from '../../core/sync/room';
import { moveClock } from '../support/clock';
import { aRoom, aSync, aTarget, asItIs, drain, never, testHost } from '../support/house';
import { freshDatabase, type FreshDatabase } from '../support/postgres';
import { memoryShelf } from '../support/shelf';

const SECRET = 'alleen-voor-de-sandbox-0123456789';
const HOUR = 3600_000;

let database: FreshDatabase;
let store: OpenStore;
let from: Sandbox;
let to: Sandbox;
let shelf: Shelf;

const play = (settings: JsonObject): Promise<Sandbox> => start({ storage: 'memory', audittrail: false, clients: [{ id: 'zaaksluis', secret: SECRET, scopes: [...SCOPES] }], ...settings });

beforeEach(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'test' });
  from = await play({ seeded: { zaken: 3, documenten: 2, bytes: 1500, large: [25_000] } });
  to = await play({ seeded: { catalogus: true }, partBytes: 4000 });
  shelf = memoryShelf();
});

afterEach(async () => {
  await from[Symbol.asyncDispose]();
  await to[Symbol.asyncDispose]();
  await store.close();
  await database.drop();
});

function open(name: string, at: Sandbox, kept: Shelf): OpenConnection {
  const { clientId, secret: _, notificaties: __, ...roots } = at.connection;
  const settings = { ...zgw.config.parse({ ...roots, clientId, secret: { env: 'UNUSED' }, timeoutMs: 5000, content: { inlineBelow: 2000 } }), secret: secretOf(SECRET) };
  return { name, connection: zgw.connect(settings, { ...testHost(name, kept), clock: { now: () => NOW } }), timeoutMs: 5000, graceMs: 10_000, canBeAsked: true, proves: 'absence' };
}

/** A node of the house: its connections are new, what is stored is not. */
const node = (): Room => aRoom(store, aSync({
  name: 'documenten', kind: 'informatieobject', mapping: asItIs('zgw.informatieobject', 'informatieobject'),
  targets: [aTarget('doel', { mapping: asItIs('informatieobject', 'zgw.informatieobject'), options: { verify: 'read-back' } })],
}), [open('bron', from, memoryShelf()), open('doel', to, shelf)]);

async function names(room: Room, connection: string): Promise<Ref[]> {
  const { source } = room.connections.get(connection)?.connection ?? {};
  const found: Ref[] = [];
  for (let page = await source?.list({}, null, never, undefined, 'informatieobject'); page; page = page.next === null ? undefined : await source?.list({}, page.next, never, undefined, 'informatieobject')) {
    found.push(...page.names.map(({ ref }) => ({ ...ref, system: connection })));
  }
  return found;
}

const mark = async (room: Room): Promise<void> => store.mark((await names(room, 'bron')).map((ref) => ({ sync: 'documenten', ref })), 'bulk');

async function read(room: Room, connection: string): Promise<Map<string, JsonObject>> {
  const { source } = room.connections.get(connection)?.connection ?? {};
  const found = new Map<string, JsonObject>();
  for (const ref of await names(room, connection)) {
    const one = await source?.read(ref, never);
    if (one?.state === 'present') found.set(String(one.value['identificatie']), one.value);
  }
  return found;
}

/** SHA-256 by the sandbox itself. */
async function digest(at: Sandbox, uuid: unknown): Promise<unknown> {
  const { content } = (await (await fetch(`${at.url}/sandbox/content/${String(uuid)}`)).json()) as JsonObject;
  return isObject(content) ? content['sha256'] : null;
}

const post = (path: string, body: JsonObject[]): Promise<Response> => fetch(`${to.url}/sandbox/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** What is at rest: the same documents on both sides, each with its bytes, one version, and no lock. */
async function expectEqual(room: Room): Promise<void> {
  const [here, there] = [await read(room, 'bron'), await read(room, 'doel')];
  expect([...there.keys()].sort()).toEqual([...here.keys()].sort());
  for (const [identificatie, document] of here) {
    const arrived = there.get(identificatie);
    expect(arrived).toMatchObject({ titel: document['titel'], locked: false });
    expect(await digest(to, arrived?.['bron'])).toBe(await digest(from, document['bron']));
  }
}

test('documents arrive, and a second pass writes nothing', async () => {
  const room = node();
  await mark(room);
  await drain(room);
  await expectEqual(room);
  expect(await store.questions.atRest()).toBe(true);
  await post('misbehave', [{ do: 'status', status: 500, method: 'POST' }, { do: 'status', status: 500, method: 'PATCH' }]);
  await mark(node());
  await drain(node());
  expect(await store.questions.atRest()).toBe(true);
  expect((await store.questions.deliveries({ sync: 'documenten' }, null, 50)).map((row) => row.lastDiagnostic)).toEqual(Array(6).fill(null));
});

test.each([
  ['the create', { method: 'POST', path: '/documenten/api/v1/enkelvoudiginformatieobjecten' }],
  ['a part', { method: 'PUT', path: '/documenten/api/v1/bestandsdelen' }],
])('replies that are lost at %s are made good by another node, and nothing is there twice', async (_, where) => {
  await mark(node());
  await post('misbehave', [{ do: 'drop-after', times: 3, ...where }]);
  for (let turn = 0; turn < 12 && !(await store.questions.atRest()); turn += 1) {
    await drain(node());
    await moveClock(database.url, HOUR);
  }
  await expectEqual(node());
  expect(await store.questions.atRest()).toBe(true);
});
