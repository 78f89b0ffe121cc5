// Destruction reaches every copy and our own store, and is declared.
import { Client } from 'pg';
import { aZaak } from '../../archive/testing/zaken';
import type { Connection, PersonPlace } from '../../connector/contract';
import { DiagnosticError } from '../../diagnostics/diagnostic';
import type { JsonObject } from '../../model/json';
import type { Ref } from '../../model/ref';
import { openStore, type OpenStore } from '../../store/open';
import { aRoom, aSync, aTarget, asItIs, deliverOnce, drain, open } from '../../../test/support/house';
import { moveClock } from '../../../test/support/clock';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres';
import { memoryShelf } from '../../../test/support/shelf';
import { memory } from '../../../connectors/memory';
import { approve as approvePlan } from '../approve';
import type { Person } from '../ports';
import type { Room } from '../room';
import { scan } from '../scan';
import { approve } from './decide';
import { eraseSubject } from './erase';
import { findPerson } from './find-person';
import { makeDestruction, type MakeOptions } from './make';
import { destructionRound } from './round';

const never = new AbortController().signal;
const BSN = '999990019';
const bert: Person = { name: 'bert', roles: ['approver'] };
const anna: Person = { name: 'anna', roles: ['maker', 'approver'] };
const due = { archiefnominatie: 'vernietigen', archiefactiedatum: '2025-02-28' } as const;

/** A register in memory: zaken and documents by id. */
const register = new Map<string, { kind: 'zaak' | 'informatieobject'; value: JsonObject }>();
let asked: string[] = [];
let database: FreshDatabase;
let store: OpenStore;
let room: Room;

const zaak = (id: string, documents: readonly string[], more: JsonObject = due): void => void register.set(id, {
  kind: 'zaak',
  value: {
    ...(aZaak({ bron: id, identificatie: id, zaakinformatieobjecten: documents.map((bron) => ({ bron: `${id}-${bron}`, informatieobject: { bron } })) }) as unknown as JsonObject),
    rollen: [{ bron: `rol-${id}`, betrokkeneIdentificatie: { inpBsn: BSN } }], onderdelen: [], ...more,
  },
});
const document = (id: string): void => void register.set(id, { kind: 'informatieobject', value: { bron: id, identificatie: id, bronorganisatie: '123456782', titel: `Brief aan ${BSN}`, onderdelen: [] } });

const bron = (): Connection => ({
  probe: () => Promise.resolve({ ok: true, facts: {}, diagnostics: [] }),
  source: {
    list: (_select, _cursor, _signal, _sweep, kind) => Promise.resolve({ names: [...register].filter(([, one]) => one.kind === (kind ?? 'zaak')).map(([id, one]) => ({ ref: { system: 'bron', kind: one.kind, id } })), next: null, diagnostics: [] }),
    read: (ref) => {
      const held = register.get(ref.id);
      return Promise.resolve(held ? { state: 'present', shape: `test.${held.kind}`, value: held.value, provenance: {}, diagnostics: [] } : { state: 'gone', provenance: {} });
    },
  },
  findPerson: (bsn): Promise<readonly PersonPlace[]> => {
    asked.push(bsn);
    return Promise.resolve([...register].filter(([, one]) => one.kind === 'zaak' && JSON.stringify(one.value).includes(bsn)).map(([id]) => ({ ref: { system: 'bron', kind: 'zaak', id }, known: `ZAAK-${id}` })));
  },
  [Symbol.asyncDispose]: () => Promise.resolve(),
});

const ref = (id: string, kind: Ref['kind'] = 'zaak'): Ref => ({ system: 'bron', kind, id });

