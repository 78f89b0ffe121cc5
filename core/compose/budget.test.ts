// How calls share the statements that let them go: in order, never above what the house grants, and told when they ended.
import { Retry } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import { openBudget } from './budget';

const never = new AbortController().signal;
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const budget = { perSecond: 100, inFlight: 8 };

/** A house that grants what it is told to, and remembers what it was asked. */
function granting(...grants: readonly number[]) {
  const left = [...grants];
  const asked: [wanted: number, ended: number][] = [];
  const take = (_name: string, wanted: number, _budget: typeof budget, ended = 0): Promise<number> => {
    asked.push([wanted, ended]);
    return Promise.resolve(Math.min(wanted, left.shift() ?? wanted));
  };
  return { asked, open: () => openBudget({ name: 'register', budget }, { take }, silent) };
}

test('calls that come together ask once, and what ended meanwhile is told with the next', async () => {
  const { asked, open } = granting();
  const calls = open();
  await Promise.all([calls.take(never), calls.take(never), calls.take(never)]);
  calls.give();
  calls.give();
  await calls.take(never);
  expect(asked).toEqual([[3, 0], [1, 2]]);
});

test('who was granted nothing waits in order until there is room', async () => {
  const { asked, open } = granting(1, 0, 2);
  const calls = open();
  const order: string[] = [];
  await Promise.all(['a', 'b', 'c'].map((who) => calls.take(never).then(() => order.push(who))));
  expect(order).toEqual(['a', 'b', 'c']);
  expect(asked).toEqual([[3, 0], [2, 0], [2, 0]]);
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
  expect(asked).toEqual([[1, 0], [0, 1]]);
});

test('a house that cannot be asked fails the call, and what ended is told later all the same', async () => {
  const asked: number[] = [];
  let down = true;
  const calls = openBudget({ name: 'register', budget }, { take: (_name, wanted, _budget, ended = 0) => {
    asked.push(ended);
    return down ? Promise.reject(new Retry(diagnostic('ZS4001', 'no database'))) : Promise.resolve(wanted);
  } }, silent);
  calls.give();
  await expect(calls.take(never)).rejects.toBeInstanceOf(Retry);
  down = false;
  await calls.take(never);
  expect(asked).toContain(1);
  expect(asked.at(-1)).toBe(1);
});
