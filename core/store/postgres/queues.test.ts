// The rules of rows and leases, over a real PostgreSQL.
import { randomBytes } from 'node:crypto';
import { moveClock } from '../../../test/support/clock';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres';
import { diagnostic } from '../../diagnostics/diagnostic';
import type { JsonObject } from '../../model/json';
import { formatRef } from '../../model/ref';
import type { Delivered, DeliveryClaim, Mark, Observed, SubjectClaim } from '../../sync/ports';
import { openStore, type OpenStore } from '../open';

let database: FreshDatabase;
let one: OpenStore;
let other: OpenStore;

beforeEach(async () => {
  database = await freshDatabase();
  const key = randomBytes(32);
  one = await openStore({ url: database.url, key, node: 'one' });
  other = await openStore({ url: database.url, key, node: 'other' });
});
afterEach(async () => {
  await Promise.all([one.close(), other.close()]);
  await database.drop();
});

const MINUTE = 60_000;
const why = diagnostic('ZS3001', 'no answer');
const named = (id: string, sync = 'zaken'): Mark => ({ sync, ref: { system: 'register', kind: 'zaak', id } });
const observed = (rest: Partial<Observed> = {}): Observed => {
  const desired: JsonObject = { identificatie: 'ZAAK-1' };
  return { presence: 'in', desired, hash: 'h1', stamp: null, revision: 'r1', provenance: {}, diagnostics: [], raise: ['archief'], discovered: [], ...rest };
};
const delivered = (rest: Partial<Delivered> = {}): Delivered => ({
  base: { values: { naam: { value: 'Zaak 1' } }, links: { '': '7' }, desiredHash: 'h1', revision: 'r1' },
  revision: 'r1',
  actions: ['create'],
  diagnostics: [],
  ...rest,
});
const observe = async (store: OpenStore, claim: SubjectClaim, rest: Partial<Observed> = {}): Promise<boolean> =>
  (await store.subjects.settle([{ claim, outcome: { kind: 'done', result: observed(rest) } }])).has(claim.lease);
const deliver = async (store: OpenStore, claim: DeliveryClaim, rest: Partial<Delivered> = {}): Promise<boolean> =>
  (await store.deliveries.settle([{ claim, outcome: { kind: 'done', result: delivered(rest) } }])).has(claim.lease);
const first = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined) throw new Error('nothing was claimed');
  return row;
};
const claimOne = async (store: OpenStore, lane: 'live' | 'bulk' = 'bulk'): Promise<SubjectClaim> => first(await store.subjects.claim(lane, 1, MINUTE));

test('a mark makes a name due, and a delivery follows from what was observed', async () => {
  await one.mark([named('1')], 'live');
  const subject = await claimOne(one, 'live');
  expect(subject).toMatchObject({ sync: 'zaken', ref: { system: 'register', kind: 'zaak', id: '1' }, wanted: 1, presence: null, attempts: 1 });
  expect(await observe(one, subject)).toBe(true);
  const delivery = first(await other.deliveries.claim('live', 5, MINUTE));
  expect(delivery).toMatchObject({ target: 'archief', base: null, presence: 'in', desired: { identificatie: 'ZAAK-1' }, desiredHash: 'h1', approved: null, pending: null });
  expect(await deliver(other, delivery)).toBe(true);
  expect(await one.questions.atRest()).toBe(true);
  expect((await one.questions.deliveries({ id: '1' }, null, 10))[0]).toMatchObject({ wanted: 1, applied: 1, base: { links: { '': '7' } } });
});

test('a mark during a lease is not lost', async () => {
  await one.mark([named('1')], 'bulk');
  const claim = await claimOne(one);
  await other.mark([named('1')], 'bulk');
  expect(await other.subjects.claim('bulk', 5, MINUTE)).toEqual([]); // still leased
  await observe(one, claim, { raise: [] });
  expect(await claimOne(other)).toMatchObject({ wanted: 2 });
});