beforeEach(async () => {
  register.clear();
  asked = [];
  database = await freshDatabase();
  store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'test' });
  const target = (from: string) => aTarget('doel', { mapping: asItIs(from, 'memory.object'), ownership: () => 'ours' });
  const zaken = aSync({ name: 'zaken', kind: 'zaak', mapping: asItIs('test.zaak', 'zaak'), targets: [target('zaak')], discovers: 'documenten' });
  const documenten = aSync({ name: 'documenten', kind: 'informatieobject', mapping: asItIs('test.informatieobject', 'informatieobject'), targets: [target('informatieobject')] });
  const doel = open(memory, 'doel', {}, { shelf: memoryShelf(), graceMs: 0, nature: 'keeps' });
  room = aRoom(store, zaken, [{ name: 'bron', connection: bron(), timeoutMs: 5_000, graceMs: 0, canBeAsked: true, proves: 'absence', nature: 'keeps' }, doel], {
    syncs: new Map([['zaken', zaken], ['documenten', documenten]]), clock: { now: () => new Date('2026-03-01T12:00:00Z') },
  });
});

afterEach(async () => {
  await store.close();
  await database.drop();
});

async function loaded(): Promise<void> {
  await scan(room, 'zaken', never);
  await drain(room);
}

const make = (content: string, more: Partial<MakeOptions> = {}) => makeDestruction({ ...room, actor: 'anna' }, { sync: 'zaken', title: 'Vernietiging 2026', file: 'lijst.csv', content, leaveOut: false, ...more }, never);

/** Rounds and deliveries in turn, until a round moves nothing; as a node does. */
async function carriedOut(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await destructionRound(room, never);
    await drain(room);
  }
}

async function destroyed(content: string): Promise<string> {
  const { list } = await make(content);
  await approve(room, list, bert);
  await carriedOut();
  return list;
}

const held = async (id: string, kind: Ref['kind'] = 'zaak'): Promise<string> => {
  const source = room.connections.get('doel')?.connection.source;
  return (await source?.read({ system: 'doel', kind, id }, never))?.state ?? 'nothing';
};
/** How many objects the target has, whatever their names. */
const atTarget = async (): Promise<string[]> => ((await room.connections.get('doel')?.connection.source?.list({}, null, never))?.names ?? []).map((one) => `${one.ref.kind} ${one.ref.id}`).sort();

