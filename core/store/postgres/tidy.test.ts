// What was kept long enough goes, and nothing else does.
import { moveClock } from '../../../test/support/clock';
import type { PlanEntry } from '../../sync/ports';
import { claimedDelivery, MINUTE, openHouse, type House } from './testing';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const DAY = 24 * 60 * MINUTE;
const keep = { journalMs: 90 * DAY, plansMs: 30 * DAY };
const event = (action: string) => ({ sync: null, ref: null, target: null, action, actor: 'anna', plan: null, detail: {} });
const entry: PlanEntry = {
  ref: { system: 'register', kind: 'zaak', id: '1' }, target: 'archief', steps: [], stepsHash: 's', changes: [], diagnostics: [], approval: [],
  hashes: { source: null, base: null, target: null }, before: { omschrijving: 'Zoals het was' }, state: 'open',
};
const saved = (of: string | null = null) => ({ sync: 'zaken', origin: of === null ? ('saved' as const) : ('rollback' as const), of, madeBy: 'anna', decisions: {}, revision: 'r1', entries: [entry] });

test('months of the journal that ended before its term go whole, and what is left is an unbroken chain', async () => {
  const { one } = house;
  await one.journal.note(event('first'));
  await moveClock(house.database.url, 40 * DAY);
  await one.journal.note(event('second'));
  expect(await one.tidy(keep)).toEqual({ months: 0, plans: 0, proofs: 0 });
  await moveClock(house.database.url, 130 * DAY);
  await one.journal.note(event('third'));
  expect((await one.tidy(keep)).months).toBe(2);
  expect(await one.journal.verify()).toBeNull();
  await moveClock(house.database.url, 400 * DAY);
  // The month of the last line stays, whatever its age.
  await one.tidy(keep);
  expect(await one.journal.verify()).toBeNull();
  await one.journal.note(event('fourth'));
  expect(await one.journal.verify()).toBeNull();
});

test('plans that are over go with their before-images after their term; those that wait stay', async () => {
  const { one } = house;
  await claimedDelivery(one);
  const over = await one.plans.save(saved());
  await one.plans.reject(over, 'piet', 'not now');
  const rolledBack = await one.plans.save(saved());
  await one.plans.reject(rolledBack, 'piet', 'not now');
  const waiting = await one.plans.save(saved(rolledBack));
  await moveClock(house.database.url, 29 * DAY);
  expect((await one.tidy(keep)).plans).toBe(0);
  await moveClock(house.database.url, 2 * DAY);
  expect((await one.tidy(keep)).plans).toBe(1);
  expect((await one.plans.list({})).map((plan) => plan.id).sort()).toEqual([rolledBack, waiting].sort());
});

test('the last proof and the last planned moment stay, older ones go', async () => {
  const { one } = house;
  const proof = { sync: 'zaken', tookMs: 5, depth: 'fields' as const, totals: { 'in-step': 1, selected: 1 }, revision: 'r1', by: 'one' };
  await one.proofs.keep(proof);
  await one.slots.take('zaken scan', new Date('2026-01-01T00:00:00Z'), 'one');
  await moveClock(house.database.url, 200 * DAY);
  await one.proofs.keep({ ...proof, totals: { 'in-step': 2, selected: 2 } });
  await one.slots.take('zaken scan', new Date('2026-08-01T00:00:00Z'), 'one');
  await moveClock(house.database.url, 200 * DAY);
  expect((await one.tidy(keep)).proofs).toBe(1);
  expect((await one.proofs.last()).map((last) => last.totals)).toEqual([{ 'in-step': 2, selected: 2 }]);
  expect(await one.slots.last('zaken scan')).toEqual(new Date('2026-08-01T00:00:00Z'));
  // The moment that went is long past: nobody asks for it again, for the newest is later.
  expect(await one.slots.take('zaken scan', new Date('2026-08-01T00:00:00Z'), 'other')).toBe(false);
});
