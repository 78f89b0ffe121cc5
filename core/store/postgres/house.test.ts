// What the house shares: objects, plans, budgets, revisions, persons, slots, shelves.
import { moveClock } from '../../../test/support/clock';
import { diagnostic } from '../../diagnostics/diagnostic';
import type { PlanEntry } from '../../sync/ports';
import { openStore } from '../open';
import { claimedDelivery, first, MINUTE, named, observed, openHouse, type House } from './testing';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const object = (key: string) => ({ connection: 'catalogi', kind: 'zaaktype', key });
const why = diagnostic('ZS4001', '503');

test('an object is held by one, all or nothing, until it is released or its end has passed', async () => {
  const { one, other } = house;
  expect(await one.objects.hold([object('a'), object('b')], uuid(1), MINUTE)).toEqual([]);
  expect(await one.objects.hold([object('b'), object('c')], uuid(1), MINUTE)).toEqual([]); // mine already
  expect(await other.objects.hold([object('d'), object('c')], uuid(2), MINUTE)).toEqual([object('c')]);
  expect(await one.objects.hold([object('d')], uuid(3), MINUTE)).toEqual([]); // was not taken
  await one.objects.release(uuid(1));
  expect(await other.objects.hold([object('c'), object('a')], uuid(2), MINUTE)).toEqual([]);
  await moveClock(house.database.url, MINUTE + 1);
  expect(await one.objects.hold([object('a'), object('d')], uuid(4), MINUTE)).toEqual([]);
});

test('leases of objects, taken in any order by many, never deadlock and never overlap', async () => {
  const keys = Array.from({ length: 12 }, (_, n) => object(`k${n}`));
  const owner = new Map<string, number>();
  let [overlaps, taken] = [0, 0];
  const worker = async (n: number): Promise<void> => {
    for (let round = 0; round < 15; round++) {
      const mine = keys.filter((_, at) => (at * 7 + n * 5 + round * 3) % 4 < 2);
      if (n % 2 === 0) mine.reverse();
      const store = n % 2 === 0 ? house.one : house.other;
      if ((await store.objects.hold(mine, uuid(n + 1), MINUTE)).length > 0) continue;
      taken++;
      for (const { key } of mine) {
        if (owner.has(key)) overlaps++;
        owner.set(key, n);
      }
      await new Promise(setImmediate);
      for (const { key } of mine) owner.delete(key);
      await store.objects.release(uuid(n + 1));
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, n) => worker(n)));
  expect(overlaps).toBe(0);
  expect(taken).toBeGreaterThan(0);
});

test('what is known of an object is found again', async () => {
  await house.one.objects.link([{ ...object('a'), targetId: '7', owner: 'zaken' }, { ...object('b'), targetId: '8', owner: 'zaken' }]);
  await house.one.objects.link([{ ...object('a'), targetId: '9', owner: 'zaken' }]);
  expect(await house.other.objects.find([object('a'), object('c')])).toEqual([{ ...object('a'), targetId: '9', owner: 'zaken' }]);
});

const entry = (id: string, stepsHash = 's1'): PlanEntry => ({
  ref: { system: 'register', kind: 'zaak', id },
  target: 'archief',
  steps: [],
  stepsHash,
  changes: [],
  diagnostics: [],
  approval: [],
  hashes: { source: 'h1', base: null, target: null },
  before: null,
  state: 'open',
});

test('what is held waits in one plan per sync, and goes on when a person approves it', async () => {
  const { one, other } = house;
  const [a, b] = [await claimedDelivery(one, 'a'), await claimedDelivery(one, 'b')];
  const plan = await one.plans.hold(a, entry('a'), 'r1');
  expect(await other.plans.hold(b, entry('b'), 'r1')).toBe(plan);
  await one.deliveries.settle([a, b].map((claim) => ({ claim, outcome: { kind: 'held', plan, reason: why } })));
  expect(await one.deliveries.claim('live', 5, MINUTE)).toEqual([]);
  await one.plans.approve(plan, 'piet', { 'zaak/a': 'goed' });
  const claims = await one.deliveries.claim('live', 5, MINUTE);
  expect(claims.map((claim) => claim.approved)).toEqual([1, 2].map(() => ({ plan, stepsHash: 's1', approvedBy: 'piet', decisions: { 'zaak/a': 'goed' } })));
  for (const claim of claims) {
    await one.plans.applied(plan, claim.ref, 'archief', { naam: 'oud' });
    await one.deliveries.settle([{ claim, outcome: { kind: 'done', result: { base: null, revision: 'r1', actions: [], diagnostics: [] } } }]);
  }
  expect(await one.plans.get(plan)).toMatchObject({ state: 'applied', approvedBy: 'piet', entries: [{ state: 'applied', before: { naam: 'oud' } }, { state: 'applied' }] });
  expect(await one.questions.atRest()).toBe(true);
  expect((await one.questions.deliveries({}, null, 5)).map((row) => row.heldBy)).toEqual([null, null]);
});

