// Plans that wait for a person, and what makes them stale.
import { memory } from '../../connectors/memory';
import { openStore, type OpenStore } from '../store/open';
import { aRoom, aSync, aTarget, drain, open, play, refTo, type Play } from '../../test/support/house';
import { freshDatabase, type FreshDatabase } from '../../test/support/postgres';
import { approve, planOf, reject, savePlan } from './approve';
import { planSync } from './plan';
import type { Person } from './ports';
import { replay } from './replay';
import { rollback } from './rollback';
import type { Room, Sync, SyncTarget } from './room';
import { scan } from './scan';

const never = new AbortController().signal;
const anna: Person = { name: 'anna', roles: ['approver'] };
const bert: Person = { name: 'bert', roles: ['maker', 'approver'] };
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
  const made = aSync({ deliver: 'approve', ...sync, targets: [aTarget('doel', target)] });
  return aRoom(store, made, [open(memory, 'bron', { url: bron.url }), open(memory, 'doel', { url: doel.url })]);
}

async function scanned(room: Room): Promise<void> {
  await scan(room, 'zaaktypen', never);
  await drain(room);
}

const openPlan = async (): Promise<string> => {
  const [plan] = await store.plans.list({ sync: 'zaaktypen', state: 'open' });
  if (!plan) throw new Error('no plan is open');
  return plan.id;
};

const last = async (id = 'B1') => (await store.questions.deliveries({ sync: 'zaaktypen', id }, null, 1))[0];

test('nothing is written before a person approves, and then exactly the plan is', async () => {
  await bron.put('B1', { omschrijving: 'Melding' });
  const room = house();
  await scanned(room);
  expect(await doel.get('B1')).toBeNull();
  const plan = await planOf(room, await openPlan());
  expect(plan.entries).toMatchObject([{ ref: refTo('B1'), changes: [{ action: 'create', kind: 'zaaktype', id: 'B1' }], state: 'open' }]);
  await approve(room, plan.id, anna, { seen: plan.hash });
  await drain(room);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Melding' });
  expect((await planOf(room, plan.id)).entries[0]?.state).toBe('applied');
  expect((await store.journal.of(refTo('B1'), 10)).filter((line) => line.state === 'done')).toMatchObject([{ actor: 'anna', plan: plan.id }]);
});

test('a source that changed after the approval makes the plan stale: nothing is written, and the new plan waits', async () => {
  await bron.put('B1', { omschrijving: 'Melding' });
  const room = house();
  await scanned(room);
  const plan = await openPlan();
  await bron.put('B1', { omschrijving: 'Iets anders' });
  await store.mark([{ sync: 'zaaktypen', ref: refTo('B1') }], 'live');
  const [claim] = await store.subjects.claim('live', 1, 60_000);
  if (!claim) throw new Error('it is due');
  await store.subjects.release([claim]);
  await approve(room, plan, anna);
  await drain(room);
  expect(await doel.get('B1')).toBeNull();
  const held = await last();
  expect(held?.heldBy).not.toBeNull();
  expect(held?.heldBy).not.toBe(plan);
  const next = await openPlan();
  expect(next).toBe(held?.heldBy);
  await approve(room, next, anna);
  await drain(room);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Iets anders' });
});

test('a plan that changed since it was shown is not approved by who saw the old one', async () => {
  await bron.put('B1', { omschrijving: 'Melding' });
  const room = house();
  await scanned(room);
  const plan = await planOf(room, await openPlan());
  await bron.put('B1', { omschrijving: 'Anders' });
  await scanned(room);
  await expect(approve(room, plan.id, anna, { seen: plan.hash })).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4015' }] });
  expect(await doel.get('B1')).toBeNull();
});

test('who made a plan does not approve it, and who is no approver approves nothing', async () => {
  await bron.put('B1', { omschrijving: 'Melding' });
  const room = house();
  const id = await savePlan(room, await planSync(room, 'zaaktypen', never), 'bert');
  await expect(approve(room, id ?? '', bert)).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4015' }] });
  await expect(approve(room, id ?? '', { name: 'carla', roles: ['maker'] })).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4015' }] });
  await approve(room, id ?? '', anna);
  await drain(room);
  expect(await doel.get('B1')).toMatchObject({ omschrijving: 'Melding' });
});

test('a rejected plan writes nothing, and a new change is planned anew', async () => {
  await bron.put('B1', { omschrijving: 'Melding' });
  const room = house();
  await scanned(room);
  const plan = await openPlan();
  await reject(room, plan, anna, 'te vroeg');
  await drain(room);
  expect(await doel.get('B1')).toBeNull();
  await bron.put('B1', { omschrijving: 'Tweede' });
  await scanned(room);
  expect(await openPlan()).not.toBe(plan);
});