test('a mark during a delivery is not lost', async () => {
  await one.mark([named('1')], 'bulk');
  await observe(one, await claimOne(one));
  const delivery = first(await one.deliveries.claim('bulk', 1, MINUTE));
  await one.redeliver({ sync: 'zaken' }, 'bulk');
  await deliver(one, delivery);
  expect(await one.deliveries.claim('bulk', 1, MINUTE)).toMatchObject([{ wanted: 2 }]);
});

test("a zombie's settle changes nothing", async () => {
  await one.mark([named('1')], 'bulk');
  const zombie = await claimOne(one);
  await moveClock(database.url, 2 * MINUTE);
  const heir = await claimOne(other);
  expect(heir.lease).not.toBe(zombie.lease);
  expect(await observe(one, zombie, { hash: 'stale' })).toBe(false);
  expect(await one.deliveries.claim('bulk', 1, MINUTE)).toEqual([]);
  expect(await one.subjects.renew([zombie], MINUTE)).toEqual(new Set());
  await one.subjects.release([zombie]);
  expect(await observe(other, heir, { hash: 'fresh', raise: [] })).toBe(true);
  expect(await one.questions.subjects({ id: '1' }, null, 1)).toMatchObject([{ desiredHash: 'fresh', dueAt: null }]);
});

test('an expired lease is claimed by another, and counts as an attempt', async () => {
  await one.mark([named('1')], 'bulk');
  await claimOne(one);
  expect(await other.subjects.claim('bulk', 1, MINUTE)).toEqual([]);
  await moveClock(database.url, MINUTE + 1);
  expect(await claimOne(other)).toMatchObject({ attempts: 2 });
});

test('a renewed lease is not claimed by another', async () => {
  await one.mark([named('1')], 'bulk');
  const claim = await claimOne(one);
  await moveClock(database.url, MINUTE - 1000);
  expect(await one.subjects.renew([claim], MINUTE)).toEqual(new Set([claim.lease]));
  await moveClock(database.url, MINUTE - 1000);
  expect(await other.subjects.claim('bulk', 1, MINUTE)).toEqual([]);
});

test('a released row is due at once and the attempt is not counted', async () => {
  await one.mark([named('1')], 'bulk');
  await one.subjects.release([await claimOne(one)]);
  expect(await claimOne(other)).toMatchObject({ attempts: 1 });
});

test('live lifts bulk and bulk never lowers live', async () => {
  await one.mark([named('1')], 'bulk');
  await one.mark([named('1')], 'live');
  await one.mark([named('1')], 'bulk');
  expect(await one.subjects.claim('bulk', 1, MINUTE)).toEqual([]);
  expect(await claimOne(one, 'live')).toMatchObject({ wanted: 3, lane: 'live' });
});

test('a live mark during a bulk lease makes the row due again in the live lane', async () => {
  await one.mark([named('1')], 'bulk');
  const claim = await claimOne(one);
  await one.mark([named('1')], 'live');
  await observe(one, claim, { raise: [] });
  expect(await claimOne(one, 'live')).toMatchObject({ wanted: 2 });
});

test('at rest a row takes the lane of its next mark', async () => {
  await one.mark([named('1')], 'live');
  await observe(one, await claimOne(one, 'live'), { raise: [] });
  await one.mark([named('1')], 'bulk');
  expect(await claimOne(one, 'bulk')).toMatchObject({ wanted: 2 });
});

test('a mark does not shorten a back-off', async () => {
  await one.mark([named('1')], 'bulk');
  const claim = await claimOne(one);
  await one.subjects.settle([{ claim, outcome: { kind: 'retry', reason: why, notBeforeMs: 10 * MINUTE } }]);
  await one.mark([named('1')], 'live');
  expect(await one.subjects.claim('live', 1, MINUTE)).toEqual([]);
  await moveClock(database.url, 10 * MINUTE + 1);
  expect(await claimOne(one, 'live')).toMatchObject({ attempts: 2, wanted: 2 });
});

test('a mark during a lease that ends in a retry does not shorten the back-off either', async () => {
  await one.mark([named('1')], 'bulk');
  const claim = await claimOne(one);
  await one.mark([named('1')], 'bulk');
  await one.subjects.settle([{ claim, outcome: { kind: 'retry', reason: why, notBeforeMs: 10 * MINUTE } }]);
  expect(await one.subjects.claim('bulk', 1, MINUTE)).toEqual([]);
});

