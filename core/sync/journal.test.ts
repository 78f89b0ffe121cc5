// The journal says who did what with which, and none of what it said.
import { Client } from 'pg';
import { memory } from '../../connectors/memory';
import { openStore, type OpenStore } from '../store/open';
import { aRoom, aSync, aTarget, drain, open, play, type Play } from '../../test/support/house';
import { freshDatabase, type FreshDatabase } from '../../test/support/postgres';
import { Blocked } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import type { Room } from './room';
import { scan } from './scan';

const never = new AbortController().signal;
let database: FreshDatabase;
let store: OpenStore;
let bron: Play;
let doel: Play;

beforeEach(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'test', revision: 'r1' });
  bron = await play();
  doel = await play();
});

afterEach(async () => {
  await bron.stop();
  await doel.stop();
  await store.close();
  await database.drop();
});

const house = (): Room => aRoom(store, aSync({ targets: [aTarget('doel')] }), [open(memory, 'bron', { url: bron.url }), open(memory, 'doel', { url: doel.url })]);

async function wholeJournal(): Promise<string> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ line: string }>('select row_to_json(j)::text as line from journal j order by nr');
  await client.end();
  return rows.map(({ line }) => line).join('\n');
}

test('the journal holds no field values, neither of what was delivered nor of what the other side said of it', async () => {
  await bron.put('B1', { omschrijving: 'Geheime omschrijving', onderdelen: [{ bron: 'S1', naam: 'Geheime naam' }] });
  await bron.put('B2', { omschrijving: 'Andere omschrijving' });
  const room = house();
  const picky = room.connections.get('doel');
  const target = picky?.connection.target;
  if (!picky || !target) throw new Error('it has a target');
  const refusing = { ...picky.connection, target: { ...target, apply: async (...asked: Parameters<typeof target.apply>) => {
    if (asked[0].object.key === 'B2') throw new Blocked(diagnostic('ZS4013', '"Andere omschrijving" is not allowed', { subject: 'zaaktype/B2', field: 'omschrijving' }));
    return target.apply(...asked);
  } }, [Symbol.asyncDispose]: () => Promise.resolve() };
  await scan(room, 'zaaktypen', never);
  await drain({ ...room, connections: new Map([...room.connections, ['doel', { ...picky, connection: refusing }]]) });
  await bron.put('B1', { omschrijving: 'Geheime opvolger', onderdelen: [{ bron: 'S2', naam: 'Geheime naam' }] });
  await scan(room, 'zaaktypen', never);
  await drain(room);
  const journal = await wholeJournal();
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Geheime opvolger' });
  expect(journal).toMatch(/"state":"failed".*ZS4013|ZS4013.*"state":"failed"/);
  expect(journal).not.toMatch(/geheime|andere omschrijving/i);
});

test('a part that is gone at the source is gone at the target, with a journal line', async () => {
  await bron.put('B1', { omschrijving: 'x', onderdelen: [{ bron: 'S1', naam: 'Een' }, { bron: 'S2', naam: 'Twee' }] });
  await scan(house(), 'zaaktypen', never);
  await drain(house());
  await bron.put('B1', { omschrijving: 'x', onderdelen: [{ bron: 'S2', naam: 'Twee' }] });
  await scan(house(), 'zaaktypen', never);
  await drain(house());
  expect((await doel.get('B1'))?.['onderdelen']).toEqual([{ bron: 'S2', naam: 'Twee' }]);
  const lines = await store.journal.of({ system: 'bron', kind: 'zaaktype', id: 'B1' }, 50);
  expect(lines.filter((line) => line.action === 'remove').map((line) => [line.state, line.step.includes('S1')])).toEqual([['intended', true], ['done', true]]);
});

test('what was done names the configuration revision it was done under', async () => {
  await bron.put('B1', { omschrijving: 'x' });
  await scan(house(), 'zaaktypen', never);
  await drain(house());
  const [line] = await store.journal.of({ system: 'bron', kind: 'zaaktype', id: 'B1' }, 50);
  expect(line?.detail).toEqual({ revision: 'r1' });
});

test('our own write that comes back as a call ends in an equal hash and raises no delivery', async () => {
  await bron.put('B1', { omschrijving: 'x' });
  await scan(house(), 'zaaktypen', never);
  await drain(house());
  const effects = await doel.effects();
  // The register that was written to is read by this sync as well: it calls us about our own write.
  await store.mark([{ sync: 'zaaktypen', ref: { system: 'bron', kind: 'zaaktype', id: 'B1' } }], 'live');
  const outcomes = await drain(house());
  expect(outcomes.filter(({ claim }) => 'target' in claim)).toEqual([]);
  expect(await doel.effects()).toEqual(effects);
});
