// What a person and a monitor are told: the last proof, and who has fallen silent.
import { Readable } from 'node:stream';
import { memory } from '../../connectors/memory';
import { sign } from '../../connectors/memory/receiver';
import { openStore, type OpenStore } from '../store/open';
import { secretOf } from '../connector/secret';
import { aRoom, aSync, aTarget, drain, open, play, type Play } from '../../test/support/house';
import { freshDatabase, type FreshDatabase } from '../../test/support/postgres';
import { keepProof } from './keep-proof';
import { receive } from './receive';
import type { Room } from './room';
import { scan } from './scan';
import { failOn, status } from './status';

const never = new AbortController().signal;
const HOUR = 3_600_000;
let database: FreshDatabase;
let store: OpenStore;
let bron: Play;
let doel: Play;

beforeEach(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'test' });
  bron = await play();
  doel = await play();
});

afterEach(async () => {
  await bron.stop();
  await doel.stop();
  await store.close();
  await database.drop();
});

function house(ahead = 0): Room {
  const source = open(memory, 'bron', { url: bron.url, secret: secretOf('geheim') }, { expectMs: 24 * HOUR });
  return aRoom(store, aSync({ targets: [aTarget('doel')] }), [source, open(memory, 'doel', { url: doel.url })], { clock: { now: () => new Date(Date.now() + ahead) } });
}

test('a proof is kept with its totals and its moment, and status counts what drifted until the next proof', async () => {
  const room = house();
  for (const id of ['B1', 'B2', 'B3']) await bron.put(id, { omschrijving: id });
  await scan(room, 'zaaktypen', never);
  await drain(room);
  await doel.put('B1', { omschrijving: 'Door een mens' });
  await doel.remove('B2');
  expect(await keepProof(room, 'zaaktypen', never)).toMatchObject({ 'in-step': 1, differs: 1, missing: 1, selected: 3 });
  const now = await status(room);
  expect(now.proofs).toMatchObject([{ sync: 'zaaktypen', depth: 'fields', revision: 'r1', totals: { selected: 3 } }]);
  expect(failOn(now, ['drift', 'drift=3', 'unproved=2d'])).toEqual(['2 drift']);
  expect(failOn(await status(house(3 * 24 * HOUR)), ['unproved=2d'])[0]).toContain('zaaktypen was last proved');
  await store.redeliver({ sync: 'zaaktypen' }, 'live');
  await bron.put('B2', { omschrijving: 'B2' });
  await doel.put('B1', { omschrijving: 'B1' });
  await doel.put('B2', { omschrijving: 'B2' });
  await drain(room);
  await keepProof(room, 'zaaktypen', never);
  expect(failOn(await status(room), ['drift'])).toEqual([]);
});

test('a proof that is broken off is not kept', async () => {
  await bron.put('B1', { omschrijving: 'B1' });
  const room = house();
  await scan(room, 'zaaktypen', never);
  await drain(room);
  await expect(keepProof(room, 'zaaktypen', AbortSignal.abort(new Error('asked to end')))).rejects.toThrow();
  expect((await status(room)).proofs).toEqual([]);
});

test('a sender that normally speaks and has not is named; a scan that finds something new, or a call, is speaking', async () => {
  expect((await status(house())).silent).toEqual([{ name: 'bron', heardAt: null, expectMs: 24 * HOUR }]);
  await bron.put('B1', { omschrijving: 'B1' });
  await scan(house(), 'zaaktypen', never);
  expect((await status(house())).silent).toEqual([]);
  const later = await status(house(25 * HOUR));
  expect(later.silent).toMatchObject([{ name: 'bron' }]);
  expect(failOn(later, ['silent'])).toEqual(['1 silent']);
});

test('a scan that finds nothing new is not speaking, and a call is', async () => {
  await scan(house(), 'zaaktypen', never);
  expect((await status(house())).silent).toHaveLength(1);
  const body = Buffer.from(JSON.stringify({ names: [{ kind: 'zaaktype', id: 'B1' }] }));
  const call = (signature: string) => receive(house(), 'bron', { method: 'POST', path: '/', headers: { 'x-signature': signature }, query: {}, remoteAddress: '', body: Readable.from([body]) }, never);
  await call('sha256=00');
  expect((await status(house())).silent).toHaveLength(1); // a call that is refused is nobody's
  expect((await call(sign('geheim', body))).state).toBe('accepted');
  expect((await status(house())).silent).toEqual([]);
});
