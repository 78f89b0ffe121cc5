// The migration report: made, adopted, or why not.
import { memory } from '../../connectors/memory';
import { aRoom, aSync, aTarget, drain, open, play, type Play } from '../../test/support/house';
import { freshDatabase, type FreshDatabase } from '../../test/support/postgres';
import { openStore, type OpenStore } from '../store/open';
import { csvRecords } from './csv';
import { migrationHead, migrationLine, migrationReport, type MigrationRow } from './migration';
import type { Room } from './room';
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

const house = (): Room => aRoom(store, aSync({ targets: [aTarget('doel')] }), [open(memory, 'bron', { url: bron.url }), open(memory, 'doel', { url: doel.url })]);

async function rows(room: Room): Promise<Record<string, MigrationRow>> {
  const found: Record<string, MigrationRow> = {};
  for await (const row of migrationReport(room, 'zaaktypen', 'doel', never)) found[row.subject] = row;
  return found;
}

test('each subject says whether it was made or adopted, under which ids, or why it is not there', async () => {
  await bron.put('NIEUW', { omschrijving: 'Van ons', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }] });
  await bron.put('GELIJK', { omschrijving: 'Zelfde' });
  await bron.put('ANDERS', { omschrijving: 'Van ons' });
  await doel.put('GELIJK', { omschrijving: 'Zelfde' });
  await doel.put('ANDERS', { omschrijving: 'Van hen' });
  const room = house();
  await scan(room, 'zaaktypen', never);
  await drain(room);
  const report = await rows(room);
  expect(Object.fromEntries(Object.entries(report).map(([subject, row]) => [subject, row.outcome]))).toEqual({ 'bron:zaaktype/ANDERS': 'blocked', 'bron:zaaktype/GELIJK': 'adopted', 'bron:zaaktype/NIEUW': 'created' });
  expect(report['bron:zaaktype/ANDERS']?.why).toMatch(/^ZS4002 /);
  const made = report['bron:zaaktype/NIEUW'];
  expect(made?.written).toEqual({ create: 2 });
  expect(made?.targetId).not.toBeNull();
  expect(Object.keys(made?.ids ?? {}).length).toBeGreaterThan(1);
  expect(made?.why).toBeNull();

  const csv = csvRecords(migrationHead() + Object.values(report).map(migrationLine).join(''));
  expect(csv).toHaveLength(4);
  expect(csv[0]?.cells.slice(0, 4)).toEqual(['subject', 'target', 'outcome', 'target id']);
  expect(new Set(csv.map(({ cells }) => cells.length))).toEqual(new Set([10]));
});
