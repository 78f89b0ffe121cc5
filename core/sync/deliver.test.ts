// Deliveries end to end: what arrives, what stays, what a person owns.
import { memory } from '../../connectors/memory';
import { openStore, type OpenStore } from '../store/open';
import { aRoom, aSync, aTarget, drain, open, play, refTo, type Play } from '../../test/support/house';
import { moveClock } from '../../test/support/clock';
import { freshDatabase, type FreshDatabase } from '../../test/support/postgres';
import { deliver } from './deliver';
import { observe } from './observe';
import type { Room, Sync, SyncTarget } from './room';
import { scan } from './scan';
import { status } from './status';

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

function house(target: Partial<SyncTarget> = {}, sync: Partial<Omit<Sync, 'targets'>> = {}, settings: Record<string, unknown> = {}): Room {
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

test('a delivery that is cut short says so to who claimed it, and is no failure', async () => {
  const room = house();
  await first(room);
  await bron.put('B1', { omschrijving: 'anders' });
  await scan(room, 'zaaktypen', never);
  for (const claim of await store.subjects.claim('bulk', 1, 60_000)) await store.subjects.settle([{ claim, outcome: await observe(room, claim, never) }]);
  const [claim] = await store.deliveries.claim('bulk', 1, 60_000);
  if (!claim) throw new Error('nothing was due');
  await expect(deliver(room, claim, AbortSignal.abort(new Error('this node stops')))).rejects.toThrow('before an answer came');
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

async function first(room: Room, value: Record<string, string> = { omschrijving: 'Melding' }): Promise<void> {
  await bron.put('B1', { ...value, onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }] });
  await scan(room, 'zaaktypen', never);
  await drain(room);
}

async function again(room: Room): Promise<Awaited<ReturnType<typeof drain>>> {
  await scan(room, 'zaaktypen', never);
  return drain(room);
}

const row = async () => (await store.questions.deliveries({ sync: 'zaaktypen', id: 'B1' }, null, 1))[0];

test("a person's edit at the target survives and is reported, while our other changes go through", async () => {
  const room = house();
  await first(room, { omschrijving: 'Melding', toelichting: 'oud' });
  await doel.put('B1', { omschrijving: 'Melding van een inwoner', toelichting: 'oud', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }] });
  await bron.put('B1', { omschrijving: 'Melding openbare ruimte', toelichting: 'nieuw', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }] });
  await again(room);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Melding van een inwoner', toelichting: 'nieuw' });
  expect((await row())?.diagnostics).toMatchObject([{ code: 'ZS4010', field: 'omschrijving' }]);
});

test('an edit that a person takes back is ours again at the next change', async () => {
  const room = house();
  await first(room);
  await doel.put('B1', { omschrijving: 'Anders', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }] });
  await bron.put('B1', { omschrijving: 'Tweede', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }] });
  await again(room);
  await doel.put('B1', { omschrijving: 'Melding', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }] });
  await bron.put('B1', { omschrijving: 'Derde', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }] });
  await again(room);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Derde' });
});

test('a field that is ours overwrites the edit', async () => {
  const room = house({ ownership: () => 'ours' });
  await first(room);
  await doel.put('B1', { omschrijving: 'Anders', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }] });
  await store.redeliver({ sync: 'zaaktypen' }, 'live');
  await drain(room);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Melding' });
});

test('what people added by hand survives, and a part we delivered goes when the source drops it', async () => {
  const room = house();
  await first(room);
  await doel.put('B1', { omschrijving: 'Melding', toelichting: 'van ons team', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }, { bron: 'MENS', naam: 'Extra' }] });
  await bron.put('B1', { omschrijving: 'Melding', onderdelen: [] });
  const source = await bron.get('B1');
  expect(source?.['onderdelen']).toEqual([]);
  await again(room);
  expect(await doel.get('B1')).toMatchObject({ toelichting: 'van ons team', onderdelen: [{ bron: 'MENS', naam: 'Extra' }] });
});

test('under retain: hashes the base holds no value, and edits are still told from our own values', async () => {
  const room = house({ retain: 'hashes' });
  await first(room, { omschrijving: 'Geheim woord' });
  expect(JSON.stringify((await row())?.base)).not.toContain('Geheim woord');
  await bron.put('B1', { omschrijving: 'Tweede', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }] });
  await again(room);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Tweede' });
  await doel.put('B1', { omschrijving: 'Mens', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }] });
  await bron.put('B1', { omschrijving: 'Derde', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }] });
  await again(room);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Mens' });
});

