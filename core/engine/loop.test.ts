// The loop over a queue in memory, with a clock that only the test moves.
import type { Timers } from './clock';
import { runLoop, type LoopOptions } from './loop';
import type { Outcome } from './outcome';
import type { Claimed, Queue } from './queue';

type End = Outcome<string, string>;
interface Claim extends Claimed {
  readonly name: string;
}
interface Settlement {
  readonly claim: Claim;
  readonly outcome: End;
}
interface Row {
  readonly name: string;
  dueAt: number | null;
  lease: string | null;
  attempts: number;
  ended: End | null;
}

/** A clock that stands still; `move` lets pauses end in their order, and lets the work in between go on. */
function handClock(): Timers & { move(ms: number): Promise<void> } {
  let now = 0;
  const pauses = new Set<{ at: number; end: () => void }>();
  const turns = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  };
  return {
    elapsed: () => now,
    pause: (ms, signal) =>
      new Promise((resolve) => {
        const pause = { at: now + ms, end: () => undefined as void };
        pause.end = () => {
          pauses.delete(pause);
          signal.removeEventListener('abort', pause.end);
          resolve();
        };
        if (signal.aborted) return resolve();
        pauses.add(pause);
        signal.addEventListener('abort', pause.end);
      }),
    move: async (ms) => {
      const until = now + ms;
      await turns();
      for (;;) {
        const [next] = [...pauses].filter((pause) => pause.at <= until).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = Math.max(now, next.at);
        next.end();
        await turns();
      }
      now = until;
      await turns();
    },
  };
}

/** Rows in memory, under the rules of a real queue. */
function memoryQueue(clock: Timers, names: readonly string[]): Queue<Claim, Settlement> & { rows: Map<string, Row>; failing: boolean } {
  const rows = new Map<string, Row>(names.map((name) => [name, { name, dueAt: 0, lease: null, attempts: 0, ended: null }]));
  let leases = 0;
  const ours = (claim: Claim): Row | null => {
    const row = rows.get(claim.name);
    return row !== undefined && row.lease === claim.lease ? row : null;
  };
  const queue = {
    rows,
    failing: false,
    claim: async (_lane: string, limit: number, leaseMs: number) => {
      if (queue.failing) throw new Error('the queue is away');
      return [...rows.values()]
        .filter((row) => row.dueAt !== null && row.dueAt <= clock.elapsed())
        .slice(0, limit)
        .map((row): Claim => {
          row.lease = `lease ${++leases}`;
          row.dueAt = clock.elapsed() + leaseMs;
          row.attempts++;
          return { name: row.name, lease: row.lease, attempts: row.attempts };
        });
    },
    renew: async (claims: readonly Claim[], leaseMs: number) => {
      if (queue.failing) throw new Error('the queue is away');
      const kept = claims.filter((claim) => {
        const row = ours(claim);
        if (row !== null) row.dueAt = clock.elapsed() + leaseMs;
        return row !== null;
      });
      return new Set(kept.map((claim) => claim.lease));
    },
    settle: async (settlements: readonly Settlement[]) => {
      if (queue.failing) throw new Error('the queue is away');
      const kept = settlements.filter(({ claim, outcome }) => {
        const row = ours(claim);
        if (row === null) return false;
        row.ended = outcome;
        row.lease = null;
        row.dueAt = outcome.kind === 'retry' ? clock.elapsed() + (outcome.notBeforeMs ?? 0) : outcome.kind === 'again' ? clock.elapsed() + outcome.afterMs : null;
        if (outcome.kind !== 'retry') row.attempts = 0;
        return true;
      });
      return new Set(kept.map(({ claim }) => claim.lease));
    },
    release: async (claims: readonly Claim[]) => {
      for (const claim of claims) {
        const row = ours(claim);
        if (row !== null) Object.assign(row, { lease: null, dueAt: clock.elapsed(), attempts: row.attempts - 1 });
      }
    },
  };
  return queue;
}

const LEASE = 60_000;
const done: End = { kind: 'done', result: 'ok' };
const names = (n: number): string[] => Array.from({ length: n }, (_, at) => `row ${at}`);

