// Destruction between two registers through the real house: rows in PostgreSQL, both registers over HTTP.
import { Client } from 'pg';
import { zgw } from '../../connectors/zgw';
import { call, NOW, start } from '../../connectors/zgw/sandbox/testing/client';
import { SCOPES } from '../../connectors/zgw/sandbox/settings';
import type { Sandbox } from '../../core/connector/contract';
import { secretOf } from '../../core/connector/secret';
import { documentsOf } from '../../core/sync/discover';
import type { JsonObject } from '../../core/model/json';
import type { Ref } from '../../core/model/ref';
import { openStore, type OpenStore } from '../../core/store/open';
import { approve } from '../../core/sync/destroy/decide';
import { findPerson } from '../../core/sync/destroy/find-person';
import { makeDestruction } from '../../core/sync/destroy/make';
import { destructionRound } from '../../core/sync/destroy/round';
import type { OpenConnection, Room } from '../../core/sync/room';
import { moveClock } from '../support/clock';
import { aRoom, aSync, aTarget, asItIs, drain, never, testHost } from '../support/house';
import { freshDatabase, type FreshDatabase } from '../support/postgres';
import { memoryShelf } from '../support/shelf';

const SECRET = 'alleen-voor-de-sandbox-0123456789';
const CRS = { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' };

let database: FreshDatabase;
let store: OpenStore;
let from: Sandbox;
let to: Sandbox;
let room: Room;

const play = (settings: JsonObject): Promise<Sandbox> => start({ storage: 'memory', audittrail: false, clients: [{ id: 'zaaksluis', secret: SECRET, scopes: [...SCOPES] }], ...settings });

function open(name: string, at: Sandbox): OpenConnection {
  const { clientId, secret: _, notificaties: __, ...roots } = at.connection;
  const settings = { ...zgw.config.parse({ ...roots, clientId, secret: { env: 'UNUSED' }, timeoutMs: 5000 }), secret: secretOf(SECRET) };
  const host = { ...testHost(name, memoryShelf()), clock: { now: () => NOW }, linked: (refs: Parameters<OpenStore['questions']['linked']>[1]) => store.questions.linked(name, refs) };
  return { name, connection: zgw.connect(settings, host), timeoutMs: 5000, graceMs: 0, canBeAsked: true, proves: 'absence', nature: 'keeps' };
}

beforeEach(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'test' });
  from = await play({ seeded: { zaken: 60, documenten: 2, bytes: 500 } });
  to = await play({ seeded: { catalogus: true }, seed: 2 });
  const sync = (name: string, kind: 'zaak' | 'informatieobject') => aSync({
    name, kind, mapping: asItIs(`zgw.${kind}`, kind), targets: [aTarget('doel', { mapping: asItIs(kind, `zgw.${kind}`), ownership: () => 'ours' })], ...(kind === 'zaak' ? { discovers: 'documenten' } : {}),
  });
  const zaken = sync('zaken', 'zaak');
  room = aRoom(store, zaken, [open('bron', from), open('doel', to)], { syncs: new Map([['zaken', zaken], ['documenten', sync('documenten', 'informatieobject')]]), clock: { now: () => NOW } });
});

afterEach(async () => {
  for (const { connection } of room.connections.values()) await connection[Symbol.asyncDispose]();
  await from[Symbol.asyncDispose]();
  await to[Symbol.asyncDispose]();
  await store.close();
  await database.drop();
});

/** As the loops of a node do, with what had to wait coming by again. */
async function settled(turns = 4): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await drain(room);
    await moveClock(database.url, 60_000);
  }
}

const ids = async (sync: string): Promise<ReadonlyMap<string, string>> => {
  const rows = await store.questions.deliveries({ sync }, null, 200);
  return new Map(rows.flatMap(({ ref, base }) => (base?.links[''] === undefined ? [] : [[ref.id, base.links['']] as const])));
};

const isGone = async (path: string): Promise<boolean> => (await call(to, 'GET', `${to.url}${path}`, undefined, CRS)).status === 404;
const zaakAt = (uuid: string): string => `/zaken/api/v1/zaken/${uuid}`;
const documentAt = (uuid: string): string => `/documenten/api/v1/enkelvoudiginformatieobjecten/${uuid}`;

/** A person with a BSN who has a role in this zaak. */
const bsnOf = (model: JsonObject | null): string | null => /"inpBsn":"(\d{9})"/.exec(JSON.stringify(model))?.[1] ?? null;