test('a mark makes a row that only waits for a moment due at once', async () => {
  await one.mark([named('1')], 'bulk');
  const claim = await claimOne(one);
  await one.subjects.settle([{ claim, outcome: { kind: 'again', afterMs: 10 * MINUTE, reason: why } }]);
  expect(await one.subjects.claim('bulk', 1, MINUTE)).toEqual([]);
  await one.mark([named('1')], 'bulk');
  expect(await claimOne(one)).toMatchObject({ attempts: 1, wanted: 2 });
});

test('blocked rests until a new mark', async () => {
  await one.mark([named('1')], 'bulk');
  const claim = await claimOne(one);
  await one.subjects.settle([{ claim, outcome: { kind: 'blocked', reason: why } }]);
  expect(await one.questions.atRest()).toBe(true);
  expect(await one.questions.counts()).toMatchObject([{ sync: 'zaken', target: null, total: 1, blocked: 1, due: 0 }]);
  await moveClock(database.url, 1000 * MINUTE);
  expect(await one.subjects.claim('bulk', 1, MINUTE)).toEqual([]);
  await one.mark([named('1')], 'bulk');
  expect(await claimOne(one)).toMatchObject({ attempts: 1 });
});

test('a mark during work that ends blocked leaves the row due', async () => {
  await one.mark([named('1')], 'bulk');
  const claim = await claimOne(one);
  await one.mark([named('1')], 'bulk');
  await one.subjects.settle([{ claim, outcome: { kind: 'blocked', reason: why } }]);
  expect(await claimOne(one)).toMatchObject({ wanted: 2 });
});

test('waiters wake when what they wait for settles', async () => {
  await one.mark([named('hoofdzaak'), named('deelzaak')], 'bulk');
  const claims = await one.subjects.claim('bulk', 2, MINUTE);
  const of = (id: string): SubjectClaim => first(claims.filter((claim) => claim.ref.id === id));
  const waitsOn = [['zaken/register:zaak/hoofdzaak']];
  await one.subjects.settle([{ claim: of('deelzaak'), outcome: { kind: 'again', afterMs: 60 * MINUTE, reason: why, waitsOn } }]);
  expect(await one.subjects.claim('bulk', 2, MINUTE)).toEqual([]);
  await observe(one, of('hoofdzaak'), { raise: [] });
  expect(await one.subjects.claim('bulk', 2, MINUTE)).toMatchObject([{ ref: { id: 'deelzaak' } }]);
});

test('a delivery that waits wakes when another delivery settles, and only once', async () => {
  await one.mark([named('1'), named('2')], 'bulk');
  for (const claim of await one.subjects.claim('bulk', 2, MINUTE)) await observe(one, claim);
  const claims = await one.deliveries.claim('bulk', 2, MINUTE);
  const of = (id: string): DeliveryClaim => first(claims.filter((claim) => claim.ref.id === id));
  const waitsOn = [['zaken/register:zaak/1']];
  await one.deliveries.settle([{ claim: of('2'), outcome: { kind: 'again', afterMs: 60 * MINUTE, reason: why, waitsOn } }]);
  await deliver(one, of('1'));
  const woken = first(await one.deliveries.claim('bulk', 2, MINUTE));
  expect(woken.ref.id).toBe('2');
  await deliver(one, woken);
  expect(await one.questions.atRest()).toBe(true);
});

test('two nodes never hold one row', async () => {
  const names = Array.from({ length: 400 }, (_, n) => named(String(n)));
  await one.mark(names, 'bulk');
  const batches = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? one : other).subjects.claim('bulk', 30, MINUTE)));
  const rows = batches.flat().map((claim) => claim.row);
  expect(new Set(rows).size).toBe(rows.length);
  expect(rows.length + (await one.subjects.claim('bulk', 400, MINUTE)).length).toBe(400);
});

test('what a settle discovers is marked in the same commit', async () => {
  await one.mark([named('1')], 'live');
  await observe(one, await claimOne(one, 'live'), { raise: [], discovered: [{ sync: 'zaken', ref: { system: 'register', kind: 'informatieobject', id: 'd1' } }] });
  expect(await one.subjects.claim('live', 5, MINUTE)).toMatchObject([{ ref: { kind: 'informatieobject', id: 'd1' } }]);
});