async function everyRowWith(text: string): Promise<string[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const tables = (await client.query<{ name: string }>("select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1")).rows;
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from "${name}" t where position($1 in t::text) > 0 or position(encode(convert_to($1, 'UTF8'), 'hex') in t::text) > 0`, [text]);
      found.push(...rows.map(({ row }) => `${name}: ${row}`));
    }
    return found;
  } finally {
    await client.end();
  }
}

const codesOf = async (work: Promise<unknown>): Promise<string[]> => {
  try {
    await work;
    return [];
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return error.diagnostics.map(({ code }) => code);
  }
};

test('destruction removes zaak and documents from every target that keeps and from our own store, leaves shared documents, checks "0 left" and writes a declaration', async () => {
  zaak('z1', ['d1', 'd2']);
  zaak('z2', ['d2'], {});
  document('d1');
  document('d2');
  await loaded();
  expect(await atTarget()).toHaveLength(4);
  expect(await everyRowWith('z1')).not.toEqual([]);
  const list = await destroyed('123456782;z1\n');
  const items = await store.destructions.items(list);
  expect(items.map(({ ref: { id }, state }) => `${id} ${state}`).sort()).toEqual(['d1 erased', 'd2 shared', 'z1 erased']);
  expect(items.find((item) => item.ref.id === 'd2')?.diagnostics).toEqual([expect.objectContaining({ code: 'ZS4709', message: 'zaak/z2 has it too' })]);
  expect(items.find((item) => item.ref.id === 'z1')?.evidence).toMatchObject({ targets: { 'zaken/doel': 'absent' } });
  expect(await atTarget()).toEqual(expect.arrayContaining([expect.stringMatching(/^informatieobject .*d2$/i), expect.stringMatching(/^zaak .*z2$/i)]));
  expect(await atTarget()).toHaveLength(2);
  expect(await store.destructions.remains(ref('z1'))).toEqual({});
  expect((await store.destructions.get(list))?.state).toBe('declared');
  const papers = await store.destructions.papers(list);
  expect(papers.map(({ name }) => name)).toEqual(['lijst.json', 'verklaring.json', 'verklaring.html']);
  expect(JSON.parse(papers[1]?.content.toString() ?? '{}')).toMatchObject({ lijst: list, gemaaktDoor: 'anna', goedgekeurdDoor: 'bert', zaken: 1, documenten: 1, gebleven: 1, restanten: 0 });
  expect(await store.journal.verify()).toBeNull();
});

test('after destruction no table of ours holds the BSN', async () => {
  zaak('z1', ['d1']);
  document('d1');
  await loaded();
  expect((await everyRowWith(BSN)).length).toBeGreaterThan(1);
  await destroyed('z1\n');
  expect(await everyRowWith(BSN)).toEqual([]);
});

test('what was destroyed does not come back by a scan, and the source that still has it is warned of', async () => {
  zaak('z1', []);
  await loaded();
  const list = await destroyed('z1\n');
  await scan(room, 'zaken', never);
  await drain(room);
  const [row] = await store.questions.subjects({ sync: 'zaken', id: 'z1' }, null, 1);
  expect(row).toMatchObject({ presence: 'out', desired: null, diagnostics: [{ code: 'ZS4710', message: `destroyed under list ${list}, and bron still has it` }] });
  expect(await atTarget()).toEqual([]);
  expect(await everyRowWith(BSN)).toEqual([]);
  register.clear();
  await store.mark([{ sync: 'zaken', ref: ref('z1') }], 'live');
  await drain(room);
  expect(await store.questions.subjects({ sync: 'zaken', id: 'z1' }, null, 1)).toEqual([]);
});

test('a zaak that is unknown, open, to be kept, not due, or whose deelzaken stay is refused with the reason', async () => {
  zaak('open', [], { ...due, einddatum: null });
  zaak('bewaren', [], { ...due, archiefnominatie: 'blijvend_bewaren' });
  zaak('later', [], { ...due, archiefactiedatum: '2031-01-01' });
  zaak('leeg', [], { archiefnominatie: 'vernietigen', archiefactiedatum: null });
  zaak('hoofd', [], { ...due, deelzaken: [{ bron: 'deel', identificatie: 'ZAAK-deel' }] });
  zaak('goed', []);
  await loaded();
  const all = 'onbekend\nopen\nbewaren\nlater\nleeg\nhoofd\ngoed\n';
  expect(await codesOf(make(all))).toEqual(['ZS4702', 'ZS4703', 'ZS4704', 'ZS4705', 'ZS4705', 'ZS4716']);
  expect(await make(all, { leaveOut: true })).toMatchObject({ zaken: 1, documenten: 0 });
  expect(await codesOf(make('goed\n'))).toEqual(['ZS4707']);
});

test('the second person is another than the maker, an approver, and approves what was shown', async () => {
  zaak('z1', []);
  await loaded();
  const { list, hash } = await make('z1\n');
  expect(await codesOf(approve(room, list, anna))).toEqual(['ZS4708']);
  expect(await codesOf(approve(room, list, { name: 'carla', roles: ['maker'] }))).toEqual(['ZS4708']);
  expect(await codesOf(approve(room, list, bert, 'f'.repeat(64)))).toEqual(['ZS4708']);
  expect(await atTarget()).toHaveLength(1);
  await approve(room, list, bert, hash.slice(0, 12));
  expect(await codesOf(approve(room, list, bert))).toEqual(['ZS4708']);
});

test('a hoofdzaak goes after its deelzaken, and a document after all its zaken', async () => {
  zaak('hoofd', ['d1'], { ...due, deelzaken: [{ bron: 'deel' }] });
  zaak('deel', ['d1']);
  document('d1');
  await loaded();
  const { list } = await make('hoofd\ndeel\n');
  await approve(room, list, bert);
  await destructionRound(room, never);
  expect(Object.fromEntries((await store.destructions.items(list)).map((item) => [item.ref.id, item.state]))).toEqual({ hoofd: 'listed', deel: 'removing', d1: 'listed' });
  await carriedOut();
  expect((await store.destructions.get(list))?.state).toBe('declared');
  expect(await atTarget()).toEqual([]);
});

test('a node that dies in the middle of a removal leaves it to the next, and nothing is left', async () => {
  zaak('z1', ['d1']);
  document('d1');
  await loaded();
  const { list } = await make('z1\n');
  await approve(room, list, bert);
  await destructionRound(room, never);
  await deliverOnce(room); // carried out at the target, and never settled
  await destructionRound(room, never);
  expect((await store.destructions.items(list)).find((item) => item.ref.id === 'z1')?.state).toBe('removing');
  await moveClock(database.url, room.leaseMs + 60_000);
  await carriedOut();
  expect((await store.destructions.get(list))?.state).toBe('declared');
  expect(await everyRowWith(BSN)).toEqual([]);
});

test('a round that died between erasing and noting it is repeated without a second journal line', async () => {
  zaak('z1', []);
  await loaded();
  const { list } = await make('z1\n');
  await approve(room, list, bert);
  await destructionRound(room, never);
  await drain(room);
  await store.destructions.erase(ref('z1'), { because: `list ${list}`, by: 'bert' });
  await carriedOut();
  expect((await store.destructions.get(list))?.state).toBe('declared');
  expect((await store.journal.of(ref('z1'), 100)).filter((line) => line.action === 'erased')).toHaveLength(1);
});

test('a confirmed deletion at the source, approved by a second person, erases our own store after it was carried out', async () => {
  zaak('z1', []);
  zaak('z2', []);
  await loaded();
  register.delete('z1');
  await store.mark([{ sync: 'zaken', ref: ref('z1') }], 'live');
  await drain(room);
  await destructionRound(room, never);
  expect(await store.questions.subjects({ sync: 'zaken', id: 'z1' }, null, 1)).toHaveLength(1);
  const [plan] = await store.plans.list({ state: 'open' });
  await approvePlan(room, plan?.id ?? '', bert);
  await drain(room);
  expect(await destructionRound(room, never)).toMatchObject({ erased: 1 });
  expect(await store.questions.subjects({ sync: 'zaken' }, null, 10)).toHaveLength(1);
  expect(await store.destructions.remains(ref('z1'))).toEqual({});
  expect((await everyRowWith(BSN)).filter((row) => row.includes('z1'))).toEqual([]);
});

test('find-person lists every place where the person stands, ours included, and the journal tells who asked without the BSN', async () => {
  zaak('z1', []);
  await loaded();
  const found = await findPerson({ ...room, actor: 'carla' }, `${BSN}\n`, never);
  expect(found.own).toEqual(expect.arrayContaining([{ table: 'subject', where: 'zaken zaak/z1' }, { table: 'delivery', where: 'zaken zaak/z1 → doel' }]));
  expect(found.outside).toEqual([{ connection: 'bron', ref: ref('z1'), known: 'ZAAK-z1' }]);
  expect(found.unasked).toEqual([expect.objectContaining({ code: 'ZS4714', subject: 'connection doel' })]);
  expect(asked).toEqual([BSN]);
  const journal = (await everyRowWith('person looked for')).filter((row) => row.startsWith('journal:'));
  expect(journal).toHaveLength(1);
  expect(journal[0]).toContain('carla');
  expect((await everyRowWith(BSN)).filter((row) => row.startsWith('journal'))).toEqual([]);
  await expect(findPerson(room, '123456789', never)).rejects.toThrow('what was given is no BSN');
});

test('erasing one subject removes what our own store holds and leaves a keyed hash and a receipt', async () => {
  zaak('z1', []);
  await loaded();
  expect(await codesOf(eraseSubject(room, ref('z1'), { name: 'carla', roles: ['archivist'] }, 'verzoek 12'))).toEqual(['ZS4708']);
  const receipt = await eraseSubject(room, ref('z1'), bert, 'verzoek 12');
  expect(receipt).toMatchObject({ subject: 'zaak/z1', by: 'bert', why: 'verzoek 12', rows: { subject: 1, delivery: 1 }, left: {} });
  expect(await everyRowWith(BSN)).toEqual([]);
  expect(await everyRowWith(`receipt ${receipt.receipt}`)).toHaveLength(1 + (await everyRowWith(`receipt ${receipt.receipt}`)).filter((row) => row.startsWith('journal')).length);
  expect(await codesOf(eraseSubject(room, ref('nooit'), bert, 'verzoek 13'))).toEqual(['ZS4715']);
  expect(await held('z1')).toBe('present');
});
