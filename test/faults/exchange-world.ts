// A register on a shelf, one database and nodes that carry out messages as processes of their own: what fault tests of exchanges break.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Shelf } from '../../core/connector/host';
import { isObject, type JsonObject } from '../../core/model/json';
import { openStore, type OpenStore } from '../../core/store/open';
import { bundled } from '../support/bundled';
import type { ExchangeNodeOrders, Incoming } from '../support/exchange-node';
import { freshDatabase, type FreshDatabase } from '../support/postgres';

const ROOT = path.join(__dirname, '../..');

/** What a node said of a message: its answer, that it was stored, or why not; null: it went away first. */
export type Heard = { readonly body?: string; readonly stored?: boolean; readonly error?: string } | null;

export interface ExchangeNode {
  send(message: Incoming): Promise<Heard>;
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<void>;
  /** Resolves when it stops where it was told to. */
  readonly stopped: Promise<void>;
}

export interface ExchangeWorld {
  readonly store: OpenStore;
  readonly database: FreshDatabase;
  readonly shelf: Shelf;
  node(orders?: Partial<ExchangeNodeOrders>): Promise<ExchangeNode>;
  zaken(): Promise<readonly JsonObject[]>;
  end(): Promise<void>;
}

const CALM: Omit<ExchangeNodeOrders, 'database' | 'name'> = { killAt: null, stopAt: null, refuses: null, leaseMs: 20_000, timeoutMs: 2_000, graceMs: 5_000, slowMs: 0 };

async function start(orders: ExchangeNodeOrders): Promise<ExchangeNode> {
  const child = spawn(process.execPath, [await bundled('exchange-node'), JSON.stringify(orders)], { cwd: ROOT, stdio: ['pipe', 'pipe', 'pipe'] });
  const waiting = new Map<string, ((heard: Heard) => void)[]>();
  const ended = new Promise<void>((done) => child.once('exit', () => {
    for (const tell of [...waiting.values()].flat()) tell(null);
    done();
  }));
  child.stdin.on('error', () => undefined); // it went away: `ended` says so
  const stopped = new Promise<void>((done) => child.stderr.on('data', (part: Buffer) => part.toString().includes('stopping') && done()));
  const node: ExchangeNode = {
    send: (message) => new Promise((tell) => {
      if (child.exitCode !== null || child.signalCode !== null) return tell(null);
      waiting.set(message.referentienummer, [...(waiting.get(message.referentienummer) ?? []), tell]);
      child.stdin.write(`${JSON.stringify(message)}\n`);
    }),
    signal: (name) => void child.kill(name),
    ended,
    stopped,
  };
  return new Promise((ready, refuse) => {
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const heard = JSON.parse(line) as { readonly ready?: true; readonly referentienummer?: string } & NonNullable<Heard>;
      if (heard.ready) ready(node);
      const tell = waiting.get(heard.referentienummer ?? '') ?? [];
      waiting.delete(heard.referentienummer ?? '');
      for (const one of tell) one(heard);
    });
    child.once('exit', (code) => refuse(new Error(`node ${orders.name} ended with ${code}: ${said}`)));
  });
}

export async function exchangeWorld(): Promise<ExchangeWorld> {
  const database = await freshDatabase();
  const store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'examiner' });
  const nodes: ExchangeNode[] = [];
  const shelf = store.shelf('register');
  return {
    store, database, shelf,
    node: async (orders = {}) => {
      const node = await start({ ...CALM, name: `huis-${nodes.length + 1}`, database: database.url, ...orders });
      nodes.push(node);
      return node;
    },
    zaken: async () => (await shelf.scan('object/zaak/', null, 10_000)).flatMap(({ value }) => (isObject(value) ? [value] : [])),
    end: async () => {
      for (const node of nodes) node.signal('SIGKILL');
      await Promise.all(nodes.map((node) => node.ended));
      await store.close();
      await database.drop();
    },
  };
}
