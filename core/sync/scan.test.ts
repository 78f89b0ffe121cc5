// Scanning: what is marked, where a scan goes on, what two of them do together, and when a name that is missing is believed.
import { createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { memory } from '../../connectors/memory';
import { onShelf } from '../../connectors/memory/on-shelf';
import { secretOf } from '../connector/secret';
import { openStore, type OpenStore } from '../store/open';
import { aRoom, aSync, aTarget, drain, open, play, refTo, type Play } from '../../test/support/house';
import { freshDatabase, type FreshDatabase } from '../../test/support/postgres';
import { memoryShelf } from '../../test/support/shelf';
import { receive } from './receive';
import type { OpenConnection, Room, Sync } from './room';
import { scan } from './scan';

const never = new AbortController().signal;
let database: FreshDatabase;
let store: OpenStore;
let bron: Play;

beforeEach(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'test' });
  bron = await play();
});

afterEach(async () => {
  await bron.stop();
  await store.close();
  await database.drop();
});

function house(more: Partial<OpenConnection> = {}, sync: Partial<Omit<Sync, 'targets'>> = {}): Room {
  const made = aSync({ missing: { percent: 50, least: 1 }, ...sync, targets: [aTarget('doel')] });
  return aRoom(store, made, [open(memory, 'bron', { url: bron.url, pageSize: 2, secret: secretOf('sleutel') }, more), open(memory, 'doel', {})]);
}

const fill = async (...ids: string[]): Promise<void> => {
  for (const id of ids) await bron.put(id, { omschrijving: id });
};

const presence = async (id: string) => (await store.questions.subjects({ sync: 'zaaktypen', id }, null, 1))[0]?.presence;

test('a scan marks only what differs from what it saw before', async () => {
  await fill('A', 'B', 'C', 'D', 'E');
  const room = house();
  expect(await scan(room, 'zaaktypen', never)).toMatchObject({ listed: 5, marked: 5 });
  await drain(room);
  expect(await scan(room, 'zaaktypen', never)).toMatchObject({ listed: 5, marked: 0 });
  await bron.put('C', { omschrijving: 'anders' });
  expect(await scan(room, 'zaaktypen', never)).toMatchObject({ marked: 1 });
});

test('a scan that was cut off goes on where it was', async () => {
  await fill('A', 'B', 'C', 'D', 'E');
  const room = house();
  const stop = new AbortController();
  await expect(scan(room, 'zaaktypen', stop.signal, { onPage: (state) => state.listed === 4 && stop.abort() })).rejects.toThrow();
  const pages: number[] = [];
  expect(await scan(room, 'zaaktypen', never, { onPage: (state) => pages.push(state.listed) })).toMatchObject({ listed: 5 });
  expect(pages).toEqual([5]);
});

test('two who walk one scan at the same time share its pages, and neither fails', async () => {
  await fill('A', 'B', 'C', 'D', 'E', 'F', 'G');
  const room = house();
  const [one, other] = await Promise.all([scan(room, 'zaaktypen', never), scan(room, 'zaaktypen', never)]);
  expect([one.finished, other.finished]).toEqual([true, true]);
  expect((await store.questions.subjects({ sync: 'zaaktypen' }, null, 10)).map((row) => row.ref.id)).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
});

test('a name that a complete scan misses is looked at, and only the look says that it is gone', async () => {
  await fill('A', 'B', 'C', 'D');
  const room = house();
  await scan(room, 'zaaktypen', never);
  await drain(room);
  await bron.remove('D');
  expect(await scan(room, 'zaaktypen', never)).toMatchObject({ suspected: 1 });
  await drain(room);
  expect(await presence('D')).toBe('gone');
  expect(await presence('A')).toBe('in');
});

test('a name that was gone and is listed again just as it was is looked at again', async () => {
  const shelf = memoryShelf();
  const source = open(memory, 'bron', {}, { shelf });
  const room = aRoom(store, aSync({ targets: [aTarget('doel')] }), [source, open(memory, 'doel', {}, { shelf: memoryShelf() })]);
  await onShelf(shelf).put('zaaktype', 'B1', { identificatie: 'B1', omschrijving: 'een' }, never);
  await scan(room, 'zaaktypen', never);
  await drain(room);
  const rows = await shelf.scan('', null, 100);
  for (const { key } of rows) await shelf.remove(key); // a moment without anything: a backup that is put back
  await scan(room, 'zaaktypen', never);
  await drain(room);
  const presence = async () => (await store.questions.subjects({ sync: 'zaaktypen' }, null, 1))[0]?.presence;
  expect(await presence()).toBe('gone');
  for (const { key, value } of rows) await shelf.put(key, value);
  expect((await scan(room, 'zaaktypen', never)).marked).toBe(1);
  await drain(room);
  expect(await presence()).toBe('in');
  expect((await scan(room, 'zaaktypen', never)).marked).toBe(0);
});

test('too many missing at once are a broken source, not deletions, until a person says otherwise', async () => {
  await fill('A', 'B', 'C', 'D');
  const room = house();
  await scan(room, 'zaaktypen', never);
  await drain(room);
  for (const id of ['A', 'B', 'C']) await bron.remove(id);
  expect(await scan(room, 'zaaktypen', never)).toMatchObject({ suspected: null, diagnostics: [{ code: 'ZS3004' }] });
  await drain(room);
  expect(await presence('A')).toBe('in');
  expect(await scan(room, 'zaaktypen', never, { believeMissing: true })).toMatchObject({ suspected: 3 });
});

test('a source that proves no absence raises no suspicion', async () => {
  await fill('A', 'B', 'C');
  const room = house({ proves: 'presence' });
  await scan(room, 'zaaktypen', never);
  await bron.remove('C');
  expect(await scan(room, 'zaaktypen', never)).toMatchObject({ suspected: null, diagnostics: [] });
});

const call = (body: string, signature: string) =>
  ({ method: 'POST', path: '/', headers: { 'x-signature': signature }, query: {}, remoteAddress: '127.0.0.1', body: Readable.from([Buffer.from(body)]) });
const signed = (body: string): string => `sha256=${createHmac('sha256', 'sleutel').update(body).digest('hex')}`;

test('a call is marked in the live lane before it is answered, and one that is refused marks nothing', async () => {
  const room = house();
  const body = JSON.stringify({ names: [{ kind: 'zaaktype', id: 'A' }, { kind: 'zaak', id: 'Z' }] });
  expect(await receive(room, 'bron', call(body, 'sha256=onzin'), never)).toMatchObject({ state: 'refused', status: 401 });
  expect(await store.questions.atRest()).toBe(true);
  expect(await receive(room, 'bron', call(body, signed(body)), never)).toMatchObject({ state: 'accepted', status: 202 });
  expect((await store.subjects.claim('live', 10, 1_000)).map((claim) => claim.ref)).toEqual([refTo('A')]);
});

test('a call to a connection that takes none is 404', async () => {
  expect(await receive(house(), 'nergens', call('{}', ''), never)).toMatchObject({ state: 'refused', status: 404 });
});
