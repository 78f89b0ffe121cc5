// A small house for tests: the real store, memory connections, and mappings that change nothing.
import { createHttp } from '../../core/connector/http/client';
import type { Connection, Connector, Sandbox } from '../../core/connector/contract';
import type { Host, Log, Shelf } from '../../core/connector/host';
import type { JsonObject } from '../../core/model/json';
import type { Mapping } from '../../core/mapping/types';
import { flatten } from '../../core/model/paths';
import type { Ref } from '../../core/model/ref';
import { deliver } from '../../core/sync/deliver';
import { observe } from '../../core/sync/observe';
import type { DeliverySettlement, Store, SubjectSettlement } from '../../core/sync/ports';
import { MISSING, type OpenConnection, type Room, type Sync, type SyncTarget } from '../../core/sync/room';
import { memory } from '../../connectors/memory';
import { memoryShelf } from './shelf';

export const never = new AbortController().signal;

export const quiet: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** What a connector gets in tests: real HTTP, a shelf in memory, and nothing it did not ask for. */
export function testHost(connection: string, shelf: Shelf = memoryShelf(), root = process.cwd()): Host {
  const absent = (what: string) => () => Promise.reject(new Error(`this test has no ${what}`));
  return {
    connection,
    shelf,
    root,
    readOnly: false,
    callbackUrl: null,
    linked: () => Promise.resolve(new Map()),
    log: quiet,
    clock: { now: () => new Date() },
    http: createHttp(),
    inbox: { put: absent('inbox'), get: absent('inbox'), list: absent('inbox') },
    spool: { keep: absent('spool'), open: absent('spool'), discard: absent('spool') },
  };
}

/** A mapping that hands on what it gets; every field is said to come from line 1 of its file. */
export function asItIs(from: string, to: string): Mapping {
  return {
    name: `test/${from}`,
    file: `mappings/test/${from}.yaml`,
    from,
    to,
    back: null,
    run: (value, options) => ({
      value,
      diagnostics: [],
      unmapped: [],
      rules: new Map(options?.explain ? Object.keys(value).map((field) => [field, { file: `mappings/test/${from}.yaml`, line: 1, col: 1, sources: [field] }]) : []),
    }),
  };
}

/** Opens a connection with settings as they would stand in its file. */
export function open<C>(connector: Connector<C>, name: string, settings: Record<string, unknown>, more: Partial<OpenConnection> & { readonly shelf?: Shelf; readonly root?: string } = {}): OpenConnection {
  const { shelf, root, ...rest } = more;
  const connection: Connection = connector.connect(connector.config.parse(settings), testHost(name, shelf, root));
  return { name, connection, timeoutMs: 5_000, graceMs: 10_000, canBeAsked: settings['canBeAsked'] !== false, proves: 'absence', ...rest };
}

export function aTarget(name: string, more: Partial<SyncTarget> = {}): SyncTarget {
  return { name, connection: name, mapping: asItIs('zaaktype', 'memory.object'), ownership: () => 'theirs', retain: 'values', options: {}, ...more };
}

/** A sync that selects everything and delivers at once, from connection `bron`. */
export function aSync({ targets, ...rest }: Partial<Omit<Sync, 'targets'>> & { readonly targets: readonly SyncTarget[] }): Sync {
  return {
    name: 'zaaktypen',
    source: 'bron',
    kind: 'zaaktype',
    mapping: asItIs('memory.object', 'zaaktype'),
    settings: {},
    select: () => true,
    selectHint: {},
    onLeave: 'keep',
    deliver: 'automatic',
    missing: MISSING,
    opensIn: () => 0,
    ...rest,
    targets: new Map(targets.map((target) => [target.name, target])),
  };
}

export function aRoom(store: Store, sync: Sync, connections: readonly OpenConnection[], more: Partial<Room> = {}): Room {
  return {
    store,
    syncs: new Map([[sync.name, sync]]),
    connections: new Map(connections.map((one) => [one.name, one])),
    log: quiet,
    clock: { now: () => new Date() },
    actor: 'node test',
    revision: 'r1',
    leaseMs: 60_000,
    ...more,
  };
}

const LANES = ['live', 'bulk', 'content'] as const;

