// Nodes whose clocks are wrong, in both directions, during a load of zaken with documents: nothing is lost, doubled or half.
import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { House } from '../../core/compose';
import type { Sandbox } from '../../core/connector/contract';
import { scan } from '../../core/sync/scan';
import { moveClock } from '../support/clock';
import { never } from '../support/house';
import { register, registers, work, type Registers } from '../support/registers';
import { DOCUMENTEN, ended, startNode, TIMES, whole, writes } from './zaken-world';

const MINUTE = 60_000;
/** Ahead and behind: together further apart than any lease lasts, and within the hour that a token is valid. */
const SKEWS = [25 * MINUTE, -25 * MINUTE] as const;

export interface Numbers {
  readonly zaken: number;
  /** How often a node is killed and another takes over what it held. */
  readonly kills: number;
  /** Longest that the house may take to come to rest, in ms. */
  readonly limitMs: number;
}

export function skewZaken({ zaken, kills, limitMs }: Numbers): void {
  let bron: Sandbox;
  let doel: Sandbox;
  let here: Registers;
  let house: House;
  let nodes: ChildProcess[] = [];

  beforeEach(async () => {
    bron = await register({ seeded: { zaken, documenten: DOCUMENTEN, bytes: 1_000 } });
    doel = await register({ seeded: { catalogus: true }, seed: 2 });
    here = await registers(bron, doel, TIMES);
    house = await here.open();
    await scan(house.room, 'zaken', never);
  });

  afterEach(async () => {
    for (const node of nodes.splice(0)) await ended(node, 'SIGKILL');
    await house[Symbol.asyncDispose]();
    await bron[Symbol.asyncDispose]();
    await doel[Symbol.asyncDispose]();
    await here.end();
  });

  test(`two nodes of which the clocks are 50 minutes apart share ${zaken} zaken, ${kills} kills -9 among them, and double nothing`, async () => {
    nodes = await Promise.all(SKEWS.map((skew) => startNode(here.folder, skew)));
    for (let kill = 0; kill < kills; kill += 1) {
      const until = (await writes(doel)) + zaken / 2;
      while ((await writes(doel)) < until && !(await house.store.questions.atRest())) await wait(10);
      const which = kill % nodes.length;
      await ended(nodes[which] as ChildProcess, 'SIGKILL');
      nodes[which] = await startNode(here.folder, SKEWS[which]);
    }
    expect(await writes(doel)).toBeGreaterThan(0);
    while ((await writes(doel)) < zaken * (1 + DOCUMENTEN) && !(await house.store.questions.atRest())) await wait(50); // they do the work, not the one that judges
    for (const node of nodes.splice(0)) await ended(node, 'SIGTERM');
    await moveClock(here.database.url, 2 * MINUTE);
    await work(house, limitMs);
    await whole(house, doel, zaken * (1 + DOCUMENTEN));
  });
}
