// A source, a target, one database and nodes that are processes of their own: what fault tests break.
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Shelf } from '../../core/connector/host';
import { onShelf } from '../../connectors/memory/on-shelf';
import { openStore, type OpenStore } from '../../core/store/open';
import { bundled } from '../support/bundled';
import { play, refTo, type Play } from '../support/house';
import type { NodeOrders } from '../support/node';
import { freshDatabase, type FreshDatabase } from '../support/postgres';
import { memoryShelf } from '../support/shelf';

const ROOT = path.join(__dirname, '../..');
const never = new AbortController().signal;

export interface HouseNode {
  readonly name: string;
  readonly process: ChildProcess;
  signal(name: NodeJS.Signals): void;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
}

export interface World {
  readonly store: OpenStore;
  readonly database: FreshDatabase;
  readonly bron: Play;
  readonly doel: Play;
  /** Puts so many new subjects at the source and marks them in the bulk lane. */
  more(count: number): Promise<void>;
  /** Called at every change the target carries out, `before` and `after` it took effect. */
  onWrite(hook: ((when: 'before' | 'after', nth: number) => void) | null): void;
  node(name: string): Promise<HouseNode>;
  /** Waits until no row is due or leased. */
  rest(limitMs: number): Promise<void>;
  /** Fails unless source and target are equal, and everything was made exactly once. */
  judge(): Promise<void>;
  end(): Promise<void>;
}

/** A shelf that tells when a change begins and when it has been kept: one `exclusively` is one change. */
function told(shelf: Shelf, tell: (when: 'before' | 'after') => void): Shelf {
  return {
    ...shelf,
    exclusively: async (work) => {
      tell('before');
      const result = await shelf.exclusively(work);
      tell('after');
      return result;
    },
  };
}

async function start(orders: NodeOrders): Promise<HouseNode> {
  const child = spawn(process.execPath, [await bundled('node'), JSON.stringify(orders)], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const node: HouseNode = { name: orders.name, process: child, signal: (name) => void child.kill(name), ended };
  return new Promise((ready, refuse) => {
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    child.stdout.on('data', (part: Buffer) => part.toString().includes('ready') && ready(node));
    child.once('exit', (code) => refuse(new Error(`node ${orders.name} ended with ${code}: ${said}`)));
  });
}

export async function world(orders: Pick<NodeOrders, 'keys' | 'leaseMs' | 'timeoutMs' | 'graceMs'>): Promise<World> {
  const database = await freshDatabase();
  const store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'examiner' });
  let hook: ((when: 'before' | 'after', nth: number) => void) | null = null;
  let writes = 0;
  const sourceShelf = memoryShelf();
  const bron = await play(sourceShelf);
  const doel = await play(told(memoryShelf(), (when) => {
    if (when === 'before') writes += 1;
    hook?.(when, writes);
  }));
  const source = onShelf(sourceShelf);
  const ids: string[] = [];
  const nodes: HouseNode[] = [];
  return {
    store, database, bron, doel,
    more: async (count) => {
      const fresh = Array.from({ length: count }, (_, index) => `B${String(ids.length + index + 1).padStart(4, '0')}`);
      for (const id of fresh) {
        const made = await source.put('zaaktype', id, { identificatie: id, omschrijving: `Zaaktype ${id}` }, never);
        for (const bronId of ['S1', 'S2']) await source.putPart(made, bronId, { naam: `${id} ${bronId}` }, never);
      }
      ids.push(...fresh);
      await store.mark(fresh.map((id) => ({ sync: 'zaaktypen', ref: refTo(id) })), 'bulk');
    },
    onWrite: (next) => {
      hook = next;
    },
    node: async (name) => {
      const node = await start({ name, database: database.url, bron: bron.url, doel: doel.url, ...orders });
      nodes.push(node);
      return node;
    },
    rest: async (limitMs) => {
      for (const began = Date.now(); !(await store.questions.atRest()); await wait(50)) {
        if (Date.now() - began > limitMs) throw new Error(`not at rest after ${limitMs} ms: ${JSON.stringify(await store.questions.counts())}`);
      }
    },
    judge: async () => {
      const effects = await doel.effects();
      const wrong = Object.entries(effects).filter(([, times]) => times !== 1);
      expect(wrong).toEqual([]);
      expect(Object.keys(effects).length).toBe(ids.length * 3);
      for (const id of ids) expect(await doel.get(id)).toEqual(await bron.get(id));
      expect(await store.journal.verify()).toBeNull();
    },
    end: async () => {
      for (const node of nodes) node.signal('SIGKILL');
      await Promise.all(nodes.map((node) => node.ended));
      await bron.stop();
      await doel.stop();
      await store.close();
      await database.drop();
    },
  };
}