function house(rows: readonly string[], work: LoopOptions<Claim, string, string>['work'], rest: Partial<LoopOptions<Claim, string, string>> = {}) {
  const clock = handClock();
  const queue = memoryQueue(clock, rows);
  const stop = new AbortController();
  const troubles: unknown[] = [];
  const running = runLoop<Claim, string, string>({
    queue,
    lane: 'bulk',
    concurrency: 4,
    batch: 10,
    leaseMs: LEASE,
    work,
    classify: (error) => ({ kind: 'retry', reason: error instanceof Error ? error.message : 'unknown' }),
    signal: stop.signal,
    onTrouble: (error) => troubles.push(error),
    timers: clock,
    random: () => 1,
    ...rest,
  });
  const end = async (): Promise<void> => {
    stop.abort();
    let ended = false;
    void running.then(() => (ended = true));
    for (let tries = 0; !ended && tries < 100; tries++) await clock.move(1_000);
    await running;
  };
  return { clock, queue, stop, running, troubles, end, row: (name: string): Row => queue.rows.get(name) ?? fail(name) };
}
const fail = (name: string): never => {
  throw new Error(`no row ${name}`);
};
/** Work that ends when the test says so, or when its signal aborts. */
function held() {
  const waiting = new Map<string, (end: End) => void>();
  return {
    waiting,
    work: (claim: Claim, signal: AbortSignal) =>
      new Promise<End>((resolve, reject) => {
        waiting.set(claim.name, resolve);
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      }),
  };
}

test('everything that is due comes to rest, with never more at once than allowed', async () => {
  let [now, most] = [0, 0];
  const { clock, queue, end } = house(names(57), async () => {
    most = Math.max(most, ++now);
    await new Promise(setImmediate);
    now--;
    return done;
  });
  await clock.move(5_000);
  await end();
  expect([...queue.rows.values()].every((row) => row.dueAt === null && row.ended?.kind === 'done')).toBe(true);
  expect(most).toBe(4);
});

test('work that takes longer than its lease keeps it', async () => {
  const { work, waiting } = held();
  const { clock, row, end } = house(['long'], work);
  await clock.move(10 * LEASE);
  expect(row('long')).toMatchObject({ attempts: 1, dueAt: expect.any(Number) as number });
  waiting.get('long')?.(done);
  await clock.move(1);
  expect(row('long')).toMatchObject({ dueAt: null, ended: done });
  await end();
});

test('work whose lease is lost is stopped, and its outcome changes nothing', async () => {
  let reason: unknown;
  const { clock, queue, row, end } = house(['a'], (_claim, signal) =>
    new Promise<End>((resolve) => signal.addEventListener('abort', () => {
      reason = signal.reason;
      resolve(done); // heeds nothing and says it is done
    })),
  );
  await clock.move(1);
  Object.assign(row('a'), { lease: 'of another node', dueAt: 100 * LEASE });
  await clock.move(LEASE);
  expect(reason).toMatchObject({ name: 'LeaseLost' });
  expect(queue.rows.get('a')).toMatchObject({ lease: 'of another node', ended: null });
  await end();
});

test('while the queue is away, work stops when its lease may have ended, and comes back later', async () => {
  let stopped = 0;
  const { clock, queue, row, troubles, end } = house(['a'], (claim, signal) =>
    claim.attempts > 1 ? Promise.resolve(done) : new Promise((_, reject) => signal.addEventListener('abort', () => (stopped++, reject(new Error('stopped'))))),
  );
  await clock.move(1);
  queue.failing = true;
  await clock.move(LEASE / 2);
  expect(stopped).toBe(0); // it is still surely ours
  await clock.move(LEASE);
  expect(stopped).toBe(1);
  expect(troubles.length).toBeGreaterThan(0);
  queue.failing = false;
  await clock.move(LEASE);
  expect(row('a')).toMatchObject({ dueAt: null, ended: done });
  await end();
});