test('what was met before tells of its own changes; what was gone is looked at again', async () => {
  const document = { sync: 'zaken', ref: { system: 'register', kind: 'informatieobject', id: 'd1' } } as const;
  const meet = async (): Promise<void> => {
    await one.mark([named('1')], 'live');
    await observe(one, await claimOne(one, 'live'), { raise: [], discovered: [document] });
  };
  await meet();
  await observe(one, await claimOne(one, 'live'), { raise: [] });
  await meet();
  expect(await one.subjects.claim('live', 5, MINUTE)).toEqual([]);
  await one.mark([document], 'live');
  await observe(one, await claimOne(one, 'live'), { raise: [], presence: 'gone', desired: null });
  await meet();
  expect(await one.subjects.claim('live', 5, MINUTE)).toMatchObject([{ ref: { id: 'd1' } }]);
});

test('subjects that discover each other settle at the same time without a deadlock', async () => {
  const ids = Array.from({ length: 40 }, (_, n) => `z${n}`);
  await one.mark(ids.map((id) => named(id)), 'bulk');
  const claims = await one.subjects.claim('bulk', 40, MINUTE);
  const met = Array.from({ length: 25 }, (_, n) => `d${n}`);
  const settle = (store: OpenStore, part: readonly SubjectClaim[]): Promise<ReadonlySet<string>> =>
    store.subjects.settle(part.map((claim) => ({ claim, outcome: { kind: 'done', result: observed({ raise: [], discovered: [...ids, ...met].map((id) => named(id)) }) } })));
  const parts = [0, 1, 2, 3].map((n) => claims.filter((_, at) => at % 4 === n));
  const settled = await Promise.all(parts.map((part, n) => settle(n % 2 === 0 ? one : other, part)));
  expect(settled.map((leases) => leases.size)).toEqual([10, 10, 10, 10]);
  // Those that were not known, once each.
  expect((await one.subjects.claim('bulk', 100, MINUTE)).map((claim) => claim.ref.id).sort()).toEqual([...met].sort());
});

test('rows of a paused or halted connection stay due and are not claimed', async () => {
  await one.mark([named('1'), named('2', 'elders')], 'bulk');
  await one.connections.pause('zaken', null, 'freeze', 'anna');
  expect(await one.subjects.claim('bulk', 5, MINUTE)).toMatchObject([{ sync: 'elders' }]);
  await one.connections.resume('zaken', 'anna');
  const claim = await claimOne(one);
  await one.subjects.settle([{ claim, outcome: { kind: 'halt', connection: 'register', reason: why } }]);
  expect(await one.questions.counts()).toMatchObject([{ sync: 'elders', leased: 1 }, { sync: 'zaken', due: 1 }]);
  expect(await other.subjects.claim('bulk', 5, MINUTE)).toEqual([]);
  expect(await one.connections.list()).toMatchObject([{ name: 'register', haltedBecause: { code: 'ZS3001' } }, { name: 'zaken', pausedBy: null }]);
  await one.connections.revive('register');
  expect(await claimOne(other)).toMatchObject({ attempts: 1 });
});

test('a pause ends by itself', async () => {
  await one.mark([named('1')], 'bulk');
  await one.connections.pause('register', new Date(Date.now() + MINUTE), 'maintenance', 'anna');
  expect(await one.subjects.claim('bulk', 5, MINUTE)).toEqual([]);
  await moveClock(database.url, 2 * MINUTE);
  expect(await one.subjects.claim('bulk', 5, MINUTE)).toHaveLength(1);
});