test('what the target already had, and nobody adopted, is not touched when it differs and is taken over when it is equal', async () => {
  await doel.put('B1', { omschrijving: 'Van vroeger' });
  await doel.put('B2', { omschrijving: 'Gelijk' });
  await bron.put('B1', { omschrijving: 'Nieuw' });
  await bron.put('B2', { omschrijving: 'Gelijk' });
  const before = await doel.effects();
  const room = house({ ownership: () => 'ours' });
  const outcomes = await again(room);
  expect(await doel.effects()).toEqual(before);
  expect(outcomes.filter((one) => 'target' in one.claim).map((one) => [one.claim.ref.id, one.outcome.kind]).sort()).toEqual([['B1', 'blocked'], ['B2', 'done']]);
  expect((await row())?.lastDiagnostic?.code).toBe('ZS4002');
  await bron.put('B2', { omschrijving: 'Veranderd' });
  await again(room);
  expect(await doel.get('B2')).toMatchObject({ omschrijving: 'Veranderd' });
});

test('a mark that comes while a delivery is under way makes it come again', async () => {
  const room = house();
  await bron.put('B1', { omschrijving: 'Eerste' });
  await scan(room, 'zaaktypen', never);
  const [seen] = await store.subjects.claim('bulk', 1, 60_000);
  if (!seen) throw new Error('a subject is due');
  await store.subjects.settle([{ claim: seen, outcome: await observe(room, seen, never) }]);
  const [claim] = await store.deliveries.claim('bulk', 1, 60_000);
  if (!claim) throw new Error('a delivery is due');
  await bron.put('B1', { omschrijving: 'Tweede' });
  await store.mark([{ sync: 'zaaktypen', ref: refTo('B1') }], 'live');
  await store.deliveries.settle([{ claim, outcome: await deliver(room, claim, never) }]);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Eerste' });
  await drain(room);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Tweede' });
  expect(await store.questions.atRest()).toBe(true);
});

test('a subject that is not selected is not delivered; one that leaves follows onLeave', async () => {
  const select = (value: Record<string, unknown>) => value['omschrijving'] !== 'Weg';
  await bron.put('B0', { omschrijving: 'Weg' });
  const room = house({}, { select, onLeave: 'report' });
  await first(room);
  expect(await doel.get('B0')).toBeNull();
  await bron.put('B1', { omschrijving: 'Weg' });
  await again(room);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Melding' });
  expect((await row())?.diagnostics).toMatchObject([{ code: 'ZS3005' }]);
  const remover = house({}, { select, onLeave: 'remove' });
  await store.redeliver({ sync: 'zaaktypen' }, 'live');
  await drain(remover);
  expect(await doel.get('B1')).not.toBeNull();
  const [plan] = await store.plans.list({ sync: 'zaaktypen', state: 'open' });
  await store.plans.approve(plan?.id ?? '', 'anna', {});
  await drain(remover);
  expect(await doel.get('B1')).toBeNull();
});

test('what is gone at the source is only proposed for removal, also in a sync that delivers at once', async () => {
  const room = house();
  await first(room);
  await bron.remove('B1');
  for (const id of ['B2', 'B3']) await bron.put(id, { omschrijving: id });
  await again(room);
  await again(room);
  expect(await doel.get('B1')).not.toBeNull();
  const held = await row();
  const [plan] = await store.plans.list({ sync: 'zaaktypen', state: 'open' });
  expect(held?.heldBy).toBe(plan?.id);
  expect((await store.plans.get(plan?.id ?? ''))?.entries[0]?.changes).toMatchObject([{ action: 'remove', id: 'B1' }]);
  await store.plans.approve(plan?.id ?? '', 'anna', {});
  await drain(room);
  expect(await doel.get('B1')).toBeNull();
  expect((await row())?.base).toBeNull();
});

test('one delivered object that somebody removed is not made again without asking', async () => {
  const room = house();
  for (const id of ['B1', 'B2', 'B3', 'B4']) await bron.put(id, { omschrijving: id });
  await again(room);
  await doel.remove('B1');
  await store.redeliver({ sync: 'zaaktypen' }, 'live');
  await drain(room);
  expect(await doel.get('B1')).toBeNull();
  expect((await row())?.heldBy).not.toBeNull();
  expect((await store.connections.list()).filter((one) => one.haltedBecause)).toEqual([]);
});