test('a source that goes back withdraws what waited for approval', async () => {
  await bron.put('B1', { omschrijving: 'Melding' });
  const room = house();
  await scanned(room);
  await approve(room, await openPlan(), anna);
  await drain(room);
  await bron.put('B1', { omschrijving: 'Tweede' });
  await scanned(room);
  const plan = await openPlan();
  await bron.put('B1', { omschrijving: 'Melding' });
  await scanned(room);
  expect((await planOf(room, plan)).entries.filter((entry) => entry.state === 'open')).toEqual([]);
  expect((await last())?.heldBy).toBeNull();
});

test('what must be approved by its nature waits in a sync that delivers at once, and comes last', async () => {
  await bron.put('B1', { omschrijving: 'Melding' });
  const room = house({ options: { publish: true } }, { deliver: 'automatic' });
  await scanned(room);
  const plan = await planOf(room, await openPlan());
  expect(plan.entries[0]?.approval).toEqual(['publishing cannot be taken back']);
  expect(plan.entries[0]?.steps.map((step) => step.irreversible)).toEqual([false, true]);
});

test('a roll-back is a plan of its own: shown first, approved, and then the old values stand again', async () => {
  const room = house();
  await bron.put('B1', { omschrijving: 'Oud', toelichting: 'eerst', onderdelen: [{ bron: 'S1', naam: 'Een' }] });
  await scanned(room);
  await approve(room, await openPlan(), anna);
  await drain(room);
  const old = await doel.get('B1');
  await bron.put('B1', { omschrijving: 'Nieuw', onderdelen: [{ bron: 'S1', naam: 'Twee' }, { bron: 'S2', naam: 'Erbij' }] });
  await scanned(room);
  const applied = await openPlan();
  await approve(room, applied, anna);
  await drain(room);
  expect(await doel.get('B1')).toEqual(await bron.get('B1'));
  const back = await rollback(room, applied, 'bert', never);
  expect(await doel.get('B1')).toEqual(await bron.get('B1'));
  expect(back.changes.flatMap((change) => change.fields.map((field) => field.path)).sort()).toEqual(['omschrijving', 'onderdelen[S1].naam', 'onderdelen[S2].bron', 'onderdelen[S2].naam', 'toelichting']);
  await approve(room, back.plan ?? '', anna);
  await drain(room);
  expect(await doel.get('B1')).toEqual(old);
  await replay(room, 'zaaktypen');
  await drain(room);
  await approve(room, await openPlan(), anna);
  await drain(room);
  expect(await doel.get('B1')).toEqual(await bron.get('B1'));
});

test('rolling back a creation removes what was made', async () => {
  const room = house();
  await bron.put('B1', { omschrijving: 'Nieuw' });
  await scanned(room);
  const applied = await openPlan();
  await approve(room, applied, anna);
  await drain(room);
  const back = await rollback(room, applied, 'bert', never);
  expect(back.summary).toMatchObject({ remove: 1 });
  await approve(room, back.plan ?? '', anna);
  await drain(room);
  expect(await doel.get('B1')).toBeNull();
  expect((await last())?.base).toBeNull();
});

test('a plan is shown with rules and writes no row, nowhere', async () => {
  await bron.put('B1', { omschrijving: 'Melding', onderdelen: [{ bron: 'S1', naam: 'Een' }] });
  await doel.put('B2', { omschrijving: 'Van vroeger' });
  await bron.put('B2', { omschrijving: 'Van nu' });
  const before = await doel.effects();
  const room = house();
  const report = await planSync(room, 'zaaktypen', never);
  expect(report.summary).toEqual({ create: 2, update: 0, remove: 0, unchanged: 0, blocked: 1, warnings: 0 });
  expect(report.changes[0]).toMatchObject({ kind: 'zaaktype', id: 'B1', action: 'create', blocked: false });
  expect(report.changes[0]?.fields).toContainEqual({ path: 'omschrijving', from: null, to: 'Melding', rule: 'mappings/test/zaaktype.yaml:1' });
  expect(report.changes.find((change) => change.id === 'B2')).toMatchObject({ blocked: true, diagnostics: [{ code: 'ZS4002' }] });
  expect(await doel.effects()).toEqual(before);
  expect(await store.questions.subjects({}, null, 10)).toEqual([]);
  expect(await store.plans.list({})).toEqual([]);
});
