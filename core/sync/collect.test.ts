// Marks of calls that come together: one commit, and nobody is told that what failed was kept.
import type { Ref } from '../model/ref';
import { collector, hearing } from './collect';
import type { Mark, Marks } from './ports';

const named = (id: number): Mark => ({ sync: 'zaken', ref: { system: 'register', kind: 'zaak', id: `Z${id}` } satisfies Ref });

/** A store whose statements end when the test says so. */
function slowStore(): { readonly store: Pick<Marks, 'mark'>; readonly statements: string[][]; end(error?: Error): Promise<void> } {
  const statements: string[][] = [];
  const open: { done: () => void; failed: (error: Error) => void }[] = [];
  return {
    statements,
    store: { mark: (marks) => new Promise((done, failed) => { statements.push(marks.map(({ ref }) => ref.id)); open.push({ done, failed }); }) },
    end: async (error) => {
      while (open.length === 0) await new Promise(setImmediate);
      const { done, failed } = open.shift() as (typeof open)[number];
      if (error) failed(error);
      else done();
    },
  };
}

test('what comes while a commit is under way goes with the next', async () => {
  const { store, statements, end } = slowStore();
  const keep = collector(store, { waitMs: 0, atOnce: 1 });
  const first = keep([named(0)], 'live', 'webhook');
  while (statements.length === 0) await new Promise(setImmediate);
  const others = Array.from({ length: 100 }, (_, n) => keep([named(n)], 'live', 'webhook'));
  await end();
  await first;
  await end();
  await Promise.all(others);
  expect(statements.map(({ length }) => length)).toEqual([1, 100]);
});

test('a caller is answered after its own commit, and never before', async () => {
  const { store, end } = slowStore();
  const keep = collector(store, { waitMs: 0 });
  let kept = false;
  const mine = keep([named(1)], 'live', 'webhook').then(() => { kept = true; });
  await new Promise((done) => setTimeout(done, 5));
  expect(kept).toBe(false);
  await end();
  await mine;
});

test('a commit that fails fails all who shared it, and the next is tried anew', async () => {
  const { store, end } = slowStore();
  const keep = collector(store, { waitMs: 0 });
  const calls = [keep([named(1)], 'live', 'webhook'), keep([named(2)], 'live', 'webhook')];
  await end(new Error('database away'));
  expect((await Promise.allSettled(calls)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const later = keep([named(1)], 'live', 'webhook');
  await end();
  await later;
});

test('a statement holds no more names than it may, but a large call is not cut', async () => {
  const { store, statements, end } = slowStore();
  const keep = collector(store, { waitMs: 0, most: 3, atOnce: 1 });
  const calls = [keep([named(1), named(2)], 'live', 'webhook'), keep([named(3), named(4)], 'live', 'webhook'), keep([1, 2, 3, 4, 5].map(named), 'live', 'webhook')];
  for (let n = 0; n < 3; n += 1) await end();
  await Promise.all(calls);
  expect(statements.map(({ length }) => length)).toEqual([2, 2, 5]);
});

test('that a connection was heard is written now and then, and again where that failed', async () => {
  const written: string[] = [];
  let now = 0;
  let away = true;
  const heard = hearing((name) => (away ? Promise.reject(new Error('away')) : Promise.resolve(void written.push(name))), 30_000, () => now);
  await expect(heard('openzaak')).rejects.toThrow('away');
  away = false;
  await heard('openzaak');
  await heard('openzaak');
  now = 30_000;
  await heard('openzaak');
  expect(written).toEqual(['openzaak', 'openzaak']);
});
