// Zaken with documents from register to register, while nodes are killed and replies are lost: nothing may be lost, doubled or half.
import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { generator } from '../../connectors/zgw/sandbox/misbehave';
import type { House } from '../../core/compose';
import { runLoops } from '../../core/compose/loops';
import type { Sandbox } from '../../core/connector/contract';
import { scan } from '../../core/sync/scan';
import { moveClock } from '../support/clock';
import { never } from '../support/house';
import { register, registers, work, type Registers } from '../support/registers';
import { DOCUMENTEN, ended, misbehave, refusedCalls, startNode, TIMES, whole, writes } from './zaken-world';

/** How often the sessions with the database are cut during a load. */
const CUTS = 5;
/** Of a connection that failed: calls to it, those of a proof too, wait that long at most. */
const LONGEST_REST = 5 * 60_000;
/** Real time for work that is due in a test's minute, in ms. */
const A_WHILE = 200;

export interface Numbers {
  /** Lost replies, expired tokens and a register that refuses, too: each loads everything once more. */
  readonly replies?: boolean;
  readonly zaken: number;
  readonly kills: number;
  readonly seed: number;
  /** Longest that the house may take to come to rest, in ms. */
  readonly limitMs: number;
}

export function faultsOverZaken({ zaken, kills, seed, limitMs, replies = false }: Numbers): void {
  let bron: Sandbox;
  let doel: Sandbox;
  let here: Registers;
  let house: House;
  let node: ChildProcess | null = null;

  beforeEach(async () => {
    bron = await register({ seeded: { zaken, documenten: DOCUMENTEN, bytes: 1_000 } });
    doel = await register({ seeded: { catalogus: true }, seed: 2 });
    here = await registers(bron, doel, TIMES);
    house = await here.open();
    await scan(house.room, 'zaken', never);
  });

  afterEach(async () => {
    if (node) await ended(node, 'SIGKILL');
    node = null;
    await house[Symbol.asyncDispose]();
    await bron[Symbol.asyncDispose]();
    await doel[Symbol.asyncDispose]();
    await here.end();
  });

  /** Nothing lost, doubled or half: a proof of every field, and every object was made once. */
  async function judge(): Promise<void> {
    await fetch(`${doel.url}/sandbox/misbehave`, { method: 'DELETE' });
    await moveClock(here.database.url, LONGEST_REST);
    await work(house, limitMs);
    await whole(house, doel, zaken * (1 + DOCUMENTEN));
  }

  test(`${kills} kills -9 at random moments of a load of ${zaken} zaken with documents lose and double nothing`, async () => {
    const next = generator(seed);
    let hit = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      node = await startNode(here.folder);
      const until = (await writes(doel)) + 1 + Math.floor(next() * Math.max(1, (zaken * 4) / kills));
      while ((await writes(doel)) < until && !(await house.store.questions.atRest())) await wait(10);
      await wait(Math.floor(next() * 15));
      if (!(await house.store.questions.atRest())) hit += 1;
      await ended(node, 'SIGKILL');
      node = null;
    }
    expect(hit).toBe(kills);
    await judge();
  });

  if (!replies) return;

  test('one reply in ten is lost, before or after it took effect, and nothing is lost or doubled', async () => {
    await misbehave(doel, [{ do: 'drop-after', method: 'POST', probability: 0.1 }, { do: 'drop-before', method: 'POST', probability: 0.05 }]);
    await work(house, limitMs);
    await judge();
  });

  test('calls that are cut off and take effect all the same, a second later, double nothing', async () => {
    await misbehave(doel, [{ do: 'execute-late', method: 'POST', probability: 0.1, delayMs: 700 }]);
    await work(house, limitMs);
    await judge();
  });

  test('a target that is down for ten minutes gets everything afterwards', async () => {
    await misbehave(doel, [{ do: 'drop-before', probability: 1 }]);
    const stop = new AbortController();
    const running = runLoops(house, {}, stop.signal);
    while ((await refusedCalls(doel)) === 0) await wait(20);
    for (let minute = 0; minute < 10; minute += 1) {
      await wait(A_WHILE); // who is due tries; a breaker that rests for longer lets nobody
      await moveClock(here.database.url, 60_000);
    }
    expect(await refusedCalls(doel)).toBeLessThan(zaken * DOCUMENTEN * 10); // nobody hammers
    stop.abort();
    await running;
    expect(await writes(doel)).toBe(0);
    await fetch(`${doel.url}/sandbox/misbehave`, { method: 'DELETE' });
    await judge();
  });

  test('every session with PostgreSQL that is cut, time and again, costs time and nothing else', async () => {
    const cutter = new Client({ connectionString: here.database.url });
    await cutter.connect();
    node = await startNode(here.folder);
    for (let cut = 0; cut < CUTS && !(await house.store.questions.atRest().catch(() => false)); cut += 1) {
      const until = (await writes(doel)) + zaken / 4;
      while ((await writes(doel)) < until && !(await house.store.questions.atRest().catch(() => false))) await wait(20);
      await cutter.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    }
    await cutter.end();
    await judge();
  });

  test('a node that stands still in the middle of a call until its lease is over writes nothing afterwards', async () => {
    await misbehave(doel, [{ do: 'slow', method: 'POST', every: 3, delayMs: 300 }]);
    node = await startNode(here.folder);
    while ((await writes(doel)) < zaken) await wait(5);
    node.kill('SIGSTOP');
    await moveClock(here.database.url, 2 * TIMES.leaseMs);
    await work(house, limitMs); // another node goes on
    node.kill('SIGCONT');
    await wait(TIMES.timeoutMs);
    await judge();
  });

  test('tokens that expire, and a register that refuses for a while, cost time and nothing else', async () => {
    await misbehave(doel, [{ do: 'expire', every: 9, times: 20 }, { do: 'status', status: 503, retryAfter: 1, every: 7, times: 20 }]);
    await work(house, limitMs);
    await judge();
  });
}
