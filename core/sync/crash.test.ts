// Deliveries through crashes at every call, over real PostgreSQL.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { folder } from '../../connectors/folder';
import { memory } from '../../connectors/memory';
import { openStore, type OpenStore } from '../store/open';
import { aRoom, aSync, aTarget, asItIs, deliverOnce, drain, open, play, refTo, type Play } from '../../test/support/house';
import { moveClock } from '../../test/support/clock';
import { freshDatabase, type FreshDatabase } from '../../test/support/postgres';
import { decide } from './decide';
import { observe } from './observe';
import type { OpenConnection, Room, Sync, SyncTarget } from './room';
import { scan } from './scan';

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

/** The node dies at call `at` of apply: the promise never comes back, and nothing after it runs. */
class Death extends Error {}

function dyingAt(at: number, when: 'before' | 'after', made: OpenConnection): OpenConnection {
  const { target } = made.connection;
  if (!target) throw new Error('it has a target');
  let calls = 0;
  const apply: typeof target.apply = async (...call) => {
    const dies = (calls += 1) === at;
    if (dies && when === 'before') throw new Death();
    const applied = await target.apply(...call);
    if (dies) throw new Death();
    return applied;
  };
  return { ...made, connection: { ...made.connection, target: { ...target, apply }, [Symbol.asyncDispose]: () => made.connection[Symbol.asyncDispose]() } };
}

const doelWith = (settings: Record<string, unknown>): OpenConnection => open(memory, 'doel', { url: doel.url, ...settings });

function house(to: OpenConnection, target: Partial<SyncTarget> = {}, sync: Partial<Omit<Sync, 'targets'>> = {}): Room {
  return aRoom(store, aSync({ ...sync, targets: [aTarget('doel', target)] }), [open(memory, 'bron', { url: bron.url }), to]);
}

/** Lets every lease, back-off and grace pass, and works until everything rests. */
async function later(room: Room): Promise<void> {
  for (let round = 0; round < 40 && !(await store.questions.atRest()); round += 1) {
    await moveClock(database.url, HOUR);
    await drain(room);
  }
}

const three = [{ bron: 'S1', naam: 'Een' }, { bron: 'S2', naam: 'Twee' }, { bron: 'S3', naam: 'Drie' }];
const once = { 'create zaaktype/B1': 1, 'create-part zaaktype/B1/S1': 1, 'create-part zaaktype/B1/S2': 1, 'create-part zaaktype/B1/S3': 1 };

const calls = [1, 2, 3, 4].flatMap((at) => (['before', 'after'] as const).flatMap((when) => (['natural', 'none'] as const).map((keys) => [at, when, keys] as const)));

test.each(calls)('a node that dies at write %i, %s its effect, where keys are %s, is taken over and every effect happens once', async (at, when, keys) => {
  await bron.put('B1', { omschrijving: 'Melding', onderdelen: three });
  const dying = house(dyingAt(at, when, doelWith({ keys })));
  await scan(dying, 'zaaktypen', never);
  const [subject] = await store.subjects.claim('bulk', 1, 60_000);
  if (!subject) throw new Error('it is due');
  await store.subjects.settle([{ claim: subject, outcome: await observe(dying, subject, never) }]);
  await deliverOnce(dying);
  await later(house(doelWith({ keys })));
  expect(await doel.effects()).toEqual(once);
  expect(await doel.get('B1')).toEqual(await bron.get('B1'));
  expect(await store.questions.atRest()).toBe(true);
  expect((await store.journal.of(refTo('B1'), 100)).length).toBeGreaterThan(0);
});

