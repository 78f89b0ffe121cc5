// Proof: drift by field, totals that add up, evidence.
import { memory } from '../../../connectors/memory';
import { Halt, Retry } from '../../connector/outcome';
import { diagnostic } from '../../diagnostics/diagnostic';
import type { Timers } from '../../engine/clock';
import { openStore, type OpenStore } from '../../store/open';
import { aRoom, aSync, aTarget, drain, open, play, refTo, type Play } from '../../../test/support/house';
import { moveClock } from '../../../test/support/clock';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres';
import { explain } from '../explain';
import { prove, tally, type ProofRow, type ProveOptions } from '.';
import { recover } from '../recover';
import type { Room, Sync, SyncTarget } from '../room';
import { scan } from '../scan';
import { failOn, status } from '../status';

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

function house(target: Partial<SyncTarget> = {}, sync: Partial<Omit<Sync, 'targets'>> = {}): Room {
  return aRoom(store, aSync({ ...sync, targets: [aTarget('doel', target)] }), [open(memory, 'bron', { url: bron.url }), open(memory, 'doel', { url: doel.url })]);
}

async function settled(room: Room): Promise<void> {
  await scan(room, 'zaaktypen', never);
  await drain(room);
}

async function proof(room: Room, depth: ProveOptions['depth'] = 'fields', options: Partial<ProveOptions> = {}): Promise<{ rows: Record<string, ProofRow>; totals: ReturnType<ReturnType<typeof tally>['totals']> }> {
  const counted = tally();
  const rows: Record<string, ProofRow> = {};
  for await (const row of prove(room, 'zaaktypen', { ...options, depth }, never)) {
    counted.add(row);
    rows[row.subject.replace('zaaktype/', '')] = row;
  }
  return { rows, totals: counted.totals() };
}

test('drift is told field by field with its owner, and the totals add up to everything that was selected', async () => {
  for (const id of ['GOED', 'MENS', 'ONS', 'WEG', 'UIT', 'WACHT']) await bron.put(id, { omschrijving: id, toelichting: id });
  const ownership = (path: string) => (path === 'toelichting' ? ('ours' as const) : ('theirs' as const));
  const room = house({ ownership }, { select: (model) => model['identificatie'] !== 'UIT' });
  await settled(room);
  await doel.put('MENS', { omschrijving: 'Anders', toelichting: 'MENS' });
  await doel.put('ONS', { omschrijving: 'ONS', toelichting: 'gewijzigd' });
  await doel.remove('WEG');
  await bron.put('LAAT', { omschrijving: 'nog nooit gelezen' });
  await store.mark([{ sync: 'zaaktypen', ref: refTo('WACHT') }], 'live');
  const effects = await doel.effects();
  const { rows, totals } = await proof(room);
  expect(Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, row.state]))).toEqual({ GOED: 'in-step', MENS: 'differs', ONS: 'differs', WEG: 'missing', UIT: 'ignored', WACHT: 'due', LAAT: 'due' });
  expect(rows['MENS']?.drift).toEqual([{ path: 'omschrijving', target: 'Anders', wanted: 'MENS', owner: 'theirs' }]);
  expect(rows['ONS']?.drift).toEqual([{ path: 'toelichting', target: 'gewijzigd', wanted: 'ONS', owner: 'ours' }]);
  expect(rows['GOED']).toMatchObject({ evidence: 'read back', at: expect.stringMatching(/^\d{4}-/) });
  expect(totals).toMatchObject({ selected: 7, 'in-step': 1, differs: 2, missing: 1, ignored: 1, due: 2 });
  expect(await doel.effects()).toEqual(effects);
});

test('a difference that is another at the second look is moving, not drift', async () => {
  await bron.put('B1', { omschrijving: 'een' });
  const room = house();
  await settled(room);
  await doel.put('B1', { omschrijving: 'twee' });
  const made = room.connections.get('doel');
  const target = made?.connection.target;
  if (!made || !target) throw new Error('it has a target');
  let looks = 0;
  const find: typeof target.find = async (...asked) => {
    looks += 1;
    if (looks === 2) await doel.put('B1', { omschrijving: 'drie' });
    return target.find(...asked);
  };
  const connection = { ...made.connection, target: { ...target, find }, [Symbol.asyncDispose]: () => Promise.resolve() };
  const { rows } = await proof({ ...room, connections: new Map([...room.connections, ['doel', { ...made, connection }]]) });
  expect(rows['B1']?.state).toBe('moving');
});

test('by index, names are compared and the evidence says so', async () => {
  for (const id of ['B1', 'B2']) await bron.put(id, { omschrijving: id });
  const room = house();
  await settled(room);
  await doel.remove('B2');
  const { rows } = await proof(room, 'index');
  expect(rows).toMatchObject({ B1: { state: 'in-step', evidence: 'listed' }, B2: { state: 'missing', evidence: 'listed' } });
});

test('explain names the rule and the source element of every field, both rows and the journal', async () => {
  await bron.put('B1', { omschrijving: 'Melding', onderdelen: [{ bron: 'S1', naam: 'Een' }] });
  const room = house();
  await settled(room);
  const [told] = await explain(room, refTo('B1'), never);
  expect(told?.subject).toMatchObject({ presence: 'in', dueAt: null });
  expect(told?.targets[0]?.delivery).toMatchObject({ target: 'doel', dueAt: null });
  expect(told?.targets[0]?.fields).toContainEqual({ path: 'onderdelen[S1].naam', value: 'Een', rule: 'mappings/test/zaaktype.yaml:1', sources: ['onderdelen'] });
  expect(told?.journal.map((line) => line.state)).toContain('done');
});