test('a target that lost everything we delivered halts instead of being filled anew', async () => {
  const room = house();
  const ids = ['B1', 'B2', 'B3', 'B4'];
  for (const id of ids) await bron.put(id, { omschrijving: id });
  await again(room);
  for (const id of ids) await doel.remove(id);
  const before = await doel.effects();
  await store.redeliver({ sync: 'zaaktypen' }, 'live');
  await drain(room);
  expect(await doel.effects()).toEqual(before);
  expect((await store.connections.list()).find((one) => one.name === 'doel')?.haltedBecause?.code).toBe('ZS4008');
});

test('a value that was swept is read again before it is delivered', async () => {
  const room = house();
  await first(room);
  expect(await store.sweep(100)).toBe(1);
  await doel.put('B1', { omschrijving: 'Anders', onderdelen: [{ bron: 'S1', naam: 'Ontvangen' }] });
  const ours = house({ ownership: () => 'ours' });
  await store.redeliver({ sync: 'zaaktypen' }, 'live');
  await drain(ours);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Melding' });
});

test('a connection that is paused is not written to, and goes on when it is resumed', async () => {
  const room = house();
  await bron.put('B1', { omschrijving: 'Melding' });
  await store.connections.pause('doel', null, 'freeze', 'j.jansen');
  await again(room);
  expect(await doel.get('B1')).toBeNull();
  await store.connections.resume('doel', 'j.jansen');
  await drain(room);
  expect(await doel.get('B1')).not.toBeNull();
});

test('a sync that is paused rests in all its targets while marks keep coming in, and status says who and why', async () => {
  const room = house();
  await bron.put('B1', { omschrijving: 'Melding' });
  await store.connections.pause('zaaktypen', new Date(Date.now() + 60_000), 'bevriezing', 'j.jansen');
  await again(room);
  expect(await doel.get('B1')).toBeNull();
  expect((await store.questions.counts()).find((row) => row.target === null)?.due).toBe(1);
  expect((await status(room)).resting).toMatchObject([{ name: 'zaaktypen', pausedBecause: 'bevriezing', pausedBy: 'j.jansen' }]);
  await moveClock(database.url, 61_000); // a pause ends at its moment
  await drain(room);
  expect(await doel.get('B1')).not.toBeNull();
});

test('a delivery in hand when its sync is paused writes nothing', async () => {
  const room = house();
  await bron.put('B1', { omschrijving: 'Melding' });
  await scan(room, 'zaaktypen', never);
  const [subject] = await store.subjects.claim('bulk', 1, room.leaseMs);
  if (!subject) throw new Error('nothing was claimed');
  await store.subjects.settle([{ claim: subject, outcome: await observe(room, subject, never) }]);
  const [claim] = await store.deliveries.claim('bulk', 1, room.leaseMs);
  if (!claim) throw new Error('nothing was claimed');
  await store.connections.pause('zaaktypen', null, 'bevriezing', 'j.jansen');
  expect(await deliver(room, claim, never)).toMatchObject({ kind: 'again', reason: { code: 'ZS4011', message: expect.stringContaining('j.jansen') as string } });
  expect(await doel.get('B1')).toBeNull();
});

test('a window that never opens is looked at again within a day, and status can still be told', async () => {
  await bron.put('B1', { omschrijving: 'Melding' });
  const room = house({}, { opensIn: () => Number.MAX_SAFE_INTEGER });
  await again(room);
  const oldest = (await store.questions.deliveries({ sync: 'zaaktypen' }, null, 1))[0]?.dueAt;
  expect(oldest && oldest.getTime() - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
});

test('outside its windows a sync reads and writes nothing', async () => {
  await bron.put('B1', { omschrijving: 'Melding' });
  const outcomes = await again(house({}, { opensIn: () => 60_000 }));
  expect(outcomes.map((one) => one.outcome.kind)).toEqual(['done', 'again']);
  expect(await doel.get('B1')).toBeNull();
});

test('a target that makes something else of what it is given blocks instead of being written for ever', async () => {
  await bron.put('B1', { omschrijving: 'Melding' });
  const room = house();
  const stubborn = open(memory, 'doel', { url: doel.url });
  const { target } = stubborn.connection;
  if (!target) throw new Error('it has a target');
  const connection = { ...stubborn.connection, target: { ...target, find: async (...asked: Parameters<typeof target.find>) => {
    const now = await target.find(...asked);
    return now.state === 'found' ? { ...now, value: { ...now.value, omschrijving: 'MELDING' } } : now;
  } }, [Symbol.asyncDispose]: () => Promise.resolve() };
  const outcomes = await again({ ...room, connections: new Map([...room.connections, ['doel', { ...stubborn, connection }]]) });
  expect(outcomes.at(-1)?.outcome).toMatchObject({ kind: 'blocked', reason: { code: 'ZS4009' } });
});