test('a source that changes after the crash is followed, and our own half-written values are not taken for a person', async () => {
  await bron.put('B1', { omschrijving: 'Eerste', toelichting: 'a', onderdelen: three });
  const room = house(doelWith({}));
  await scan(room, 'zaaktypen', never);
  await drain(room);
  await bron.put('B1', { omschrijving: 'Tweede', toelichting: 'b', onderdelen: three });
  const dying = house(dyingAt(1, 'after', doelWith({})));
  await scan(dying, 'zaaktypen', never);
  const [subject] = await store.subjects.claim('bulk', 1, 60_000);
  if (!subject) throw new Error('it is due');
  await store.subjects.settle([{ claim: subject, outcome: await observe(dying, subject, never) }]);
  await deliverOnce(dying);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Tweede' });
  await bron.put('B1', { omschrijving: 'Derde', toelichting: 'c', onderdelen: three });
  await store.mark([{ sync: 'zaaktypen', ref: refTo('B1') }], 'live');
  await later(room);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Derde', toelichting: 'c' });
});

test.each([['natural', 'after'], ['natural', 'body'], ['natural', 'before'], ['none', 'after'], ['none', 'body'], ['none', 'before']])('where keys are %s and every second reply is lost (%s), every effect happens once', async (keys, drop) => {
  for (const id of ['B1', 'B2', 'B3']) await bron.put(id, { omschrijving: id, onderdelen: three });
  await doel.misbehave({ drop, chance: 0.5, seed: 11 });
  const room = house(doelWith({ keys }));
  await scan(room, 'zaaktypen', never);
  await drain(room);
  await later(room);
  const effects = await doel.effects();
  expect(Object.keys(effects)).toHaveLength(12);
  expect(Object.values(effects).every((count) => count === 1)).toBe(true);
  for (const id of ['B1', 'B2', 'B3']) expect(await doel.get(id)).toEqual(await bron.get(id));
});

test('absence counts only at a second look, the grace of the peer after the first', async () => {
  await bron.put('B1', { omschrijving: 'Melding' });
  await doel.misbehave({ drop: 'before', times: 1 });
  const room = house(doelWith({ keys: 'none' }));
  await scan(room, 'zaaktypen', never);
  let outcomes = await drain(room);
  while (outcomes.every((one) => one.outcome.kind !== 'again')) {
    await moveClock(database.url, 1_000);
    outcomes = await drain(room);
  }
  expect(outcomes.at(-1)?.outcome).toMatchObject({ kind: 'again', reason: { code: 'ZS4006' } });
  await moveClock(database.url, 5_000);
  await store.redeliver({ sync: 'zaaktypen' }, 'live');
  await drain(room);
  expect(await doel.effects()).toEqual({});
  await moveClock(database.url, 6_000);
  await drain(room);
  expect(await doel.effects()).toEqual({ 'create zaaktype/B1': 1 });
});

test('a target that cannot be asked and would take it twice blocks, and a person who looked decides', async () => {
  await bron.put('B1', { omschrijving: 'Melding' });
  await doel.misbehave({ drop: 'after', times: 1 });
  const room = house(doelWith({ keys: 'none', canBeAsked: false }));
  await scan(room, 'zaaktypen', never);
  await drain(room);
  await later(room);
  const [blocked] = await store.questions.deliveries({ sync: 'zaaktypen' }, null, 1);
  expect(blocked?.lastDiagnostic?.code).toBe('ZS4005');
  expect(await doel.effects()).toEqual({ 'create zaaktype/B1': 1 });
  const line = (await store.journal.of(refTo('B1'), 10)).find((one) => one.state === 'intended');
  await decide({ ...room, actor: 'anna' }, refTo('B1'), line?.id ?? '', { was: 'done', targetId: 'van-het-scherm' });
  await later(room);
  expect(await doel.effects()).toEqual({ 'create zaaktype/B1': 1 });
  const [row] = await store.questions.deliveries({ sync: 'zaaktypen' }, null, 1);
  expect(row).toMatchObject({ dueAt: null, lastDiagnostic: null, base: { links: { '': 'van-het-scherm' } } });
});

