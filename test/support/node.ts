// One node of a house, as a process of its own: tests start it, stop it and kill it.
import { memory } from '../../connectors/memory';
import { runLoop } from '../../core/engine/loop';
import { LANES } from '../../core/engine/lanes';
import { openStore } from '../../core/store/open';
import { classify } from '../../core/sync/classify';
import { deliver } from '../../core/sync/deliver';
import { spoken } from '../../core/sync/find';
import { observe } from '../../core/sync/observe';
import { aRoom, aSync, aTarget, open } from './house';

/** What the test tells it, as JSON in the first argument. */
export interface NodeOrders {
  readonly name: string;
  readonly database: string;
  readonly bron: string;
  readonly doel: string;
  readonly keys: 'natural' | 'none';
  readonly leaseMs: number;
  readonly timeoutMs: number;
  readonly graceMs: number;
}

async function main(orders: NodeOrders): Promise<void> {
  const store = await openStore({ url: orders.database, key: Buffer.alloc(32, 7), node: orders.name });
  const settings = (url: string) => ({ url, timeoutMs: orders.timeoutMs });
  const bron = open(memory, 'bron', settings(orders.bron));
  const doel = open(memory, 'doel', { ...settings(orders.doel), keys: orders.keys }, { timeoutMs: orders.timeoutMs, graceMs: orders.graceMs });
  const room = aRoom(store, aSync({ targets: [aTarget('doel')] }), [bron, doel], { actor: orders.name, leaseMs: orders.leaseMs });
  const stop = new AbortController();
  process.once('SIGTERM', () => stop.abort());
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  const common = { concurrency: 4, batch: 8, leaseMs: orders.leaseMs, signal: stop.signal, idleMs: 100, onTrouble: (error: unknown) => say(`trouble ${String(error)}`) };
  const loops = LANES.filter((lane) => lane !== 'content').flatMap((lane) => [
    runLoop({ ...common, lane, queue: store.subjects, work: (claim, signal) => observe(room, claim, signal), classify: (error, claim) => classify(error, { subject: spoken(claim.ref), connection: 'bron', verb: 'observe' }) }),
    runLoop({ ...common, lane, queue: store.deliveries, work: (claim, signal) => deliver(room, claim, signal), classify: (error, claim) => classify(error, { subject: spoken(claim.ref), connection: 'doel', verb: 'deliver' }) }),
  ]);
  say('ready');
  await Promise.all(loops);
  await store.close();
}

void main(JSON.parse(process.argv[2] ?? '{}') as NodeOrders).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