test('what finished while the queue was away is settled when it is back', async () => {
  const { work, waiting } = held();
  const { clock, queue, row, end } = house(['a'], work);
  await clock.move(1);
  queue.failing = true;
  waiting.get('a')?.(done);
  await clock.move(5_000);
  expect(row('a').ended).toBeNull();
  queue.failing = false;
  await clock.move(2_000);
  expect(row('a')).toMatchObject({ dueAt: null, ended: done, attempts: 0 });
  await end();
});

test('something unknown that is thrown becomes a retry with growing pauses, and the row comes to rest when it passes', async () => {
  let failures = 3;
  const { clock, row, end } = house(['a'], async () => {
    if (failures-- > 0) throw new Error('not now');
    return done;
  });
  await clock.move(500);
  expect(row('a').ended).toEqual({ kind: 'retry', reason: 'not now', notBeforeMs: 1_000 });
  await clock.move(2_000);
  expect(row('a').ended).toEqual({ kind: 'retry', reason: 'not now', notBeforeMs: 2_000 });
  await clock.move(20_000);
  expect(row('a')).toMatchObject({ dueAt: null, ended: done });
  await end();
});

test('a retry is not tried before the moment that the other side named', async () => {
  const { clock, row, end } = house(['a'], async () => ({ kind: 'retry', reason: 'busy', notBeforeMs: 120_000 }));
  await clock.move(100);
  expect(row('a')).toMatchObject({ attempts: 1, ended: { notBeforeMs: 120_000 } });
  await clock.move(119_000);
  expect(row('a').attempts).toBe(1);
  await clock.move(3_000);
  expect(row('a').attempts).toBe(2);
  await end();
});

test('when what it means cannot be said either, the lease lapses and the row comes back', async () => {
  let broken = true;
  const { clock, row, troubles, end } = house(['a'], async () => {
    if (broken) throw new Error('odd');
    return done;
  }, { classify: () => { throw new Error('odder'); } });
  await clock.move(100);
  broken = false;
  expect(troubles).toMatchObject([{ message: 'odder' }]);
  await clock.move(LEASE + 2_000);
  expect(row('a')).toMatchObject({ dueAt: null, ended: done });
  await end();
});

test('a wake-up is faster than looking by itself', async () => {
  let wake = (): void => undefined;
  const { clock, queue, row, end } = house([], async () => done, { idleMs: 3_600_000, wakeUp: (on) => ((wake = on), () => undefined) });
  await clock.move(10);
  queue.rows.set('new', { name: 'new', dueAt: 0, lease: null, attempts: 0, ended: null });
  await clock.move(10);
  expect(row('new').ended).toBeNull();
  wake();
  await clock.move(10);
  expect(row('new').ended).toEqual(done);
  await end();
});

test('stopping lets what runs finish, and gives back what was not begun', async () => {
  const { work, waiting } = held();
  const { clock, queue, row, stop, running } = house(names(9), work);
  await clock.move(1);
  stop.abort();
  await clock.move(1);
  expect(waiting.size).toBe(4);
  for (const end of waiting.values()) end(done);
  await clock.move(1);
  await running;
  const rows = [...queue.rows.values()];
  expect(rows.filter((one) => one.ended?.kind === 'done')).toHaveLength(4);
  expect(rows.filter((one) => one.lease === null && one.dueAt !== null && one.attempts === 0)).toHaveLength(5);
  expect(row('row 8').dueAt).not.toBeNull();
});

test('stopping cuts short what does not finish in time, and gives it back', async () => {
  const { work } = held();
  const { clock, row, stop, running } = house(['slow'], work, { graceMs: 5_000 });
  await clock.move(1);
  stop.abort();
  await clock.move(5_001);
  await running;
  expect(row('slow')).toMatchObject({ lease: null, attempts: 0, ended: null });
});

test('work that does not heed its signal keeps its lease when the node stops', async () => {
  const { clock, row, stop, running } = house(['deaf'], () => new Promise<End>(() => undefined), { graceMs: 5_000 });
  await clock.move(1);
  stop.abort();
  await clock.move(20_000);
  await running;
  expect(row('deaf').lease).not.toBeNull();
});
