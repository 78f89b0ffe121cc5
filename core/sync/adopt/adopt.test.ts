// The first meeting with a filled target: a report, choices, and exactly what was chosen.
import { memory } from '../../../connectors/memory';
import { openStore, type OpenStore } from '../../store/open';
import { aRoom, aSync, aTarget, drain, open, play, type Play } from '../../../test/support/house';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres';
import { createHttp } from '../../connector/http/client';
import type { Room } from '../room';
import { scan } from '../scan';
import { adopt } from './adopt';
import { csvHead, csvRow, readChoices } from './csv';
import { adoptReport, type AdoptRow } from './report';

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

async function reported(room: Room): Promise<AdoptRow[]> {
  const rows: AdoptRow[] = [];
  for await (const row of adoptReport(room, 'zaaktypen', 'doel', never)) rows.push(row);
  return rows;
}

/** One with the same key beside the first, as a target without unique keys lets people make. */
async function twin(id: string, omschrijving: string): Promise<string> {
  const http = createHttp()({ baseUrl: doel.url, timeoutMs: 5_000, maxSockets: 1 });
  const made = await http.request({ method: 'POST', path: '/items', body: { kind: 'zaaktype', key: id, value: { identificatie: id, omschrijving } }, expect: 'json' }, never);
  await http[Symbol.asyncDispose]();
  return String((made.json as { id: string }).id);
}

test('a filled target: the report writes nothing, and then exactly what was chosen is written', async () => {
  await bron.put('GELIJK', { omschrijving: 'Zelfde' });
  await bron.put('ANDERS', { omschrijving: 'Van ons', toelichting: 'onze', vertrouwelijkheidaanduiding: 'openbaar' });
  await bron.put('HIER', { omschrijving: 'Alleen hier' });
  await bron.put('DUBBEL', { omschrijving: 'Een van twee' });
  await doel.put('GELIJK', { omschrijving: 'Zelfde' });
  await doel.put('ANDERS', { omschrijving: 'Van hen', toelichting: 'hunne', vertrouwelijkheidaanduiding: 'intern', trefwoorden: ['eigen'] });
  await doel.put('DAAR', { omschrijving: 'Alleen daar' });
  await doel.put('DUBBEL', { omschrijving: 'Eerste' });
  const second = await twin('DUBBEL', 'Tweede');
  const before = await doel.effects();
  const room = house();
  const rows = await reported(room);
  expect(rows.map((row) => [row.ref.id, row.state]).sort()).toEqual([['ANDERS', 'differs'], ['DAAR', 'only-there'], ['DUBBEL', 'ambiguous'], ['GELIJK', 'equal'], ['HIER', 'only-here']]);
  expect(rows.find((row) => row.ref.id === 'ANDERS')?.fields).toContainEqual({ path: 'omschrijving', ours: 'Van ons', theirs: 'Van hen' });

  const csv = csvHead() + rows.map(csvRow).join('');
  const filled = csv.split('\r\n').map((line) => {
    if (line.includes('ANDERS') && line.includes(',omschrijving,')) return line.replace('Van hen,,', 'Van hen,ours,');
    if (line.includes('ANDERS') && line.includes(',toelichting,')) return line.replace('hunne,,', 'hunne,theirs,');
    if (line.includes('ANDERS')) return line.replace('intern,,', 'intern,theirs,');
    if (line.includes('DUBBEL')) return `ambiguous,bron:zaaktype/DUBBEL,,,,ours,${second},`;
    return line;
  }).join('\r\n');
  const { choices, diagnostics } = readChoices(filled, 'adopt.csv');
  expect(diagnostics).toEqual([]);
  const outcome = await adopt(room, 'zaaktypen', 'doel', choices, 'anna', never);
  expect(outcome).toMatchObject({ equal: 1, chosen: 2, undecided: [] });
  expect(await doel.effects()).toEqual(before);

  await drain(room);
  expect(await doel.effects()).toEqual({ ...before, 'update zaaktype/ANDERS': 1, 'update zaaktype/DUBBEL': 1 });
  expect(await doel.get('ANDERS')).toMatchObject({ omschrijving: 'Van ons', toelichting: 'hunne', vertrouwelijkheidaanduiding: 'intern', trefwoorden: ['eigen'] });
  await scan(room, 'zaaktypen', never);
  await drain(room);
  expect(await doel.get('HIER')).toMatchObject({ omschrijving: 'Alleen hier' });
  expect(await doel.get('DAAR')).toMatchObject({ omschrijving: 'Alleen daar' });
  expect((await reported(room)).filter((row) => row.state !== 'adopted').map((row) => row.ref.id)).toEqual(['DAAR']);
});

test('a field without an owner leaves its subject as it was', async () => {
  await bron.put('B1', { omschrijving: 'Van ons' });
  await doel.put('B1', { omschrijving: 'Van hen' });
  const room = house();
  expect(await adopt(room, 'zaaktypen', 'doel', [], 'anna', never)).toMatchObject({ equal: 0, chosen: 0, undecided: ['bron:zaaktype/B1'] });
  await drain(room);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Van hen' });
});

test('a choice that cannot be used is told with its line, and semicolons are read too', () => {
  const text = '\uFEFFstate;subject;field;ours;theirs;owner;targetId;note\r\ndiffers;bron:zaaktype/B1;omschrijving;a;"b;\r\nc";mine;;\r\ndiffers;bron:zaaktype/B2;x;a;b;theirs;;\r\n';
  const { choices, diagnostics } = readChoices(text, 'adopt.csv');
  expect(diagnostics).toMatchObject([{ code: 'ZS4021', place: { file: 'adopt.csv', line: 2 } }]);
  expect(choices).toMatchObject([{ ref: { id: 'B2' }, field: 'x', owner: 'theirs' }]);
});

test('a value that looks like a formula does not become one in a spreadsheet', () => {
  const row: AdoptRow = { state: 'differs', ref: { system: 'bron', kind: 'zaaktype', id: 'B1' }, targetId: null, fields: [{ path: 'omschrijving', ours: '=1+1', theirs: 'zei "dag"' }], diagnostics: [], seen: null };
  expect(csvRow(row)).toBe(`differs,bron:zaaktype/B1,omschrijving,'=1+1,"zei ""dag""",,,\r\n`);
});
