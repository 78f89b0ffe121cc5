// A storm of notifications, with some lost, some sent twice and all out of order, over real HTTP: at the end source and target are equal.
import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { random } from '../../connectors/memory/misbehave';
import { memory } from '../../connectors/memory';
import { onShelf } from '../../connectors/memory/on-shelf';
import { sign } from '../../connectors/memory/receiver';
import type { Connection } from '../../core/connector/contract';
import { secretOf } from '../../core/connector/secret';
import { runLoop } from '../../core/engine/loop';
import { openStore } from '../../core/store/open';
import { classify } from '../../core/sync/classify';
import { deliver } from '../../core/sync/deliver';
import { spoken } from '../../core/sync/find';
import { observe } from '../../core/sync/observe';
import type { Room } from '../../core/sync/room';
import { scan } from '../../core/sync/scan';
import { failOn, status } from '../../core/sync/status';
import { moveClock } from '../support/clock';
import { openDoor } from '../support/door';
import { aRoom, aSync, aTarget, open } from '../support/house';
import { freshDatabase } from '../support/postgres';
import { memory as quickShelf } from '../../connectors/zgw/sandbox/memory';

const never = new AbortController().signal;
const MINUTE = 60_000;
const CALLERS = 32;
/** How many later changes may be told of before this one. */
const OVERTAKEN = 200;

export interface Storm {
  readonly notifications: number;
  readonly subjects: number;
  readonly seed: number;
}

/** What the storm was and what came of it. */
export interface Weather {
  readonly sent: number;
  readonly lost: number;
  /** Subjects that changed and of which every notification was lost: what only a sweep can find. */
  readonly never: number;
  /** Subjects of which the notification of the last change was lost; an earlier one that came late may have covered it. */
  readonly lastLost: number;
  readonly gaps: number;
  readonly failing: readonly string[];
}

/** Everything of one side, by key, without the numbers that a server gives. */
async function contents(connection: Connection, ids: readonly string[], system: string): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const id of ids) {
    const raw = await connection.source?.read({ system, kind: 'zaaktype', id }, never);
    if (raw?.state === 'present') found[id] = raw.value;
  }
  return found;
}

/** The loops of a node, in this process. */
function work(room: Room): { rest(): Promise<void>; stop(): Promise<void> } {
  const over = new AbortController();
  const onTrouble = (error: unknown): void => { throw error; };
  const common = { concurrency: 8, batch: 32, leaseMs: room.leaseMs, signal: over.signal, idleMs: 10, onTrouble };
  const running = Promise.all((['live', 'bulk'] as const).flatMap((lane) => [
    runLoop({ ...common, lane, queue: room.store.subjects, work: (claim, signal) => observe(room, claim, signal), classify: (error, claim) => classify(error, { subject: spoken(claim.ref), connection: 'bron', verb: 'observe' }) }),
    runLoop({ ...common, lane, queue: room.store.deliveries, work: (claim, signal) => deliver(room, claim, signal), classify: (error, claim) => classify(error, { subject: spoken(claim.ref), connection: 'doel', verb: 'deliver' }) }),
  ]));
  return {
    rest: async () => { while (!(await room.store.questions.atRest())) await wait(20); },
    stop: async () => {
      over.abort();
      await running;
    },
  };
}

/** Changes subjects, tells of the changes badly, lets the house work meanwhile, sweeps once, and compares the two sides. */
export async function storm({ notifications, subjects, seed }: Storm): Promise<{ readonly weather: Weather; readonly source: Record<string, unknown>; readonly target: Record<string, unknown> }> {
  const next = random(seed);
  const database = await freshDatabase();
  const store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'storm' });
  const [bronShelf, doelShelf] = [quickShelf(), quickShelf()];
  const bron = open(memory, 'bron', { secret: secretOf('sleutel'), pageSize: 1000 }, { shelf: bronShelf });
  const doel = open(memory, 'doel', { pageSize: 1000 }, { shelf: doelShelf });
  const room = aRoom(store, aSync({ targets: [aTarget('doel')] }), [bron, doel]);
  const door = await openDoor(room);
  const { rest, stop } = work(room);
  const agent = new http.Agent({ keepAlive: true, maxSockets: CALLERS });
  const tell = (id: string): Promise<number> => {
    const body = JSON.stringify({ names: [{ kind: 'zaaktype', id }] });
    return new Promise((done, failed) => {
      const request = http.request(`${door.url}/webhooks/bron`, { method: 'POST', agent, headers: { 'x-signature': sign('sleutel', Buffer.from(body)), 'content-type': 'application/json' } }, (response) => {
        response.resume().once('end', () => done(response.statusCode ?? 0));
      });
      request.once('error', failed).end(body);
    });
  };
  try {
    const ids = Array.from({ length: subjects }, (_, n) => `B${String(n).padStart(6, '0')}`);
    const peer = onShelf(bronShelf);
    const put = (id: string, omschrijving: string): Promise<unknown> => peer.put('zaaktype', id, { identificatie: id, omschrijving }, never);
    for (const id of ids) await put(id, 'begin');
    await scan(room, 'zaaktypen', never);
    await rest();

    // Changes happen one after another while the house works. Each is told of once, some time after it: a message may be lost, come
    // twice, or be overtaken by many others.
    const timeline: { readonly at: number; readonly id: string; readonly change: string | null }[] = [];
    const lastTold = new Map<string, boolean>();
    let lost = 0;
    for (let n = 0; n < notifications; n += 1) {
      const id = ids[Math.floor(next() * subjects)] as string;
      timeline.push({ at: n, id, change: `wijziging ${n}` });
      const isLost = next() < 0.1;
      lastTold.set(id, !isLost);
      if (isLost) lost += 1;
      else for (let times = next() < 0.1 ? 2 : 1; times > 0; times -= 1) timeline.push({ at: n + next() * OVERTAKEN, id, change: null });
    }
    timeline.sort((a, b) => a.at - b.at);
    const told = new Set(timeline.filter(({ change }) => change === null).map(({ id }) => id));
    const answers = new Map<number, number>();
    const under = new Set<Promise<void>>();
    for (const { id, change } of timeline) {
      if (change !== null) await put(id, change);
      else {
        const call = tell(id).then((code) => void answers.set(code, (answers.get(code) ?? 0) + 1)).finally(() => under.delete(call));
        under.add(call);
        if (under.size >= CALLERS) await Promise.race(under);
      }
    }
    await Promise.all(under);
    await rest();
    if ([...answers.keys()].some((code) => code !== 202)) throw new Error(`not everything was taken in: ${JSON.stringify([...answers])}`);

    await scan(room, 'zaaktypen', never, { kind: 'hot' });
    await rest();
    await moveClock(database.url, 16 * MINUTE);
    const now = await status(room);
    return {
      weather: {
        sent: timeline.length - notifications, lost,
        never: ids.filter((id) => lastTold.has(id) && !told.has(id)).length,
        lastLost: [...lastTold.values()].filter((isTold) => !isTold).length,
        gaps: now.gaps.reduce((sum, { count }) => sum + count, 0), failing: failOn(now, ['blocked', 'retrying', 'due', 'gaps']),
      },
      source: await contents(bron.connection, ids, 'bron'),
      target: await contents(doel.connection, ids, 'doel'),
    };
  } finally {
    agent.destroy();
    await stop();
    await door.close();
    await store.close();
    await database.drop();
  }
}