test('status counts, names what rests and why, and fails on the conditions that were asked for', async () => {
  await bron.put('B1', { omschrijving: 'Melding' });
  const room = house({}, { deliver: 'approve' });
  await settled(room);
  await store.connections.pause('doel', null, 'freeze', 'j.jansen');
  const now = await status(room);
  expect(now.plans).toHaveLength(1);
  expect(now.resting).toMatchObject([{ name: 'doel', pausedBecause: 'freeze', pausedBy: 'j.jansen' }]);
  expect(failOn(now, ['held', 'paused', 'blocked', 'late=15m'])).toEqual(['1 held', '1 paused']);
  expect(failOn(now, ['heldd'])[0]).toContain('is no condition');
});

test('a restored database writes nothing until everything it delivered has been looked up, and undoes nothing newer', async () => {
  await bron.put('B1', { omschrijving: 'een', toelichting: 'a' });
  const room = house();
  await settled(room);
  await store.recoveries.begin(['doel'], 'restored from a backup');
  // After the backup, and so unknown to this database: we delivered "twee".
  await doel.put('B1', { omschrijving: 'twee', toelichting: 'a' });
  await bron.put('B1', { omschrijving: 'twee', toelichting: 'b' });
  await bron.put('B2', { omschrijving: 'nieuw' });
  const before = await doel.effects();
  await settled(room);
  expect(await doel.effects()).toEqual(before);
  expect(await recover(room, 'doel', never)).toMatchObject({ lookedUp: 2, differing: ['bron:zaaktype/B1'], absent: [] });
  await store.redeliver({ sync: 'zaaktypen' }, 'live');
  await moveClock(database.url, 60_000);
  await drain(room);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'twee', toelichting: 'b' });
  expect(await doel.effects()).toEqual({ ...before, 'update zaaktype/B1': 2, 'create zaaktype/B2': 1 });
});

describe('a side that does not always answer', () => {
  /** Moves on by what is waited, at once. */
  function hasty(): Timers & { readonly waited: number[] } {
    const waited: number[] = [];
    return { waited, elapsed: () => waited.reduce((sum, ms) => sum + ms, 0), pause: (ms) => Promise.resolve(void waited.push(ms)) };
  }

  /** This connection with listings, source and target, of which the calls fail that `fails` names. */
  function failing(room: Room, name: string, fails: (call: number) => Error | null): Room {
    const made = room.connections.get(name);
    if (!made) throw new Error(`there is no ${name}`);
    let calls = 0;
    const failingly = <Asked extends unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) => async (...asked: Asked): Promise<Answer> => {
      const error = fails((calls += 1));
      if (error) throw error;
      return ask(...asked);
    };
    const { source, target } = made.connection;
    const connection = {
      ...made.connection,
      ...(source && { source: { ...source, list: failingly(source.list.bind(source)) } }),
      ...(target?.list && { target: { ...target, list: failingly(target.list.bind(target)), find: failingly(target.find.bind(target)) } }),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
    return { ...room, connections: new Map([...room.connections, [name, { ...made, connection }]]) };
  }

  const late = (notBeforeMs?: number): Error => new Retry(diagnostic('ZS4001', 'no answer within 30 s'), notBeforeMs);

  test('is asked the same page again, not before it said', async () => {
    for (let n = 0; n < 5; n += 1) await bron.put(`B${n}`, { omschrijving: `type ${n}` });
    await settled(house());
    const timers = hasty();
    const { totals } = await proof(failing(failing(house(), 'bron', (call) => (call === 1 ? late() : null)), 'doel', (call) => (call < 3 ? late(90_000) : null)), 'fields', { timers });
    expect(totals).toMatchObject({ selected: 5, 'in-step': 5, extra: 0 });
    expect(timers.waited.filter((ms) => ms >= 90_000)).toHaveLength(2);
  });

  test('ends the proof where it never answers its names, and says which', async () => {
    await bron.put('B1', { omschrijving: 'een' });
    await settled(house());
    const timers = hasty();
    await expect(proof(failing(house(), 'doel', () => late()), 'fields', { timers })).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4028', message: expect.stringMatching(/^doel did not answer its first names in \d+ tries: no answer within 30 s$/) as string }] });
    expect(timers.elapsed()).toBeGreaterThan(5 * 60_000);
    expect(timers.elapsed()).toBeLessThanOrEqual(10 * 60_000);
  });

  test('leaves a subject unread where it answers its names and not the subject', async () => {
    for (const id of ['B1', 'B2']) await bron.put(id, { omschrijving: id });
    await settled(house());
    const { rows, totals } = await proof(failing(house(), 'doel', (call) => (call > 1 ? late() : null)), 'fields', { timers: hasty() });
    expect(totals).toMatchObject({ selected: 2, unread: 2 });
    expect(rows['B1']).toMatchObject({ state: 'unread', why: expect.stringContaining('no answer within 30 s') as string });
  });

  test('is not asked again what it refuses', async () => {
    await bron.put('B1', { omschrijving: 'een' });
    await settled(house());
    const timers = hasty();
    await expect(proof(failing(house(), 'doel', () => new Halt(diagnostic('ZS4003', '403'))), 'fields', { timers })).rejects.toThrow('403');
    expect(timers.waited).toEqual([]);
  });
});