/** Claims, works and settles until nothing is due any more, as the loops of a node do. Answers the outcomes, in order. */
export async function drain(room: Room): Promise<(SubjectSettlement | DeliverySettlement)[]> {
  const outcomes: (SubjectSettlement | DeliverySettlement)[] = [];
  for (let idle = false; !idle; ) {
    idle = true;
    for (const lane of LANES) {
      const subjects = await room.store.subjects.claim(lane, 50, room.leaseMs);
      const seen: SubjectSettlement[] = [];
      for (const claim of subjects) seen.push({ claim, outcome: await observe(room, claim, never) });
      if (seen.length > 0) await room.store.subjects.settle(seen);
      const deliveries = await room.store.deliveries.claim(lane, 50, room.leaseMs);
      const done: DeliverySettlement[] = [];
      for (const claim of deliveries) done.push({ claim, outcome: await deliver(room, claim, never) });
      if (done.length > 0) await room.store.deliveries.settle(done);
      outcomes.push(...seen, ...done);
      if (seen.length + done.length > 0) idle = false;
    }
  }
  return outcomes;
}

/** Claims one delivery and works on it without settling: what a node has done when it dies. */
export async function deliverOnce(room: Room): Promise<DeliverySettlement> {
  for (const lane of LANES) {
    const [claim] = await room.store.deliveries.claim(lane, 1, room.leaseMs);
    if (claim) return { claim, outcome: await deliver(room, claim, never) };
  }
  throw new Error('no delivery is due');
}

export const refTo = (id: string, system = 'bron'): Ref => ({ system, kind: 'zaaktype', id });

/** A playing server and the few questions tests ask it. */
export interface Play {
  readonly url: string;
  effects(): Promise<Record<string, number>>;
  misbehave(how: JsonObject | null): Promise<void>;
  /** Puts an object there, as a person at the other side would. */
  put(id: string, value: JsonObject): Promise<void>;
  get(id: string): Promise<JsonObject | null>;
  remove(id: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the memory server on a free port, on this shelf. */
export async function play(shelf: Shelf = memoryShelf()): Promise<Play> {
  if (!memory.sandbox) throw new Error('the memory connector has a sandbox');
  const sandbox: Sandbox = await memory.sandbox({ port: 0, settings: {} }, { shelf, log: quiet, clock: { now: () => new Date() } });
  const { url } = sandbox;
  const http = createHttp()({ baseUrl: url, timeoutMs: 5_000, maxSockets: 2 });
  const person = open(memory, 'mens', { url });
  const target = person.connection.target;
  const source = person.connection.source;
  if (!target || !source) throw new Error('the memory connector reads and writes');
  return {
    url,
    effects: async () => ((await http.request({ method: 'GET', path: '/sandbox/effects', expect: 'json' }, never)).json ?? {}) as Record<string, number>,
    misbehave: async (how) => void (await http.request({ method: 'POST', path: '/sandbox/misbehave', body: how ?? {}, ...(how === null ? { body: null } : {}), headers: { 'content-type': 'application/json' }, expect: 'json' }, never)),
    put: async (id, value) => {
      const ref = refTo(id, 'mens');
      const want: JsonObject = { identificatie: id, onderdelen: [], ...value };
      const now = await target.find({ ref, want, links: {}, options: {} }, never);
      const key = Buffer.alloc(32);
      // Whatever is there is theirs to change: what is not given goes.
      const base = new Map([...flatten(now.state === 'found' ? now.value : {})].map(([path, held]) => [path, { value: held }]));
      const planned = target.plan({ ref, want, base, now, links: {}, ownership: () => 'ours', key, options: {}, today: '2026-01-01' });
      const results: Record<string, { state: 'applied'; id: string | null; result: JsonObject }> = {};
      for (const step of planned.steps) results[step.name] = await target.apply(step, { ref, results, links: {}, options: {}, reason: 'mens' }, never);
    },
    get: async (id) => {
      const raw = await source.read(refTo(id, 'mens'), never);
      return raw.state === 'gone' ? null : raw.value;
    },
    remove: async (id) => {
      const now = await target.find({ ref: refTo(id, 'mens'), want: null, links: {}, options: {} }, never);
      const own = now.state === 'found' ? now.links[''] : undefined;
      if (own) await http.request({ method: 'DELETE', path: `/objects/${own}`, expect: 'text' }, never);
    },
    stop: async () => {
      await person.connection[Symbol.asyncDispose]();
      await http[Symbol.asyncDispose]();
      await sandbox[Symbol.asyncDispose]();
    },
  };
}
