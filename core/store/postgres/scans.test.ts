// Scans: a page and its cursor are one, and an unchanged name costs nobody work.
import { randomUUID } from 'node:crypto';
import type { Mark } from '../../sync/ports';
import { first, MINUTE, named, observed, openHouse, type House } from './testing';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const stamped = (id: string, stamp: string): Mark => ({ ...named(id), stamp });

test('page and cursor are one transaction: a failing page leaves the cursor and its names', async () => {
  const { one } = house;
  const scan = await one.scans.begin('zaken');
  const { state } = await one.scans.page(scan, [named('1')], { page: 2 }, 'bulk');
  const broken = [named('2'), { sync: 'zaken', ref: { system: 'register', kind: 'zaak', id: 'nul \0 byte' } } as const];
  await expect(one.scans.page(state, broken, { page: 3 }, 'bulk')).rejects.toThrow();
  expect(await one.scans.begin('zaken')).toEqual({ sync: 'zaken', kind: 'scan', first: true, since: null, number: 1, cursor: { page: 2 }, finished: false, listed: 1, marked: 1 });
  expect((await one.questions.subjects({ sync: 'zaken' }, null, 10)).map((row) => row.ref.id)).toEqual(['1']);
});

test('of two nodes that read the same page, one takes it in', async () => {
  const { one, other } = house;
  const [mine, theirs] = await Promise.all([one.scans.begin('zaken'), other.scans.begin('zaken')]);
  expect(mine).toEqual(theirs);
  await one.scans.page(mine, [named('1')], { page: 2 }, 'bulk');
  await expect(other.scans.page(theirs, [named('1')], { page: 2 }, 'bulk')).rejects.toThrow('ZS1124');
  expect(await one.scans.begin('zaken')).toMatchObject({ listed: 1, cursor: { page: 2 } });
});

test('only names whose stamp differs are marked', async () => {
  const { one } = house;
  let scan = await one.scans.begin('zaken');
  expect(await one.scans.page(scan, [stamped('1', 'a'), stamped('2', 'a'), named('3')], null, 'bulk')).toMatchObject({ marked: 3, state: { finished: true, cursor: null } });
  await one.scans.end(scan, []);
  for (const claim of await one.subjects.claim('bulk', 5, MINUTE)) {
    await one.subjects.settle([{ claim, outcome: { kind: 'done', result: observed({ raise: [] }) } }]);
  }
  scan = await one.scans.begin('zaken');
  expect(scan).toMatchObject({ number: 2, listed: 0 });
  expect(await one.scans.page(scan, [stamped('1', 'a'), stamped('2', 'b'), named('3')], null, 'bulk')).toMatchObject({ marked: 2 });
  expect((await one.subjects.claim('bulk', 5, MINUTE)).map((claim) => claim.ref.id).sort()).toEqual(['2', '3']);
});

test('a name that comes twice in a page counts once', async () => {
  const { one } = house;
  const scan = await one.scans.begin('zaken');
  expect(await one.scans.page(scan, [stamped('1', 'a'), stamped('1', 'b')], null, 'bulk')).toMatchObject({ marked: 1, state: { listed: 1 } });
  expect(first(await one.subjects.claim('bulk', 5, MINUTE)).wanted).toBe(1);
});

test('names that an earlier scan listed and this one did not are unseen; what was never listed is not', async () => {
  const { one } = house;
  let scan = await one.scans.begin('zaken');
  await one.scans.page(scan, ['1', '2', '3', '4'].map((id) => stamped(id, 'a')), null, 'bulk');
  await one.scans.end(scan, []);
  await one.mark([named('webhook')], 'live');
  scan = await one.scans.begin('zaken');
  await one.scans.page(scan, [stamped('2', 'a')], null, 'bulk');
  const page = await one.scans.unseen(scan, null, 2);
  expect(page.map((ref) => ref.id)).toEqual(['1', '3']);
  expect((await one.scans.unseen(scan, page.at(-1) ?? null, 2)).map((ref) => ref.id)).toEqual(['4']);
});

test('20,000 names are marked in pages, each once', async () => {
  const { one } = house;
  let scan = await one.scans.begin('zaken');
  for (let page = 1; page <= 20; page++) {
    const names = Array.from({ length: 1_000 }, () => stamped(randomUUID(), 'a'));
    scan = (await one.scans.page(scan, names, page === 20 ? null : page, 'bulk')).state;
  }
  expect(scan).toMatchObject({ listed: 20_000, marked: 20_000, finished: true });
  expect(await one.questions.counts()).toMatchObject([{ total: 20_000, due: 20_000 }]);
});