interface Picked {
  readonly ref: Ref;
  readonly value: JsonObject;
}

/** A closed zaak of a person that is to be destroyed, and an open zaak beside it, both with two documents. */
async function picked(): Promise<readonly [Picked, Picked]> {
  const { source } = room.connections.get('bron')?.connection ?? {};
  const all: Picked[] = [];
  for (let page = await source?.list({}, null, never, undefined, 'zaak'); page; page = page.next === null ? undefined : await source?.list({}, page.next, never, undefined, 'zaak')) {
    for (const { ref } of page.names) {
      const raw = await source?.read(ref, never);
      if (raw?.state === 'present') all.push({ ref, value: raw.value });
    }
  }
  const alone = all.filter(({ value }) => JSON.stringify(value['deelzaken']) === '[]' && (value['hoofdzaak'] ?? null) === null && documentsOf(value).length === 2);
  const chosen = alone.find(({ value }) => value['archiefnominatie'] === 'vernietigen' && typeof value['archiefactiedatum'] === 'string' && bsnOf(value) !== null);
  const other = alone.find(({ value }) => typeof value['einddatum'] !== 'string' && bsnOf(value) !== bsnOf(chosen?.value ?? {}));
  if (!chosen || !other) throw new Error('the seed holds no zaken for this test');
  return [chosen, other];
}

async function rowsWith(text: string): Promise<string[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const tables = (await client.query<{ name: string }>("select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')")).rows;
    const found: string[] = [];
    for (const { name } of tables) if (((await client.query(`select 1 from "${name}" t where position($1 in t::text) > 0`, [text])).rowCount ?? 0) > 0) found.push(name);
    return found;
  } finally {
    await client.end();
  }
}

test('a zaak on an approved list goes with its documents from the other register and from our store; a shared document stays; no table holds the BSN', async () => {
  const [chosen, other] = await picked();
  await store.mark([chosen, other].map(({ ref }) => ({ sync: 'zaken', ref })), 'live');
  await settled();
  const zaken = await ids('zaken');
  const documents = await ids('documenten');
  expect([zaken.size, documents.size]).toEqual([2, 4]);
  // To be destroyed when its date has come: the clock of the list stands at the year 2090.
  const later = { ...room, actor: 'anna', clock: { now: () => new Date('2090-01-01T12:00:00Z') } };
  const bsn = bsnOf(chosen.value) ?? '';
  const [shared, own] = documentsOf(chosen.value);
  const targetZaak = zaken.get(chosen.ref.id) ?? '';
  const linked = await call(to, 'POST', `${to.url}/zaken/api/v1/zaakinformatieobjecten`, {
    zaak: `${to.url}${zaakAt(zaken.get(other.ref.id) ?? '')}`, informatieobject: `${to.url}${documentAt(documents.get(shared ?? '') ?? '')}`,
  }, CRS);
  expect(linked.status).toBe(201);

  const before = await findPerson(later, bsn, never);
  expect(before.outside.map(({ connection }) => connection).sort()).toEqual(['bron', 'doel']);
  expect(before.own.map(({ table }) => table)).toEqual(expect.arrayContaining(['subject', 'delivery']));

  const { list } = await makeDestruction(later, { sync: 'zaken', title: 'Vernietiging', file: 'lijst.csv', content: `${String(chosen.value['bronorganisatie'])};${String(chosen.value['identificatie'])}\n`, leaveOut: false }, never);
  await approve(room, list, { name: 'bert', roles: ['approver'] });
  for (let turn = 0; turn < 4; turn += 1) {
    await destructionRound(room, never);
    await settled(1);
  }
  const items = await store.destructions.items(list);
  expect(Object.fromEntries(items.map((item) => [item.ref.id, item.state]))).toEqual({ [chosen.ref.id]: 'erased', [own ?? '']: 'erased', [shared ?? '']: 'shared' });
  expect(await isGone(zaakAt(targetZaak))).toBe(true);
  expect(await isGone(documentAt(documents.get(own ?? '') ?? ''))).toBe(true);
  expect(await isGone(documentAt(documents.get(shared ?? '') ?? ''))).toBe(false);
  expect((await store.destructions.get(list))?.state).toBe('declared');
  expect(await rowsWith(bsn)).toEqual([]);

  const after = await findPerson(later, bsn, never);
  expect(after.own).toEqual([]);
  expect(after.outside.map(({ connection }) => connection)).toEqual(['bron']);
});