test('a plan and its entries are read as they were at one moment', async () => {
  const { one, other } = house;
  for (let round = 0; round < 40; round += 1) {
    const id = await one.plans.save({ sync: 'zaken', origin: 'saved', of: null, madeBy: 'anna', decisions: {}, revision: 'r1', entries: [entry(`${round}`)] });
    await one.plans.approve(id, 'piet', {});
    const reads = Array.from({ length: 8 }, () => other.plans.get(id));
    await one.plans.applied(id, entry(`${round}`).ref, 'archief', null);
    for (const plan of await Promise.all(reads)) expect(plan?.entries[0]?.state).toBe(plan?.state);
  }
});

test('maker and approver are two persons', async () => {
  const { one } = house;
  const id = await one.plans.save({ sync: 'zaken', origin: 'saved', of: null, madeBy: 'anna', decisions: {}, revision: 'r1', entries: [entry('new')] });
  await expect(one.plans.approve(id, 'anna', {})).rejects.toThrow('ZS4015');
  expect(await one.plans.get(id)).toMatchObject({ state: 'open', approvedBy: null });
  await one.plans.approve(id, 'piet', {});
  await expect(one.plans.approve(id, 'piet', {})).rejects.toThrow('the plan is approved');
  await expect(one.plans.approve('nothing', 'piet', {})).rejects.toThrow('ZS4018');
});

test('an approved plan reaches what was never observed here', async () => {
  const { one } = house;
  const id = await one.plans.save({ sync: 'zaken', origin: 'saved', of: null, madeBy: 'anna', decisions: {}, revision: 'r1', entries: [entry('new')] });
  await one.plans.approve(id, 'piet', {});
  expect(await one.deliveries.claim('live', 5, MINUTE)).toMatchObject([{ ref: { id: 'new' }, desired: null, approved: { plan: id } }]);
  expect(await one.subjects.claim('live', 5, MINUTE)).toMatchObject([{ ref: { id: 'new' } }]);
});

test('approval given while the delivery is worked on is not lost', async () => {
  const { one } = house;
  const claim = await claimedDelivery(one, 'a');
  const plan = await one.plans.hold(claim, entry('a'), 'r1');
  await one.plans.approve(plan, 'piet', {});
  await one.deliveries.settle([{ claim, outcome: { kind: 'held', plan, reason: why } }]);
  expect(await one.deliveries.claim('live', 5, MINUTE)).toMatchObject([{ approved: { plan } }]);
});

test('a rejected plan leaves its deliveries blocked until a new mark', async () => {
  const { one } = house;
  const claim = await claimedDelivery(one, 'a');
  const plan = await one.plans.hold(claim, entry('a'), 'r1');
  await one.deliveries.settle([{ claim, outcome: { kind: 'held', plan, reason: why } }]);
  await one.plans.reject(plan, 'piet', 'the term is wrong');
  expect(await one.questions.counts()).toMatchObject([{ target: null }, { target: 'archief', held: 0, blocked: 1 }]);
  await one.redeliver({ sync: 'zaken' }, 'bulk');
  expect(await one.deliveries.claim('bulk', 5, MINUTE)).toMatchObject([{ heldBy: null, approved: null }]);
});

