// How calls share the statements that let them go: in order, never above what the house grants, and told when they ended.
import { Retry } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import type { ConnectionState } from '../sync/ports';
import { openBudget } from './budget';

const never = new AbortController().signal;
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const budget = { perSecond: 100, inFlight: 8 };

const rested = (): Promise<ConnectionState[]> => Promise.resolve([]);
const resting = (because: Partial<ConnectionState>) => (): Promise<ConnectionState[]> =>
  Promise.resolve([{ name: 'register', haltedBecause: null, pausedUntil: null, pausedBecause: null, pausedBy: null, inFlight: 0, failures: 0, heardAt: null, findings: [], ...because }]);

/** A house that grants what it is told to, and remembers what it was asked. */
function granting(...grants: readonly number[]) {
  const left = [...grants];
  const asked: [wanted: number, flying: number][] = [];
  const take = (_name: string, wanted: number, _budget: typeof budget, flying = 0): Promise<number> => {
    asked.push([wanted, flying]);
    return Promise.resolve(Math.min(wanted, left.shift() ?? wanted));
  };
  return { asked, open: () => openBudget({ name: 'register', budget }, { take, list: rested }, silent) };
}

test('calls that come together ask once, and how many are still out is told with the next', async () => {
  const { asked, open } = granting();
  const calls = open();
  await Promise.all([calls.take(never), calls.take(never), calls.take(never)]);
  calls.give();
  calls.give();
  await calls.take(never);
  expect(asked).toEqual([[3, 0], [1, 1]]);
});

test('who was granted nothing waits in order until there is room', async () => {
  const { asked, open } = granting(1, 0, 2);
  const calls = open();
  const order: string[] = [];
  await Promise.all(['a', 'b', 'c'].map((who) => calls.take(never).then(() => order.push(who))));
  expect(order).toEqual(['a', 'b', 'c']);
  expect(asked).toEqual([[3, 0], [2, 1], [2, 1]]);
});

test('who goes away while waiting takes nothing from the others', async () => {
  const { open } = granting(0, 1);
  const calls = open();
  const stop = new AbortController();
  const gone = calls.take(stop.signal);
  const stays = calls.take(never);
  stop.abort(new Error('de beller hing op'));
  await expect(gone).rejects.toThrow('de beller hing op');
  await stays;
});

test('calls that ended are told without a next one', async () => {
  const { asked, open } = granting();
  const calls = open();
  await calls.take(never);
  calls.give();
  while (asked.length < 2) await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toEqual([[1, 0], [0, 0]]);
});

test('a house whose answer was lost fails the call, and is told at the next that it never went out', async () => {
  const asked: [wanted: number, flying: number][] = [];
  let down = true;
  const calls = openBudget({ name: 'register', budget }, { take: (_name, wanted, _budget, flying = 0) => {
    asked.push([wanted, flying]);
    return down ? Promise.reject(new Retry(diagnostic('ZS4001', 'no database'))) : Promise.resolve(wanted);
  }, list: rested }, silent);
  await expect(calls.take(never)).rejects.toBeInstanceOf(Retry);
  down = false;
  await calls.take(never);
  expect(asked).toEqual([[1, 0], [1, 0]]);
});

test('a house that counts a call which never went out is told so without a next one', async () => {
  const asked: [wanted: number, flying: number][] = [];
  const calls = openBudget({ name: 'register', budget }, { take: (_name, wanted, _budget, flying = 0) => {
    asked.push([wanted, flying]);
    return asked.length < 3 ? Promise.reject(new Error('Connection terminated unexpectedly')) : Promise.resolve(wanted);
  }, list: rested }, silent);
  await expect(calls.take(never)).rejects.toThrow('terminated');
  while (asked.length < 3) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).toEqual([[1, 0], [0, 0], [0, 0]]);
});

test('where only a person ends the rest, a call does not wait but says who made it rest, why and until when', async () => {
  const none = (): Promise<number> => Promise.resolve(0);
  const calls = (state: Partial<ConnectionState>) => openBudget({ name: 'register', budget }, { take: none, list: resting(state) }, silent);
  const paused = { pausedBecause: 'verhuizing van het register', pausedBy: 'j.jansen', pausedUntil: new Date('2026-12-01T06:00:00Z') };
  await expect(calls(paused).take(never)).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4011', message: 'register is paused until 2026-12-01T06:00:00.000Z by j.jansen: verhuizing van het register' }] });
  await expect(calls({ haltedBecause: diagnostic('ZS4008', '5 of 5 are absent') }).take(never)).rejects.toMatchObject({ diagnostics: [{ code: 'ZS4011', message: 'register is halted: 5 of 5 are absent' }] });
});

test('who only looks says so to the house, and waits for a turn', async () => {
  const asked: (boolean | undefined)[] = [];
  const calls = openBudget({ name: 'register', budget }, { take: (_name, _wanted, _budget, _flying, looks) => {
    asked.push(looks);
    return Promise.resolve(asked.length - 1);
  }, list: resting({ pausedBecause: 'verhuizing', pausedBy: 'j.jansen' }) }, silent, true);
  await calls.take(never);
  expect(asked).toEqual([true, true]);
});
