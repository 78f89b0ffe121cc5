// A node as a whole: which files it works with, what it does by the clock, and what it tells a monitor.
import { readdirSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { moveClock } from '../../test/support/clock';
import { untilRest } from '../engine/reconciler';
import type { Claimed, Queue } from '../engine/queue';
import { diagnostic } from '../diagnostics/diagnostic';
import type { House } from '../compose';
import { scan } from '../sync/scan';
import { status } from '../sync/status';
import { runLoops } from './loops';
import { makeMetrics } from './metrics';
import { startNode } from './node';
import { activate, otherFiles } from './revision';
import { schedulesOf } from './schedules';
import { otherSync, testHouse, type TestHouse } from './testing/house';

const never = new AbortController().signal;
const opened: AsyncDisposable[] = [];
const keep = <T extends AsyncDisposable>(it: T): T => {
  opened.push(it);
  return it;
};

let here: TestHouse;
beforeEach(async () => {
  here = await testHouse();
});
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one[Symbol.asyncDispose]();
  await here.end();
});

const rest = (house: House): Promise<unknown> => untilRest(() => house.store.questions.atRest(), AbortSignal.timeout(50_000));

test('the files of the first node become the active revision; asking for the status makes nothing active', async () => {
  const asking = keep(await here.open());
  expect(await otherFiles(asking)).toBeNull();
  expect(await asking.store.revisions.active()).toBeNull();
  const node = keep(await startNode(asking));
  expect(node.idle()).toBeNull();
  expect(await asking.store.revisions.active()).toMatchObject({ number: 1, hash: asking.hash });
});

