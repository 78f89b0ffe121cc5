// Who waits for several names wakes once, when each of them is there; and nobody who waits is forgotten.
import { moveClock } from '../../../test/support/clock';
import { diagnostic } from '../../diagnostics/diagnostic';
import { formatRef } from '../../model/ref';
import type { Delivered, DeliveryClaim } from '../../sync/ports';
import { MINUTE, named, observed, openHouse, type House } from './testing';

let house: House;
beforeEach(async () => void (house = await openHouse()));
afterEach(() => house.close());

const reason = diagnostic('ZS4016', 'waits');
const result = (id: string): Delivered => ({ base: { values: {}, links: { '': id }, desiredHash: 'h1', revision: 'r1' }, revision: 'r1', actions: ['create'], diagnostics: [] });
const place = (id: string, target = 'archief'): string => `zaken/${formatRef(named(id).ref)}#${target}`;

/** Claimed deliveries of these zaken, by id. */
async function claimed(...ids: readonly string[]): Promise<Record<string, DeliveryClaim>> {
  await house.one.mark(ids.map((id) => named(id)), 'bulk');
  for (const claim of await house.one.subjects.claim('bulk', ids.length, MINUTE)) await house.one.subjects.settle([{ claim, outcome: { kind: 'done', result: observed() } }]);
  return Object.fromEntries((await house.one.deliveries.claim('bulk', ids.length, MINUTE)).map((claim) => [claim.ref.id, claim]));
}

const of = (claims: Record<string, DeliveryClaim>, id: string): DeliveryClaim => claims[id] as DeliveryClaim;
const arrive = (claim: DeliveryClaim, node = house.one) => node.deliveries.settle([{ claim, outcome: { kind: 'done', result: result(claim.ref.id) } }]);
const due = async (): Promise<string[]> => (await house.one.deliveries.claim('bulk', 9, MINUTE)).map((claim) => claim.ref.id);

test('who waits for several names is woken once, by the last of them', async () => {
  const claims = await claimed('zaak', 'd1', 'd2', 'd3');
  await house.one.deliveries.settle([{ claim: of(claims, 'zaak'), outcome: { kind: 'again', afterMs: 30 * MINUTE, reason, waitsOn: [[place('d1')], [place('d2')], [place('d3')]] } }]);
  await arrive(of(claims, 'd1'));
  await arrive(of(claims, 'd3'));
  expect(await due()).toEqual([]);
  await arrive(of(claims, 'd2'));
  expect(await due()).toEqual(['zaak']);
});

test('of names that stand for one thing, one is enough', async () => {
  const claims = await claimed('zaak', 'd1');
  await house.one.deliveries.settle([{ claim: of(claims, 'zaak'), outcome: { kind: 'again', afterMs: 30 * MINUTE, reason, waitsOn: [[place('d1'), place('d1', 'elders')]] } }]);
  await arrive(of(claims, 'd1'));
  expect(await due()).toEqual(['zaak']);
});

test('the net brings back who waits for what never comes', async () => {
  const claims = await claimed('zaak');
  await house.one.deliveries.settle([{ claim: of(claims, 'zaak'), outcome: { kind: 'again', afterMs: 30 * MINUTE, reason, waitsOn: [[place('d1')]] } }]);
  await moveClock(house.database.url, 31 * MINUTE);
  expect(await due()).toEqual(['zaak']);
});

test('what arrived while its waiter was looking is waited for no more', async () => {
  const claims = await claimed('zaak', 'd1', 'd2');
  await arrive(of(claims, 'd1'));
  await house.one.deliveries.settle([{ claim: of(claims, 'zaak'), outcome: { kind: 'again', afterMs: 30 * MINUTE, reason, waitsOn: [[place('d1')], [place('d2')]], absent: [place('d1'), place('d2')] } }]);
  expect(await due()).toEqual([]);
  await arrive(of(claims, 'd2'));
  expect(await due()).toEqual(['zaak']);
});

test('what was there, and settled again while its waiter was looking, is waited for no more', async () => {
  const claims = await claimed('hoofdzaak', 'deelzaak');
  await arrive(of(claims, 'deelzaak'));
  const waiting = (lookedMs: number) => ({ claim: of(claims, 'hoofdzaak'), outcome: { kind: 'again' as const, afterMs: 30 * MINUTE, reason, waitsOn: [[place('deelzaak')]], lookedMs } });
  await house.one.deliveries.settle([waiting(MINUTE)]);
  const [woken] = await house.one.deliveries.claim('bulk', 9, MINUTE);
  expect(woken?.ref.id).toBe('hoofdzaak');
  await moveClock(house.database.url, 10_000); // nothing settled since it looked
  await house.one.deliveries.settle([{ ...waiting(5_000), claim: woken as DeliveryClaim }]);
  expect(await due()).toEqual([]);
});

test('two that are wanted by one, settled at the same moment by two nodes, wake it', async () => {
  for (let round = 0; round < 30; round += 1) {
    const [zaak, d1, d2] = [`z${round}`, `a${round}`, `b${round}`] as const;
    const claims = await claimed(zaak, d1, d2);
    await house.one.deliveries.settle([{ claim: of(claims, zaak), outcome: { kind: 'again', afterMs: 30 * MINUTE, reason, waitsOn: [[place(d1)], [place(d2)]] } }]);
    await Promise.all([arrive(of(claims, d1)), arrive(of(claims, d2), house.other)]);
    const [woken] = await house.one.deliveries.claim('bulk', 9, MINUTE);
    expect(woken?.ref.id).toBe(zaak);
    await arrive(woken as DeliveryClaim);
  }
});

test('two that want each other, settled at the same moment by two nodes: the one that was first is woken', async () => {
  for (let round = 0; round < 30; round += 1) {
    const [a, b] = [`a${round}`, `b${round}`] as const;
    const claims = await claimed(a, b);
    const wants = (own: string, other: string) => [{ claim: of(claims, own), outcome: { kind: 'done' as const, result: result(own), wokenBy: [place(other)] } }];
    await Promise.all([house.one.deliveries.settle(wants(a, b)), house.other.deliveries.settle(wants(b, a))]);
    const woken = await house.one.deliveries.claim('bulk', 9, MINUTE);
    expect({ round, woken: woken.length }).not.toEqual({ round, woken: 0 });
    for (const claim of woken) await arrive(claim);
  }
});

describe('what is on its way', () => {
  const coming = async (...ids: readonly string[]): Promise<string[]> => [...(await house.one.questions.coming(ids.map((id) => place(id))))].map((name) => name.replace(/.*\/|#.*/g, '')).sort();

  test('is due or in hand, as a subject or as a delivery; what nobody knows is not', async () => {
    await claimed('hand');
    await house.one.mark([named('due')], 'bulk');
    expect(await coming('hand', 'due', 'unknown')).toEqual(['due', 'hand']);
  });

  test('is not what arrived, failed, is blocked or waits itself', async () => {
    const claims = await claimed('there', 'failed', 'blocked', 'waits');
    await arrive(of(claims, 'there'));
    await house.one.deliveries.settle([
      { claim: of(claims, 'failed'), outcome: { kind: 'retry', reason, notBeforeMs: MINUTE } },
      { claim: of(claims, 'blocked'), outcome: { kind: 'blocked', reason } },
      { claim: of(claims, 'waits'), outcome: { kind: 'again', afterMs: MINUTE, reason, waitsOn: [[place('other')]] } },
    ]);
    expect(await coming('there', 'failed', 'blocked', 'waits')).toEqual([]);
  });
});