test('an entry that is held again overtakes the plan that was approved before, and one that is withdrawn is over', async () => {
  const { one } = house;
  const claim = await claimedDelivery(one, 'a');
  const old = await one.plans.hold(claim, entry('a', 'old'), 'r1');
  await one.deliveries.settle([{ claim, outcome: { kind: 'held', plan: old, reason: why } }]);
  await one.plans.approve(old, 'piet', {});
  const again = first(await one.deliveries.claim('live', 1, MINUTE));
  const next = await one.plans.hold(again, entry('a', 'new'), 'r1');
  await one.deliveries.settle([{ claim: again, outcome: { kind: 'held', plan: next, reason: why } }]);
  expect(await one.plans.get(old)).toMatchObject({ state: 'superseded', entries: [{ state: 'stale' }] });
  expect(await one.deliveries.claim('live', 1, MINUTE)).toEqual([]);
  await one.redeliver({ sync: 'zaken' }, 'live');
  const last = first(await one.deliveries.claim('live', 1, MINUTE));
  expect(last).toMatchObject({ heldBy: next, approved: null });
  await one.plans.withdraw(last);
  expect(await one.plans.list({ sync: 'zaken', state: 'open' })).toEqual([]);
});

const BUDGET = { perSecond: 5, inFlight: 8 };

test('a budget belongs to the house, not to a node', async () => {
  const { one, other } = house;
  expect(await one.connections.take('catalogi', 3, BUDGET)).toBe(3);
  expect(await other.connections.take('catalogi', 9, BUDGET)).toBe(2);
  expect(await one.connections.take('catalogi', 1, BUDGET, 3)).toBe(0);
  await moveClock(house.database.url, 1_000);
  expect(await one.connections.take('catalogi', 9, BUDGET, 3)).toBe(3); // five more, but eight in flight at most
  await moveClock(house.database.url, 1_000);
  expect(await other.connections.take('catalogi', 1, BUDGET, 2)).toBe(0);
  expect(await one.connections.take('catalogi', 0, BUDGET, 0)).toBe(0);
  expect(await other.connections.take('catalogi', 9, BUDGET, 2)).toBe(5);
});

test('a halted connection lets one call at a time out, to see whether it works again; one that looks reset none', async () => {
  const { one, other } = house;
  await one.connections.halt('catalogi', diagnostic('ZS4101', 'the token is refused'));
  expect(await one.connections.take('catalogi', 3, BUDGET)).toBe(1);
  expect(await other.connections.take('catalogi', 3, BUDGET)).toBe(1);
  await one.connections.halt('archief', diagnostic('ZS4008', 'nothing of what was delivered is there'));
  expect(await one.connections.take('archief', 3, BUDGET)).toBe(0);
});

test('what rests answers a person who only looks, one call at a time, and is whole again after it', async () => {
  const { one, other } = house;
  await one.connections.pause('catalogi', new Date(Date.now() + 3_600_000), 'verhuizing', 'j.jansen');
  await one.connections.halt('archief', diagnostic('ZS4008', 'nothing of what was delivered is there'));
  expect(await one.connections.take('catalogi', 3, BUDGET)).toBe(0);
  for (const name of ['catalogi', 'archief']) expect([name, await other.connections.take(name, 3, BUDGET, 0, true)]).toEqual([name, 1]);
  await moveClock(house.database.url, 3_700_000); // a pause that ended by itself slows nothing
  expect(await one.connections.take('catalogi', 3, BUDGET)).toBe(3);
});

test('a grant whose answer was lost counts until the next question, and what a node had stops when it starts again or ends', async () => {
  const { one, other } = house;
  const wide = { perSecond: 100, inFlight: 8 };
  expect(await one.connections.take('catalogi', 8, wide)).toBe(8); // nobody hears of it
  expect(await other.connections.take('catalogi', 1, wide)).toBe(0);
  expect(await one.connections.take('catalogi', 3, wide, 0)).toBe(3);
  expect(await other.connections.take('catalogi', 9, wide)).toBe(5);
  await other.landed();
  expect(first(await one.connections.list()).inFlight).toBe(3);
  const command = await openStore({ url: house.database.url, key: Buffer.alloc(32, 7), node: 'one' });
  expect(await command.connections.take('catalogi', 2, wide)).toBe(2);
  await command.close();
  expect(first(await one.connections.list()).inFlight).toBe(3);
});

