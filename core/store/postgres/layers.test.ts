// Which layer marked a subject, what each layer caught, and which changes nobody told of.
import { moveClock } from '../../../test/support/clock';
import type { Layer, Observed } from '../../sync/ports';
import { first, MINUTE, named, observed, openHouse, type House } from './testing';

let house: House;
beforeEach(async () => { house = await openHouse(); });
afterEach(() => house.close());

const MOMENT = 60 * MINUTE;

/** Observes all that is due in both lanes; `hash` of each by its id. */
async function observe(hash: (id: string) => string, rest: Partial<Observed> = {}): Promise<void> {
  for (const lane of ['live', 'bulk'] as const) {
    const claims = await house.one.subjects.claim(lane, 100, MINUTE);
    await house.one.subjects.settle(claims.map((claim) => ({ claim, outcome: { kind: 'done', result: observed({ hash: hash(claim.ref.id), raise: [], told: true, ...rest }) } })));
  }
}

async function walk(kind: 'scan' | 'hot' | 'window', names: readonly (readonly [id: string, stamp: string])[]): Promise<void> {
  const state = await house.one.scans.begin('zaken', kind);
  const marks = names.map(([id, stamp]) => ({ ...named(id), stamp }));
  await house.one.scans.end((await house.one.scans.page(state, marks, null, 'bulk')).state, []);
}

const layerOf = async (id: string): Promise<Layer | undefined> => (await house.one.questions.subjects({ sync: 'zaken', id }, null, 1))[0]?.layer;
const changes = async () => Object.fromEntries((await house.one.questions.caught(1)).map(({ layer, looked, changed, added }) => [layer, [looked, changed, added]]));
const gaps = async (): Promise<Record<string, number>> => Object.fromEntries((await house.one.questions.missed(0, MOMENT)).map(({ layer, count }) => [layer, count]));

test('each layer is counted with what it looked at, what had changed and what was new', async () => {
  await walk('scan', [['1', 'a'], ['2', 'a'], ['3', 'a']]);
  await observe(() => 'h1');
  await walk('hot', [['1', 'b'], ['2', 'b'], ['4', 'a']]);
  await observe((id) => (id === '2' ? 'h1' : 'h2'));
  await house.one.mark([named('3')], 'live', 'webhook');
  await observe(() => 'h2');
  expect(await changes()).toEqual({ first: [3, 3, 3], hot: [3, 2, 1], webhook: [1, 1, 0] });
});

test('a change that a sweep found first is missed, until somebody tells of it, also late', async () => {
  await walk('scan', [['1', 'a'], ['2', 'a']]);
  await observe(() => 'h1');
  expect(await gaps()).toEqual({});
  await walk('window', [['1', 'b'], ['2', 'b']]);
  await observe(() => 'h2');
  expect(await gaps()).toEqual({ window: 2 });
  await house.one.mark([named('1')], 'live', 'webhook');
  expect(await gaps()).toEqual({ window: 1 });
});

test('a webhook that comes before the sweep has looked takes the honour', async () => {
  await walk('scan', [['1', 'a']]);
  await observe(() => 'h1');
  await walk('hot', [['1', 'b']]);
  expect(await layerOf('1')).toBe('hot');
  await house.one.mark([named('1')], 'live', 'webhook');
  expect(await layerOf('1')).toBe('webhook');
  await walk('hot', [['1', 'c']]);
  await observe(() => 'h2');
  expect(await gaps()).toEqual({});
  expect(await changes()).toMatchObject({ webhook: [1, 1, 0] });
});

test('a source that tells of nothing misses nothing, and a changed mapping is no change of the source', async () => {
  await walk('scan', [['1', 'a']]);
  await observe(() => 'h1');
  await walk('hot', [['1', 'b']]);
  await observe(() => 'h2', { told: false });
  await walk('hot', [['1', 'c']]);
  await observe(() => 'h3', { revision: 'r2' });
  expect(await gaps()).toEqual({});
  expect(await changes()).toMatchObject({ hot: [2, 1, 0] });
});

test('a partial sweep says nothing of names it did not list, and begins where the last one of its kind began', async () => {
  await walk('scan', [['1', 'a'], ['2', 'a']]);
  await walk('hot', [['1', 'b']]);
  const next = await house.one.scans.begin('zaken', 'hot');
  expect(next).toMatchObject({ kind: 'hot', first: false, since: expect.any(Date) });
  expect(await house.one.scans.begin('zaken', 'window')).toMatchObject({ since: null });
  const whole = await house.one.scans.begin('zaken');
  const state = (await house.one.scans.page(whole, [{ ...named('1'), stamp: 'b' }], null, 'bulk')).state;
  expect(await house.one.scans.unseen(state, null, 10)).toEqual([named('2').ref]);
});

test('a complete scan and a sweep go on side by side, each with its own cursor', async () => {
  const scan = await house.one.scans.begin('zaken');
  const hot = await house.one.scans.begin('zaken', 'hot');
  await house.one.scans.page(scan, [named('1')], { page: 2 }, 'bulk');
  await house.one.scans.page(hot, [named('2')], { page: 9 }, 'bulk');
  expect((await house.other.scans.begin('zaken')).cursor).toEqual({ page: 2 });
  expect((await house.other.scans.begin('zaken', 'hot')).cursor).toEqual({ page: 9 });
});

test('a deep look takes those that were not observed for longest, a few at a time, and leaves what is blocked', async () => {
  for (const id of ['1', '2', '3']) {
    await house.one.mark([named(id)], 'bulk');
    await observe(() => 'h1');
  }
  await house.one.mark([named('blocked')], 'bulk');
  const claim = first(await house.one.subjects.claim('bulk', 1, MINUTE));
  await house.one.subjects.settle([{ claim, outcome: { kind: 'blocked', reason: { code: 'ZS3003', severity: 'error', message: 'x', remedy: 'y' } } }]);
  expect(await house.one.markOldest('zaken', 2)).toBe(2);
  expect((await house.one.subjects.claim('bulk', 10, MINUTE)).map(({ ref }) => ref.id).sort()).toEqual(['1', '2']);
  expect(await house.one.markOldest('zaken', 5)).toBe(1);
});

test('a name that settles waits a moment, and what comes meanwhile goes with it', async () => {
  await house.one.mark([{ ...named('1'), settleMs: 2_000 }], 'live', 'webhook');
  await house.one.mark([{ ...named('1'), settleMs: 2_000 }], 'live', 'webhook');
  expect(await house.one.subjects.claim('live', 10, MINUTE)).toEqual([]);
  await moveClock(house.database.url, 2_000);
  expect(await house.one.subjects.claim('live', 10, MINUTE)).toMatchObject([{ wanted: 2 }]);
});

test('a name that only stood for others is forgotten when they are marked, by the layer that told of it', async () => {
  const besluit = { sync: 'zaken', ref: { system: 'register', kind: 'besluit', id: 'b1' } } as const;
  await house.one.mark([besluit], 'live', 'webhook');
  const claim = first(await house.one.subjects.claim('live', 1, MINUTE));
  await house.one.subjects.settle([{ claim, outcome: { kind: 'done', result: observed({ presence: 'out', desired: null, hash: null, raise: [], standsIn: true, discovered: [named('1')] }) } }]);
  expect((await house.one.questions.subjects({ sync: 'zaken' }, null, 10)).map(({ ref, layer }) => [ref.id, layer])).toEqual([['1', 'webhook']]);
  expect(await changes()).toEqual({});
});
