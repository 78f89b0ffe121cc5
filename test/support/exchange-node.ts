// One node that carries out messages, as a process of its own: tests tell it what comes in, and it kills itself where it was told to.
import { createInterface } from 'node:readline';
import { runLoop } from '../../core/engine/loop';
import { classify } from '../../core/exchange/classify';
import { makeExchange } from '../../core/exchange/exchange';
import { perform } from '../../core/exchange/perform';
import { Blocked } from '../../core/connector/outcome';
import type { Service } from '../../core/connector/service';
import { diagnostic } from '../../core/diagnostics/diagnostic';
import { testRegister, testRoom, type TestExchangeOptions } from '../../core/exchange/testing';
import { make, named, other, STATUS } from '../../core/exchange/testing/messages';
import { openStore } from '../../core/store/open';

/** Where it ends with -9, by name: `before apply 2`, `after undo 1`, `after command`. null: nowhere. */
export interface ExchangeNodeOrders {
  readonly name: string;
  readonly database: string;
  readonly killAt: string | null;
  /** Where it stops (SIGSTOP) until somebody lets it go on; null: nowhere. */
  readonly stopAt: string | null;
  /** The step that the register refuses, by the end of its name; null: none. */
  readonly refuses: string | null;
  readonly leaseMs: number;
  readonly timeoutMs: number;
  readonly graceMs: number;
  /** How long the register takes for a write. */
  readonly slowMs: number;
}

/** One message that comes in, as a line of JSON. `store`: it is stored and performed by the loop. */
export interface Incoming {
  readonly referentienummer: string;
  readonly zaak: string;
  readonly status: boolean;
  readonly store: boolean;
}

const say = (value: Record<string, unknown>): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
const never = new AbortController().signal;

async function main(orders: ExchangeNodeOrders): Promise<void> {
  const store = await openStore({ url: orders.database, key: Buffer.alloc(32, 7), node: orders.name });
  const counts: Record<string, number> = {};
  const reach = (what: string): void => {
    if (orders.killAt === what) process.kill(process.pid, 'SIGKILL');
    if (orders.stopAt === what) {
      process.stderr.write('stopping\n'); // synchronous: it is told before we stop
      process.kill(process.pid, 'SIGSTOP');
    }
  };
  const at = (when: 'before' | 'after') => async (what: 'apply' | 'undo', step: { readonly name: string }): Promise<void> => {
    if (when === 'before') counts[what] = (counts[what] ?? 0) + 1;
    if (when === 'before' && orders.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, orders.slowMs));
    reach(`${when} ${what} ${counts[what] ?? 0}`);
    if (when === 'before' && what === 'apply' && orders.refuses !== null && step.name.endsWith(orders.refuses)) await Promise.reject(refusal());
  };
  const register = testRegister('register', store.shelf('register'), { before: at('before'), after: at('after') });
  const work = ({ zaak, status }: Pick<Incoming, 'zaak' | 'status'>) => make(zaak, status ? STATUS : {}, async () => reach('after command'));
  const service: Service = {
    serve: () => Promise.reject(new Error('nobody calls this node over HTTP')),
    perform: async (stored, exchange) => {
      const { zaak, status } = stored.message as { zaak: string; status: boolean };
      await exchange.once(stored.name, { other }, work({ zaak, status }), never);
    },
  };
  const options: TestExchangeOptions = { store: store.exchanges, registers: register, service, leaseMs: orders.leaseMs, waitMs: 20_000, readers: () => ['schaduw'], actor: orders.name };
  const room = { ...testRoom(options), registers: testRoom(options).registers.map((one) => ({ ...one, timeoutMs: orders.timeoutMs, graceMs: orders.graceMs })) };
  const exchange = makeExchange(room);
  const stop = new AbortController();
  process.once('SIGTERM', () => stop.abort());
  const queue = store.exchanges.queue(() => [{ service: 'zds', connections: ['register'] }]);
  const loop = runLoop({ queue, lane: 'live', concurrency: 2, batch: 2, leaseMs: orders.leaseMs, signal: stop.signal, idleMs: 100, work: (claim, signal) => perform(room, claim, signal), classify: (error, claim) => classify(error, claim, 'perform'), onTrouble: (error) => say({ trouble: String(error) }) });
  createInterface({ input: process.stdin }).on('line', (line) => {
    const { referentienummer, ...message } = JSON.parse(line) as Incoming;
    const name = named(referentienummer, message.zaak);
    const done = message.store
      ? exchange.store(name, { ...message }, never).then((stored) => ({ stored }))
      : exchange.once(name, { other }, work(message), never).then(({ body }) => ({ body }));
    done.then((result) => say({ referentienummer, ...result }), (error: unknown) => say({ referentienummer, error: error instanceof Error ? error.message : String(error) }));
  });
  say({ ready: true });
  await loop;
  await store.close();
}

const refusal = (): Blocked => new Blocked(diagnostic('ZS4019', 'the register refuses'));

void main(JSON.parse(process.argv[2] ?? '{}') as ExchangeNodeOrders).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