test('many that take at once get no more than there is', async () => {
  const programs = await Promise.all(Array.from({ length: 20 }, (_, n) => openStore({ url: house.database.url, key: Buffer.alloc(32, 7), node: n % 2 === 0 ? 'one' : 'other' })));
  const granted = await Promise.all(programs.map((program) => program.connections.take('catalogi', 1, { perSecond: 5, inFlight: 100 })));
  // A token more may have come in while they asked.
  expect(granted.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(5);
  const flying = first(await house.one.connections.list()).inFlight;
  expect(flying).toBe(granted.reduce((sum, n) => sum + n, 0));
  await Promise.all(programs.map((program) => program.close()));
  expect(flying).toBeLessThan(20);
});

test('calls of a node that died stop counting', async () => {
  await house.one.connections.take('catalogi', 3, BUDGET);
  await moveClock(house.database.url, 11 * MINUTE);
  expect(await house.other.connections.take('catalogi', 9, { perSecond: 100, inFlight: 8 })).toBe(5 + 3);
});

test('after five failures the connection rests, then one call tries, and success closes it', async () => {
  const { one, other } = house;
  await one.mark([named('1')], 'bulk');
  for (let n = 0; n < 5; n++) await one.connections.failed('register', why);
  expect(await one.connections.take('register', 1, BUDGET)).toBe(0);
  expect(await one.subjects.claim('bulk', 1, MINUTE)).toEqual([]);
  await moveClock(house.database.url, 11_000);
  expect(await one.connections.take('register', 5, BUDGET)).toBe(1);
  expect(await other.connections.take('register', 5, BUDGET)).toBe(0);
  await one.connections.succeeded('register');
  expect(await other.connections.take('register', 2, BUDGET)).toBe(2);
  expect(await one.subjects.claim('bulk', 1, MINUTE)).toHaveLength(1);
});

test('a configuration is activated once, and only forward', async () => {
  const { one, other } = house;
  expect(await one.revisions.active()).toBeNull();
  const made = await one.revisions.activate('abc', 'anna');
  expect(await other.revisions.activate('abc', 'piet')).toEqual(made);
  expect(await other.revisions.activate('def', 'piet')).toMatchObject({ number: 2, hash: 'def', activatedBy: 'piet' });
  expect(await one.revisions.activate('abc', 'anna')).toMatchObject({ number: 3 });
  const racing = await Promise.all([one.revisions.activate('x', 'anna'), other.revisions.activate('x', 'piet')]);
  expect(racing[0]).toEqual(racing[1]);
});

test('a person is known by a token that is kept nowhere', async () => {
  const token = await house.one.persons.add('anna', ['maker', 'approver']);
  expect(await house.other.persons.identify(token)).toEqual({ name: 'anna', roles: ['maker', 'approver'] });
  expect(await house.other.persons.identify('zs_other')).toBeNull();
  await expect(house.one.persons.add('anna', [])).rejects.toThrow('ZS1120');
  await expect(house.one.persons.add('zaaksluis', [])).rejects.toThrow('ZS1122');
  await house.one.persons.revoke('anna');
  expect(await house.one.persons.identify(token)).toBeNull();
  await expect(house.one.persons.revoke('anna')).rejects.toThrow('ZS1121');
});

test('a slot is taken once by many', async () => {
  const planned = new Date('2026-10-25T01:30:00Z');
  const taken = await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? house.one : house.other).slots.take('scan zaken', planned, `node ${n}`)));
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await house.one.slots.last('scan zaken')).toEqual(planned);
  expect(await house.one.slots.last('scan anders')).toBeNull();
});

test('recovering connections wait until each was looked up', async () => {
  await house.one.recoveries.begin(['catalogi', 'edepot', 'catalogi'], 'restored');
  expect(await house.other.recoveries.waiting()).toEqual(['catalogi', 'edepot']);
  await house.other.recoveries.done('catalogi', 'node other');
  expect(await house.one.recoveries.waiting()).toEqual(['edepot']);
});

test('adopting sets what we delivered, and makes nothing due', async () => {
  const base = { values: { naam: { value: 'Zaak' } }, links: { '': '7' }, desiredHash: null, revision: 'r1' };
  const ref = { system: 'register', kind: 'zaak', id: 'a' } as const;
  await house.one.adopt({ sync: 'zaken', ref, target: 'archief' }, base, 'anna');
  expect(await house.one.questions.atRest()).toBe(true);
  expect(await house.one.questions.deliveries({ id: 'a' }, null, 5)).toMatchObject([{ base, applied: 0, wanted: 0 }]);
  expect(await house.one.journal.of(ref, 5)).toMatchObject([{ action: 'adopted', actor: 'anna', detail: { fields: 1 } }]);
});

