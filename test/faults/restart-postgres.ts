// PostgreSQL that is restarted during a load of zaken with documents, in order and with kill -9: nothing is lost, doubled or half.
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { House } from '../../core/compose';
import type { Sandbox } from '../../core/connector/contract';
import { stopEmbedded } from '../../core/store/embedded';
import { reach, type Reached } from '../../core/store/embedded/start';
import { migrate } from '../../core/store/migrate';
import { scan } from '../../core/sync/scan';
import { moveClock } from '../support/clock';
import { never } from '../support/house';
import { register, registers, work, type Registers } from '../support/registers';
import { DOCUMENTEN, ended, startNode, TIMES, whole, writes } from './zaken-world';

const MINUTE = 60_000;

export interface Numbers {
  readonly zaken: number;
  readonly restarts: number;
  /** Longest that the house may take to come to rest, in ms. */
  readonly limitMs: number;
}

export function restartPostgres({ zaken, restarts, limitMs }: Numbers): void {
  let bron: Sandbox;
  let doel: Sandbox;
  let dataDir: string;
  let server: Reached;
  let here: Registers;
  let house: House;
  let node: ChildProcess | null = null;

  /** The server of this test alone, as safe as a real one: what was committed outlives it. */
  const start = async (): Promise<Reached> => {
    const reached = await reach({ dataDir, application: 'zaaksluis-test', say: () => undefined, settings: {} });
    reached.session.on('error', () => undefined); // it goes with the server, on purpose
    return reached;
  };

  beforeEach(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'zs-postgres-'));
    chmodSync(dataDir, 0o711); // as root, the database belongs to another account
    server = await start();
    await migrate(server.url);
    bron = await register({ seeded: { zaken, documenten: DOCUMENTEN, bytes: 1_000 } });
    doel = await register({ seeded: { catalogus: true }, seed: 2 });
    here = await registers(bron, doel, TIMES, { url: server.url, drop: () => Promise.resolve() });
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
    await server.session.end().catch(() => undefined);
    await stopEmbedded(dataDir);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  });

  test.each(['in order', 'with kill -9'] as const)(`PostgreSQL is restarted %s ${restarts} times during a load of ${zaken} zaken, and nothing is lost or doubled`, async (how) => {
    node = await startNode(here.folder);
    for (let restart = 0; restart < restarts; restart += 1) {
      const until = (await writes(doel)) + (zaken * 3) / restarts / 2;
      while ((await writes(doel)) < until) await wait(10);
      if (how === 'in order') await stopEmbedded(dataDir);
      else process.kill(server.pid, 'SIGKILL');
      server = await start();
      expect(server.how).toBe('started');
    }
    expect(node.exitCode).toBeNull();
    const before = await writes(doel);
    while ((await writes(doel)) === before && !(await house.store.questions.atRest().catch(() => false))) await wait(20); // it goes on by itself
    await ended(node, 'SIGTERM');
    node = null;
    await moveClock(server.url, 2 * MINUTE);
    await work(house, limitMs);
    await whole(house, doel, zaken * (1 + DOCUMENTEN));
  });
}
