// The journal: what is written before, what after, and that nobody changes it unseen.
import { Client } from 'pg';
import type { Step } from '../../connector/contract';
import { moveClock } from '../../../test/support/clock';
import { diagnostic } from '../../diagnostics/diagnostic';
import type { Begun, DeliveryClaim, JournalEntry, Pending, Run } from '../../sync/ports';
import { claimedDelivery, first, MINUTE, openHouse, type House } from './testing';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const step = (name: string): Step => ({ name, action: 'create', object: { kind: 'zaak', key: name }, request: { naam: name }, repeatable: false, irreversible: false });
const steps = [step('zaak'), step('status'), step('rol')];
const pending: Pending = { values: {}, held: null, desiredHash: 'h1' };
const objects = [{ connection: 'doel', kind: 'zaak', key: 'zaak' }, { connection: 'doel', kind: 'zaak', key: 'a' }];
const RUN: Run = { actor: 'node one', plan: null, pending, leaseMs: MINUTE, connection: 'doel', objects };
const ref = { system: 'register', kind: 'zaak', id: '1' } as const;

const linesOf = (begun: Begun): readonly JournalEntry[] => {
  if (begun.kind !== 'begun') throw new Error(`the run was not begun: ${begun.kind}`);
  return begun.entries;
};
const settle = (claim: DeliveryClaim) => house.one.deliveries.settle([{ claim, outcome: { kind: 'done', result: { base: null, revision: 'r1', actions: [], diagnostics: [] } } }]);