test('a target that cannot be asked but takes things by key is simply told again', async () => {
  await bron.put('B1', { omschrijving: 'Melding' });
  await doel.misbehave({ drop: 'after', times: 1 });
  const room = house(doelWith({ canBeAsked: false }));
  await scan(room, 'zaaktypen', never);
  await drain(room);
  await later(room);
  expect(await doel.effects()).toEqual({ 'create zaaktype/B1': 1 });
  expect(await store.questions.atRest()).toBe(true);
});

test('a refusal blocks with what the target said; the rest of the run is planned anew after the next mark', async () => {
  await bron.put('B1', { omschrijving: 'Melding', onderdelen: three });
  await doel.misbehave({ status: 400, skip: 2, times: 1 });
  const room = house(doelWith({ keys: 'none' }));
  await scan(room, 'zaaktypen', never);
  const outcomes = await drain(room);
  expect(outcomes.at(-1)?.outcome).toMatchObject({ kind: 'blocked', reason: { code: 'ZS4013' } });
  await store.redeliver({ sync: 'zaaktypen' }, 'live');
  await drain(room);
  expect(await doel.effects()).toEqual(once);
});

test('a server that asks for patience gets it, and credentials that are refused halt the connection', async () => {
  await bron.put('B1', { omschrijving: 'Melding' });
  await doel.misbehave({ status: 429, retryAfter: '120', times: 1 });
  const room = house(doelWith({}));
  await scan(room, 'zaaktypen', never);
  expect((await drain(room)).at(-1)?.outcome).toMatchObject({ kind: 'retry', notBeforeMs: 120_000 });
  await moveClock(database.url, 60_000);
  expect(await drain(room)).toEqual([]);
  await doel.misbehave({ status: 403 });
  await moveClock(database.url, HOUR);
  expect((await drain(room)).at(-1)?.outcome).toMatchObject({ kind: 'halt', connection: 'doel', reason: { code: 'ZS4020' } });
  expect((await store.connections.list()).find((one) => one.name === 'doel')?.haltedBecause?.code).toBe('ZS4020');
});

test('a blind folder gets one whole file per subject, again only when it changes, and loses it when that is approved', async () => {
  const place = await mkdtemp(path.join(tmpdir(), 'zs-folder-'));
  try {
    await bron.put('B1', { omschrijving: 'Melding' });
    await bron.put('B/../2', { omschrijving: 'Vreemd' });
    const target = aTarget('doel', { mapping: asItIs('zaaktype', 'zaaktype') });
    const room = aRoom(store, aSync({ targets: [target] }), [open(memory, 'bron', { url: bron.url }), open(folder, 'doel', { path: place }, { canBeAsked: false })]);
    await scan(room, 'zaaktypen', never);
    await drain(room);
    expect((await readdir(place)).sort()).toEqual([expect.stringMatching(/^zaaktype-B-..-2-[0-9a-f]{12}\.json$/), 'zaaktype-B1.json']);
    const read = async (): Promise<unknown> => JSON.parse(await readFile(path.join(place, 'zaaktype-B1.json'), 'utf8'));
    expect(await read()).toEqual(await bron.get('B1'));
    await rm(path.join(place, 'zaaktype-B1.json'));
    await store.redeliver({ sync: 'zaaktypen' }, 'live');
    await drain(room);
    expect(await readdir(place)).toHaveLength(1);
    await bron.put('B1', { omschrijving: 'Nieuw' });
    await scan(room, 'zaaktypen', never);
    await drain(room);
    expect(await read()).toMatchObject({ omschrijving: 'Nieuw' });
    await bron.remove('B1');
    await store.mark([{ sync: 'zaaktypen', ref: refTo('B1') }], 'live');
    await drain(room);
    const [plan] = await store.plans.list({ state: 'open' });
    await store.plans.approve(plan?.id ?? '', 'anna', {});
    await drain(room);
    expect(await readdir(place)).toHaveLength(1);
  } finally {
    await rm(place, { recursive: true });
  }
});
