import { memory } from '../../connectors/memory';
import { openStore, type OpenStore } from '../store/open';
import { aRoom, aSync, aTarget, drain, open, play, refTo, type Play } from '../../test/support/house';
import { freshDatabase, type FreshDatabase } from '../../test/support/postgres';
import type { Room, Sync, SyncTarget } from './room';
import { scan } from './scan';

const never = new AbortController().signal;
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

function house(target: Partial<SyncTarget> = {}, sync: Partial<Sync> = {}, settings: Record<string, unknown> = {}): Room {
  const made = aSync({ ...sync, targets: [aTarget('doel', target)] });
  return aRoom(store, made, [open(memory, 'bron', { url: bron.url }), open(memory, 'doel', { url: doel.url, ...settings })]);
}

test('what the source has comes to the target, parts and all', async () => {
  await bron.put('B1', { omschrijving: 'Melding', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }, { bron: 'S2', naam: 'Klaar' }] });
  const room = house();
  await scan(room, 'zaaktypen', never);
  const outcomes = await drain(room);
  expect(outcomes.map((one) => one.outcome)).toMatchObject([{ kind: 'done' }, { kind: 'done' }]);
  expect(await doel.get('B1')).toEqual(await bron.get('B1'));
});

test('a second run changes nothing', async () => {
  await bron.put('B1', { omschrijving: 'Melding', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }] });
  const room = house();
  await scan(room, 'zaaktypen', never);
  await drain(room);
  const before = await doel.effects();
  await store.mark([{ sync: 'zaaktypen', ref: refTo('B1') }], 'live');
  await store.redeliver({ sync: 'zaaktypen' }, 'live');
  await drain(room);
  expect(await doel.effects()).toEqual(before);
  expect(before).toEqual({ 'create zaaktype/B1': 1, 'create-part zaaktype/B1/S1': 1 });
});