async function tamper(sql: string): Promise<void> {
  const client = new Client({ connectionString: house.database.url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

test('a run is written down before it begins, in the order of its steps, and known to the next holder', async () => {
  const claim = await claimedDelivery(house.one);
  const lines = linesOf(await house.one.journal.intend(claim, steps, RUN));
  expect(lines.map((line) => [line.step, line.state])).toEqual([['zaak', 'intended'], ['status', 'intended'], ['rol', 'intended']]);
  const [zaak, status] = lines;
  await house.one.journal.done(zaak?.id ?? '', '7', { nummer: 12 }, { connection: 'doel', kind: 'zaak', key: 'zaak', owner: 'zaken/register/zaak/1' });
  expect(await house.one.objects.find([{ connection: 'doel', kind: 'zaak', key: 'zaak' }])).toMatchObject([{ targetId: '7', owner: 'zaken/register/zaak/1' }]);
  await house.one.journal.failed(status?.id ?? '', diagnostic('ZS4001', '503'));
  await moveClock(house.database.url, 2 * MINUTE); // the node dies here
  const heir = first(await house.other.deliveries.claim('bulk', 1, MINUTE));
  expect(heir.pending).toEqual(pending);
  const open = await house.other.journal.open(heir);
  expect(open.map((line) => [line.step, line.state, line.targetId])).toEqual([['zaak', 'done', '7'], ['status', 'failed', null], ['rol', 'intended', null]]);
  expect(open[0]?.detail).toEqual({ nummer: 12 });
  expect(open[2]?.request).toEqual(steps[2]);
});

test('intend writes nothing for a lost lease', async () => {
  const zombie = await claimedDelivery(house.one);
  await moveClock(house.database.url, 2 * MINUTE);
  const heir = first(await house.other.deliveries.claim('bulk', 1, MINUTE));
  expect(await house.one.journal.intend(zombie, steps, RUN)).toEqual({ kind: 'lost' });
  expect(await house.other.journal.open(heir)).toEqual([]);
  expect(await house.one.journal.of(ref, 10)).toEqual([]);
  expect((await house.other.journal.intend(heir, steps, RUN)).kind).toBe('begun'); // the zombie holds none of its objects
});

test('of two runs that want one object, the second writes nothing and holds nothing, until the first is settled', async () => {
  const [first, second] = [await claimedDelivery(house.one, '1'), await claimedDelivery(house.one, '2')];
  expect((await house.one.journal.intend(first, steps, { ...RUN, objects: objects.slice(0, 1) })).kind).toBe('begun');
  expect(await house.other.journal.intend(second, steps, RUN)).toEqual({ kind: 'busy', objects: objects.slice(0, 1) });
  expect(await house.other.journal.open(second)).toEqual([]);
  expect(await house.one.objects.hold(objects.slice(1), first.lease, MINUTE)).toEqual([]);
  await settle(first);
  expect((await house.other.journal.intend(second, steps, RUN)).kind).toBe('begun');
});

test.each<readonly [string, () => Promise<unknown>, () => Promise<unknown>]>([
  ['its connection is paused', () => house.one.connections.pause('doel', null, 'onderhoud', 'anna'), () => house.one.connections.resume('doel', 'anna')],
  ['its sync is paused', () => house.one.connections.pause('zaken', null, 'onderhoud', 'anna'), () => house.one.connections.resume('zaken', 'anna')],
  ['its connection is halted', () => house.one.connections.halt('doel', diagnostic('ZS4001', '401')), () => house.one.connections.revive('doel')],
  ['its connection is to be looked up again', () => house.one.recoveries.begin(['doel'], 'restored'), () => house.one.recoveries.done('doel', 'anna')],
])('while %s no run begins, and it holds nothing', async (_, rest, end) => {
  const claim = await claimedDelivery(house.one);
  await rest();
  expect(await house.one.journal.intend(claim, steps, RUN)).toEqual({ kind: 'resting' });
  expect(await house.one.objects.hold(objects, '00000000-0000-4000-8000-000000000000', 1)).toEqual([]);
  await house.one.objects.release('00000000-0000-4000-8000-000000000000');
  await end();
  expect((await house.one.journal.intend(claim, steps, RUN)).kind).toBe('begun');
});

test('a step is resolved once', async () => {
  const claim = await claimedDelivery(house.one);
  const line = first(linesOf(await house.one.journal.intend(claim, [step('zaak')], RUN)));
  await house.one.journal.done(line.id, '7', {});
  await house.one.journal.done(line.id, '8', {});
  await house.one.journal.failed(line.id, diagnostic('ZS4001', '503'));
  expect((await house.one.journal.of(ref, 10)).map((one) => [one.state, one.targetId])).toEqual([['intended', null], ['done', '7']]);
});

test('settling as done closes the run; any other end leaves it open', async () => {
  const claim = await claimedDelivery(house.one);
  await house.one.journal.intend(claim, steps, RUN);
  await house.one.deliveries.settle([{ claim, outcome: { kind: 'again', afterMs: 0, reason: diagnostic('ZS4001', '503') } }]);
  const again = first(await house.one.deliveries.claim('bulk', 1, MINUTE));
  expect(again.pending).toEqual(pending);
  expect(await house.one.journal.open(again)).toHaveLength(3);
  await expect(house.one.journal.intend(again, steps, RUN)).rejects.toThrow('not resolved');
  for (const line of await house.one.journal.open(again)) await house.one.journal.done(line.id, null, {});
  const result = { base: null, revision: 'r1', actions: [], diagnostics: [] };
  await house.one.deliveries.settle([{ claim: again, outcome: { kind: 'done', result } }]);
  expect(await house.one.journal.open(again)).toEqual([]);
});

test('how long an effect has been missing counts from the first look', async () => {
  const claim = await claimedDelivery(house.one);
  const line = first(linesOf(await house.one.journal.intend(claim, [step('zaak')], RUN)));
  expect(await house.one.journal.missed(line.id)).toBeLessThan(1_000);
  await moveClock(house.database.url, MINUTE);
  expect(await house.one.journal.missed(line.id)).toBeGreaterThanOrEqual(MINUTE);
});

const note = (n: number) => ({ sync: 'zaken', ref, target: null, action: 'noted', actor: 'anna', plan: null, detail: { n } });

describe('the chain', () => {
  beforeEach(async () => {
    const claim = await claimedDelivery(house.one);
    await Promise.all(Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? house.one : house.other).journal.note(note(n))));
    await house.one.journal.intend(claim, steps, RUN);
  });

  test('fits as it was written, by two nodes at once and over a month', async () => {
    expect(await house.one.journal.verify()).toBeNull();
    await moveClock(house.database.url, 40 * 24 * 60 * MINUTE);
    await house.other.journal.note(note(99));
    expect(await house.one.journal.verify()).toBeNull();
    expect((await house.one.journal.of(ref, 2)).map((line) => line.detail)).toEqual([{}, { n: 99 }]);
  });

  test('finds a changed line', async () => {
    await tamper(`update journal set detail = '{"n": 1000}' where nr = 5`);
    const lines = await house.one.journal.of(ref, 100);
    expect(await house.one.journal.verify()).toEqual({ id: lines[4]?.id, at: lines[4]?.at });
  });

  test('finds a changed line although its own hash was made to fit', async () => {
    await tamper(`update journal j set actor = 'piet' where nr = 5; update journal j set hash = sha256(previous || journal_content(j)) where nr = 5`);
    expect(await house.one.journal.verify()).toMatchObject({ id: (await house.one.journal.of(ref, 100))[5]?.id });
  });

  test('finds where a line was removed, in the middle and at the end', async () => {
    await tamper('delete from journal where nr = (select max(nr) from journal)');
    expect(await house.one.journal.verify()).toMatchObject({ id: (await house.one.journal.of(ref, 100)).at(-1)?.id });
    await tamper('delete from journal where nr = 5');
    expect(await house.one.journal.verify()).toMatchObject({ id: (await house.one.journal.of(ref, 100))[4]?.id });
  });
});