test('a node with other files serves reads, claims nothing and says so, until its files are made active', async () => {
  const first = keep(await here.open());
  keep(await startNode(first));
  here.write('syncs/zaaktypen.yaml', otherSync());
  const second = keep(await here.open());
  const node = keep(await startNode(second));
  expect(node.idle()).toMatchObject({ code: 'ZS1142' });
  const ready = await fetch(`${node.url}/health/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ ok: false, because: expect.stringContaining('the house works with') as string });
  expect((await fetch(`${node.url}/metrics`)).status).toBe(200);
  expect(await second.store.subjects.claim('bulk', 10, 60_000)).toEqual([]);

  here.drop('een.xml', ['B9001', 'B9002']);
  await scan(first.room, 'zaaktypen', never);
  await rest(first);
  // The sensitive setting changed: the other files want another vertrouwelijkheid, and none of it came through.
  expect((await first.store.questions.subjects({ sync: 'zaaktypen' }, null, 10)).map((row) => row.desired?.['vertrouwelijkheidaanduiding'] ?? row.presence)).not.toContain('confidentieel');
});

test('a changed configuration is looked at again in bulk, once, and activating the same files again changes nothing', async () => {
  const first = keep(await here.open());
  await activate(first);
  const ids = Array.from({ length: 1_203 }, (_, index) => `B${index}`);
  await first.store.mark(ids.map((id) => ({ sync: 'zaaktypen', ref: { system: 'inavigator', kind: 'zaaktype', id } })), 'live');
  for (;;) {
    const claims = await first.store.subjects.claim('live', 500, 60_000);
    if (claims.length === 0) break;
    await first.store.subjects.settle(claims.map((claim) => ({ claim, outcome: { kind: 'done', result: { presence: 'out', desired: null, hash: 'h', stamp: null, revision: first.hash, provenance: {}, diagnostics: [], raise: [], discovered: [] } } })));
  }
  expect(await first.store.questions.atRest()).toBe(true);
  here.write('syncs/zaaktypen.yaml', otherSync());
  const second = keep(await here.open());
  const pages: number[] = [];
  const counting: House = { ...second, room: { ...second.room, store: { ...second.store, mark: (marks, lane) => {
    pages.push(marks.length);
    expect(lane).toBe('bulk');
    return second.store.mark(marks, lane);
  } } } };
  await activate(counting);
  expect(pages.reduce((sum, one) => sum + one, 0)).toBe(ids.length);
  expect(Math.max(...pages)).toBeLessThanOrEqual(500);
  expect((await second.store.questions.counts()).find((row) => row.target === null)).toMatchObject({ total: 1_203, due: 1_203 });
  expect((await activate(second)).marked).toBe(0);
});

test('scans and proofs run by the clock, each under its own name, and a proof is shown by status with its date and its drift', async () => {
  const house = keep(await here.open());
  keep(await startNode(house));
  const schedules = schedulesOf(house, never);
  expect(schedules.map(({ name, cron }) => [name, cron])).toEqual([['zaaktypen scan', '*/15 * * * *'], ['zaaktypen prove', '30 3 * * *'], ['house tidy', expect.any(String)], ['house upkeep', '7 * * * *']]);
  here.drop('een.xml', ['B9001']);
  await schedules[0]?.run(new Date());
  await rest(house);
  await schedules[1]?.run(new Date());
  const now = await status(house.room);
  expect(now.proofs).toMatchObject([{ sync: 'zaaktypen', revision: house.hash, totals: { 'in-step': 1, differs: 0, missing: 0, selected: 1 } }]);
  expect(now.silent).toEqual([]);
});

test('refused files, and what else was kept long enough, go by the clock', async () => {
  const house = keep(await here.open());
  const quarantine = path.join(here.root, 'exports/quarantine');
  mkdirSync(quarantine);
  const old = new Date(Date.now() - 31 * 24 * 3_600_000);
  for (const name of ['oud.xml', 'nieuw.xml', 'eigen.xml']) writeFileSync(path.join(quarantine, name), '<dsp/>');
  for (const name of ['oud.xml', 'nieuw.xml']) writeFileSync(path.join(quarantine, `${name}.txt`), `${name} was refused at …. Nothing of it was taken in.\n`);
  writeFileSync(path.join(quarantine, 'eigen.xml.txt'), 'een aantekening van een mens\n');
  for (const name of ['oud.xml', 'oud.xml.txt', 'eigen.xml', 'eigen.xml.txt', 'nieuw.xml']) utimesSync(path.join(quarantine, name), old, old);
  const plan = await house.store.plans.save({ sync: 'zaaktypen', origin: 'saved', of: null, madeBy: 'anna', decisions: {}, revision: house.hash, entries: [] });
  await house.store.plans.reject(plan, 'bram', 'niet nu');
  await moveClock(here.url, 31 * 24 * 3_600_000);
  await schedulesOf(house, never).find(({ name }) => name === 'house tidy')?.run(new Date());
  expect(readdirSync(quarantine).sort()).toEqual(['eigen.xml', 'eigen.xml.txt', 'nieuw.xml', 'nieuw.xml.txt']);
  expect(await house.store.plans.list({})).toEqual([]);
});

test('content is claimed one by one, in a lane of its own', async () => {
  const house = keep(await here.open());
  const asked: [string, number][] = [];
  const stop = new AbortController();
  const watching = <C extends Claimed, S extends { readonly claim: C }>(queue: Queue<C, S>): Queue<C, S> => ({ ...queue, claim: (lane, limit, leaseMs) => {
    asked.push([lane, limit]);
    if (new Set(asked.map(([one]) => one)).size === 3) stop.abort();
    return queue.claim(lane, limit, leaseMs);
  } });
  await runLoops({ ...house, store: { ...house.store, subjects: house.store.subjects, deliveries: watching(house.store.deliveries) } } as House, {}, stop.signal);
  expect(new Set(asked.filter(([lane]) => lane === 'content').map(([, limit]) => limit))).toEqual(new Set([1]));
  expect(Math.max(...asked.filter(([lane]) => lane === 'bulk').map(([, limit]) => limit))).toBeGreaterThan(1);
});

test('metrics hold no personal data: names of the configuration and counts, nothing of people or zaken', async () => {
  const house = keep(await here.open());
  const { store } = house;
  await store.mark([{ sync: 'zaaktypen', ref: { system: 'inavigator', kind: 'zaaktype', id: '999993653' } }], 'live');
  const [claim] = await store.subjects.claim('live', 1, 60_000);
  if (!claim) throw new Error('nothing was claimed');
  await store.subjects.settle([{ claim, outcome: { kind: 'blocked', reason: diagnostic('ZS4001', 'geboren als Truus Testpersoon, 999993653') } }]);
  await store.connections.pause('register', null, 'op verzoek van Truus Testpersoon', 'j.jansen');
  await store.connections.halt('inavigator', diagnostic('ZS4001', '999993653'));
  const metrics = makeMetrics(house);
  metrics.observed([{ claim, outcome: { kind: 'blocked', reason: diagnostic('ZS4001', '999993653') } }]);
  metrics.called('register', 500, 12);
  const text = await metrics.text();
  expect(text).toContain('zaaksluis_rows{sync="zaaktypen",target="",state="blocked"} 1');
  expect(text).not.toMatch(/999993653|Truus|jansen/);
});