test('a shelf is shared by name, scanned by prefix, and changed by one at a time', async () => {
  const [mine, theirs] = [house.one.shelf('zgw'), house.other.shelf('zgw')];
  await mine.put('teller', 0);
  const add = (shelf: typeof mine): Promise<void> =>
    shelf.exclusively(async (alone) => {
      const n = await alone.get('teller');
      await new Promise(setImmediate);
      await alone.put('teller', (typeof n === 'number' ? n : 0) + 1);
    });
  await Promise.all(Array.from({ length: 12 }, (_, n) => add(n % 2 === 0 ? mine : theirs)));
  expect(await mine.get('teller')).toBe(12);
  await expect(mine.exclusively(async (alone) => { await alone.put('teller', 99); throw new Error('no'); })).rejects.toThrow('no');
  expect(await theirs.get('teller')).toBe(12);
  for (const key of ['zaaktype/b', 'zaaktype/a', 'zaaktypen', 'status/a']) await mine.put(key, key);
  expect(await theirs.scan('zaaktype/', null, 10)).toEqual(['zaaktype/a', 'zaaktype/b'].map((key) => ({ key, value: key })));
  expect(await theirs.scan('zaaktype/', 'zaaktype/a', 10)).toHaveLength(1);
  expect(await house.one.shelf('ander').get('teller')).toBeUndefined();
  await mine.remove('teller');
  expect(await mine.get('teller')).toBeUndefined();
});

test('the inbox keeps the last thing said, and an equal stamp changes nothing', async () => {
  const [mine, theirs] = [house.one.inbox('stuf'), house.other.inbox('stuf')];
  const said = (id: string, stamp: string, naam: string) => ({ ref: { system: 'stuf', kind: 'zaak' as const, id }, stamp, value: { naam }, provenance: {} });
  await mine.put([said('1', 'a', 'een'), said('2', 'a', 'twee'), said('2', 'b', 'twee nieuw')]);
  await theirs.put([said('1', 'a', 'niet anders')]);
  expect((await theirs.get(said('1', '', '').ref))?.value).toEqual({ naam: 'een' });
  await theirs.put([{ ...said('1', 'c', ''), value: null }]);
  const all = await mine.list(null, 10);
  expect(all.map((one) => [one.ref.id, one.value])).toEqual([['1', null], ['2', { naam: 'twee nieuw' }]]);
  expect(await mine.list('stuf:zaak/1', 10)).toHaveLength(1);
});

test('questions find a name by its id alone, over all syncs, and go on after a page', async () => {
  const { one } = house;
  await one.mark([named('1'), named('2'), named('3'), named('1', 'elders')], 'bulk');
  expect((await one.questions.subjects({ id: '1' }, null, 10)).map((row) => row.sync)).toEqual(['elders', 'zaken']);
  const page = await one.questions.subjects({ sync: 'zaken' }, null, 2);
  expect(page.map((row) => row.ref.id)).toEqual(['1', '2']);
  expect((await one.questions.subjects({ sync: 'zaken' }, page.at(-1)?.ref ?? null, 2)).map((row) => row.ref.id)).toEqual(['3']);
  for (const claim of await one.subjects.claim('bulk', 10, MINUTE)) {
    const raise = claim.ref.id === '3' ? ['archief', 'dms'] : [];
    await one.subjects.settle([{ claim, outcome: { kind: 'done', result: observed({ raise }) } }]);
  }
  expect((await one.questions.deliveries({ sync: 'zaken' }, null, 1)).map((row) => row.target)).toEqual(['archief', 'dms']);
  expect((await one.questions.deliveries({ target: 'dms' }, null, 5)).map((row) => row.target)).toEqual(['dms']);
});

test('a wake-up reaches the other node', async () => {
  const woken: string[] = [];
  let arrived = (): void => undefined;
  const heard = new Promise<void>((resolve) => (arrived = resolve));
  const listening = house.other.listen((queue) => {
    woken.push(queue);
    if (woken.length > 3) arrived(); // the first three say that it listens now
  });
  await house.one.mark([named('1')], 'live');
  const more = setInterval(() => void house.one.mark([named('1')], 'live'), 50); // it may not have listened yet
  await heard;
  clearInterval(more);
  await listening.stop();
  expect(woken.slice(0, 4)).toEqual(['subject', 'delivery', 'exchange', 'subject']);
});
