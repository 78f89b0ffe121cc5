// Source, target and Zaaksluis each set back an hour (practice §4): nothing is lost, doubled or half.
import path from 'node:path';
import { memory } from '../../connectors/memory';
import type { Shelf } from '../../core/connector/host';
import type { Json } from '../../core/model/json';
import { migrate } from '../../core/store/migrate';
import { backup, restore } from '../../core/store/backup';
import { openStore, type OpenStore } from '../../core/store/open';
import { prove, tally } from '../../core/sync/prove';
import { recover } from '../../core/sync/recover';
import type { Room } from '../../core/sync/room';
import { scan } from '../../core/sync/scan';
import { moveClock } from '../support/clock';
import { freshFolder } from '../support/folder';
import { aRoom, aSync, aTarget, drain, never, open, play, type Play } from '../support/house';
import { emptyDatabase, freshDatabase, type FreshDatabase } from '../support/postgres';
import { memoryShelf } from '../support/shelf';

const HOUR = 3_600_000;
const KEY = Buffer.alloc(32, 7);

let databases: FreshDatabase[];
let store: OpenStore;
let url: string;
let shelves: { readonly bron: Shelf; readonly doel: Shelf };
let bron: Play;
let doel: Play;

beforeEach(async () => {
  databases = [await freshDatabase()];
  url = databases[0]?.url ?? '';
  store = await openStore({ url, key: KEY, node: 'test' });
  shelves = { bron: memoryShelf(), doel: memoryShelf() };
  bron = await play(shelves.bron);
  doel = await play(shelves.doel);
});

afterEach(async () => {
  await bron.stop();
  await doel.stop();
  await store.close();
  for (const database of databases) await database.drop();
});

const house = (): Room => aRoom(store, aSync({ targets: [aTarget('doel')] }), [open(memory, 'bron', { url: bron.url }), open(memory, 'doel', { url: doel.url })]);

async function cycle(): Promise<void> {
  await scan(house(), 'zaaktypen', never);
  await drain(house());
  await moveClock(url, 60_000); // what waits for a moment comes too
  await drain(house());
}

type Kept = readonly { readonly key: string; readonly value: Json }[];
const isEffect = (key: string): boolean => key.startsWith('effect/'); // what really happened is never set back
const keep = async (shelf: Shelf): Promise<Kept> => (await shelf.scan('', null, 1e6)).filter(({ key }) => !isEffect(key));
const setBack = (shelf: Shelf, kept: Kept): Promise<void> =>
  shelf.exclusively(async (desk) => {
    for (const { key } of await desk.scan('', null, 1e6)) if (!isEffect(key)) await desk.remove(key);
    for (const { key, value } of kept) await desk.put(key, value);
  });

const part = (id: string, naam: string) => ({ bron: id, naam });

/** An hour ago. B1 is changed later, B2 edited by a person, B3 gets a part; B4 comes later. */
async function before(): Promise<void> {
  await bron.put('B1', { omschrijving: 'een', onderdelen: [part('S1', 'Ontvangen')] });
  await bron.put('B2', { omschrijving: 'twee', toelichting: 'van ons' });
  await bron.put('B3', { omschrijving: 'drie' });
  await cycle();
  await doel.put('B2', { omschrijving: 'twee', toelichting: 'van een mens' });
  await cycle();
}

/** The hour. */
async function hour(): Promise<void> {
  await moveClock(url, HOUR);
  await bron.put('B1', { omschrijving: 'een, herzien', onderdelen: [part('S1', 'Geregistreerd'), part('S2', 'Afgehandeld')] });
  await bron.put('B2', { omschrijving: 'twee, herzien', toelichting: 'van ons' });
  await bron.put('B3', { omschrijving: 'drie', onderdelen: [part('S9', 'Nieuw')] });
  await bron.put('B4', { omschrijving: 'vier' });
  await cycle();
}

/** The target is as the source, but for what a person changed there; nothing was made twice. */
async function whole(): Promise<void> {
  for (const id of ['B1', 'B3', 'B4']) expect(await doel.get(id)).toEqual(await bron.get(id));
  expect(await doel.get('B2')).toMatchObject({ omschrijving: 'twee, herzien', toelichting: 'van een mens' });
  const objects = (await shelves.doel.scan('item/', null, 1_000)).map(({ value }) => (value as { key: string }).key);
  expect([...objects].sort()).toEqual(['B1', 'B2', 'B3', 'B4']);
  const counted = tally();
  for await (const row of prove(house(), 'zaaktypen', { depth: 'fields' }, never)) counted.add(row);
  expect(counted.totals()).toMatchObject({ 'in-step': 3, differs: 1, missing: 0, blocked: 0, held: 0, selected: 4 });
}

test('the target set back an hour is brought where it was once it is distrusted, and what a person had changed stays', async () => {
  await before();
  const then = await keep(shelves.doel);
  await hour();
  await whole();
  await setBack(shelves.doel, then);
  expect(await doel.get('B4')).toBeNull();
  expect(await store.distrust('doel', new Date(Date.now() + HOUR / 2), 'anna')).toBe(4);
  await cycle();
  await whole();
  const effects = await doel.effects();
  await cycle();
  expect(await doel.effects()).toEqual(effects); // believed again: nothing is written for ever
});

test('the source set back an hour takes nothing away, and goes on when its work is done again', async () => {
  await before();
  const then = await keep(shelves.bron);
  await hour();
  await setBack(shelves.bron, then);
  await cycle();
  expect(await doel.get('B4')).not.toBeNull(); // gone at the source: proposed, never done without a person
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'een' }); // what the source says now
  await hour();
  await whole();
  expect((await doel.effects())['create zaaktype/B4']).toBe(1);
});

test('Zaaksluis set back an hour writes nothing before it has looked, and then neither doubles nor undoes', async () => {
  await before();
  const folder = path.join(freshFolder(), 'backup');
  await backup(url, folder);
  await hour();
  await whole();
  const effects = await doel.effects();
  await store.close();
  const older = await emptyDatabase();
  databases.push(older);
  await restore(older.url, folder, 'anna');
  await migrate(older.url);
  url = older.url;
  store = await openStore({ url, key: KEY, node: 'test' });
  await store.recoveries.begin(['doel'], 'was restored from a backup');
  await cycle();
  expect(await doel.effects()).toEqual(effects);
  await recover(house(), 'doel', never);
  await cycle();
  await whole();
  expect(await doel.effects()).toEqual(effects);
  await bron.put('B1', { omschrijving: 'een, nog eens', onderdelen: [part('S1', 'Geregistreerd'), part('S2', 'Afgehandeld')] });
  await cycle();
  expect(await doel.get('B1')).toEqual(await bron.get('B1'));
  expect(await store.journal.verify()).toBeNull();
});