test('observe claims only while fewer than `backlog` subjects wait for a target; live is not held up by bulk', async () => {
  await one.flows.declare([{ sync: 'zaken', source: 'register', backlog: 3, targets: { archief: 'edepot' } }]);
  await one.mark(Array.from({ length: 10 }, (_, n) => named(String(n))), 'bulk');
  const claims = await one.subjects.claim('bulk', 10, MINUTE);
  expect(claims).toHaveLength(3);
  for (const claim of claims) await observe(one, claim);
  expect(await one.subjects.claim('bulk', 10, MINUTE)).toEqual([]);
  await one.mark([named('urgent')], 'live');
  expect(await one.subjects.claim('live', 10, MINUTE)).toHaveLength(1);
  await deliver(one, first(await one.deliveries.claim('bulk', 1, MINUTE)));
  expect(await one.subjects.claim('bulk', 10, MINUTE)).toHaveLength(1);
});

test('an equal hash raises nothing, and what is held rests until its plan is approved', async () => {
  await one.mark([named('1')], 'bulk');
  await observe(one, await claimOne(one));
  const delivery = first(await one.deliveries.claim('bulk', 1, MINUTE));
  await one.deliveries.settle([{ claim: delivery, outcome: { kind: 'held', plan: 'p1', reason: why } }]);
  expect(await one.questions.counts()).toMatchObject([{ target: null, inStep: 1 }, { target: 'archief', held: 1, blocked: 0 }]);
  expect(await one.questions.atRest()).toBe(true);
});

test('a sweep drops only what every target has', async () => {
  await one.mark([named('1'), named('2'), named('3')], 'bulk');
  const claims = await one.subjects.claim('bulk', 3, MINUTE);
  for (const claim of claims) await observe(one, claim);
  await deliver(one, first(await one.deliveries.claim('bulk', 1, MINUTE)));
  expect(await one.sweep(10)).toBe(1);
  expect(await one.sweep(10)).toBe(0);
  const kept = await one.questions.subjects({ sync: 'zaken' }, null, 10);
  expect(kept.filter((row) => row.desired === null)).toHaveLength(1);
  expect(kept.every((row) => row.desiredHash === 'h1')).toBe(true);
});

test('a new target gets a delivery for everything that is selected', async () => {
  await one.mark([named('1'), named('2')], 'bulk');
  const claims = await one.subjects.claim('bulk', 2, MINUTE);
  await observe(one, first(claims), { raise: [] });
  await observe(one, first(claims.slice(1)), { raise: [], presence: 'out' });
  expect(await one.redeliver({ sync: 'zaken', target: 'dms' }, 'bulk')).toBe(1);
  expect(await one.redeliver({ sync: 'zaken', target: 'dms', refs: [{ system: 'register', kind: 'zaak', id: 'unknown' }] }, 'bulk')).toBe(0);
  expect(await one.deliveries.claim('bulk', 5, MINUTE)).toMatchObject([{ target: 'dms', ref: { id: first(claims).ref.id } }]);
});

test('distrust makes deliver compare again what was applied since', async () => {
  await one.mark([named('1')], 'bulk');
  await observe(one, await claimOne(one));
  await deliver(one, first(await one.deliveries.claim('bulk', 1, MINUTE)));
  expect(await one.distrust('archief', new Date(Date.now() + 60 * MINUTE), 'anna')).toBe(0);
  expect(await one.distrust('archief', new Date(Date.now() - 60 * MINUTE), 'anna')).toBe(1);
  expect(await one.deliveries.claim('bulk', 1, MINUTE)).toMatchObject([{ wanted: 2, base: { links: { '': '7' } } }]);
});

test('what is distrusted is linked to by nobody until it was compared again: it may be gone', async () => {
  await one.flows.declare([{ sync: 'zaken', source: 'register', backlog: 1000, targets: { archief: 'depot' } }]);
  const { ref } = named('1');
  await one.mark([named('1')], 'bulk');
  await observe(one, await claimOne(one));
  await deliver(one, first(await one.deliveries.claim('bulk', 1, MINUTE)));
  expect([...(await one.questions.linked('depot', [ref]))]).toEqual([['1', '7']]);
  await one.distrust('archief', new Date(Date.now() - 60 * MINUTE), 'anna');
  expect([...(await one.questions.linked('depot', [ref]))]).toEqual([]);
  await deliver(one, first(await one.deliveries.claim('bulk', 1, MINUTE)));
  expect([...(await one.questions.linked('depot', [ref]))]).toEqual([['1', '7']]);
});

test('a node with other files than the active revision claims nothing, from the moment of activation on', async () => {
  const old = await openStore({ url: database.url, key: Buffer.alloc(32), node: 'old', revision: 'old files' });
  const fresh = await openStore({ url: database.url, key: Buffer.alloc(32), node: 'fresh', revision: 'new files' });
  await old.revisions.activate('old files', 'anna');
  await old.mark([named('1'), named('2')], 'bulk');
  const during = first(await old.subjects.claim('bulk', 1, MINUTE));
  await old.subjects.settle([{ claim: first(await old.subjects.claim('bulk', 1, MINUTE)), outcome: { kind: 'done', result: observed() } }]);
  await fresh.revisions.activate('new files', 'anna');
  await fresh.mark([named('1'), named('2')], 'bulk');
  expect(await old.subjects.claim('bulk', 9, MINUTE)).toEqual([]);
  expect(await old.deliveries.claim('bulk', 9, MINUTE)).toEqual([]);
  // What it had in hand ends with the old files, and is due again because activating marked it.
  await old.subjects.settle([{ claim: during, outcome: { kind: 'done', result: observed() } }]);
  expect(await fresh.subjects.claim('bulk', 9, MINUTE)).toHaveLength(2);
  expect((await fresh.deliveries.claim('bulk', 9, MINUTE)).length).toBeGreaterThan(0);
  await Promise.all([old.close(), fresh.close()]);
});

test('deliveries that wait for their subject to be read do not keep observe from reading it, however many they are', async () => {
  await one.flows.declare([{ sync: 'zaken', source: 'register', backlog: 3, targets: { archief: 'archief' } }]);
  const ids = ['1', '2', '3', '4', '5'];
  for (const id of ids) {
    await one.mark([named(id)], 'bulk');
    await one.subjects.settle([{ claim: first(await one.subjects.claim('bulk', 1, MINUTE)), outcome: { kind: 'done', result: observed() } }]);
    await one.deliveries.settle([{ claim: first(await one.deliveries.claim('bulk', 1, MINUTE)), outcome: { kind: 'done', result: delivered() } }]);
  }
  expect(await one.sweep(10)).toBe(5);
  await one.redeliver({ sync: 'zaken' }, 'bulk');
  for (const claim of await one.deliveries.claim('bulk', 9, MINUTE)) {
    await one.mark([{ sync: 'zaken', ref: claim.ref }], 'bulk');
    await one.deliveries.settle([{ claim, outcome: { kind: 'again', afterMs: MINUTE, reason: diagnostic('ZS4016', 'the source is read first'), waitsOn: [[`zaken/${formatRef(claim.ref)}`]] } }]);
  }
  const reading = await one.subjects.claim('bulk', 9, MINUTE);
  expect(reading).toHaveLength(3); // as many as the backlog has room for, and not none
  await one.subjects.settle(reading.map((claim) => ({ claim, outcome: { kind: 'done' as const, result: observed() } })));
  expect(await one.subjects.claim('bulk', 9, MINUTE)).toEqual([]); // these three wait for the target now
  expect(await one.deliveries.claim('bulk', 9, MINUTE)).toHaveLength(3);
});

test("a zombie's settle of a delivery changes nothing", async () => {
  await one.mark([named('1')], 'bulk');
  await one.subjects.settle([{ claim: first(await one.subjects.claim('bulk', 1, MINUTE)), outcome: { kind: 'done', result: observed() } }]);
  const zombie = first(await one.deliveries.claim('bulk', 1, MINUTE));
  await moveClock(database.url, MINUTE + 1);
  const heir = first(await other.deliveries.claim('bulk', 1, MINUTE));
  expect(await one.deliveries.settle([{ claim: zombie, outcome: { kind: 'done', result: delivered() } }])).toEqual(new Set());
  expect(await one.deliveries.renew([zombie], MINUTE)).toEqual(new Set());
  expect((await one.questions.deliveries({ sync: 'zaken' }, null, 1))[0]).toMatchObject({ applied: 0 });
  expect(await other.deliveries.settle([{ claim: heir, outcome: { kind: 'done', result: delivered() } }])).toEqual(new Set([heir.lease]));
});
