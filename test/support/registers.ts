// Two registers with zaken and documents and a house between them, from real configuration files: what proofs, faults and benches use.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sandbox } from '../../connectors/zgw/sandbox';
import { SCOPES } from '../../connectors/zgw/sandbox/settings';
import { token } from '../../connectors/zgw/sandbox/testing/client';
import { openHouse, type House } from '../../core/compose';
import { runLoops } from '../../core/compose/loops';
import type { Sandbox } from '../../core/connector/contract';
import type { Shelf } from '../../core/connector/host';
import { untilRest } from '../../core/engine/reconciler';
import type { JsonObject } from '../../core/model/json';
import { prove, type ProofRow, type ProveOptions } from '../../core/sync/prove';
import { revive } from '../../core/sync/revive';
import { scan } from '../../core/sync/scan';
import { never, quiet } from './house';
import { freshDatabase, type FreshDatabase } from './postgres';
import { memoryShelf } from './shelf';

const MAPPINGS = path.join(__dirname, '../../mappings');
/** The secret of every client of these registers, as the sandbox has it by default. */
export const SECRET = 'alleen-voor-de-sandbox-0123456789';
const [DATABASE, CLIENT_SECRET] = ['ZAAKSLUIS_TEST_REGISTERS', 'ZAAKSLUIS_TEST_SECRET'];

/** Starts a register in this process, in memory or on the shelf that is given. Its clients may do everything: closed zaken that are brought over ask for force. */
export const register = (settings: JsonObject, at: { readonly port?: number; readonly shelf?: Shelf } = {}): Promise<Sandbox> =>
  sandbox({ port: at.port ?? 0, settings: { storage: at.shelf ? 'shelf' : 'memory', audittrail: false, clients: [{ id: 'zaaksluis', secret: SECRET, scopes: [...SCOPES] }, { id: 'mens', secret: SECRET, scopes: [...SCOPES] }], ...settings } }, { shelf: at.shelf ?? memoryShelf(), log: quiet, clock: { now: () => new Date() } });

/** One call by a person who may do everything; throws where it is refused. Answers null without a body. */
export async function asPerson(url: string, method: string, body?: JsonObject): Promise<JsonObject | null> {
  const iat = Math.floor(Date.now() / 1000) - 5;
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token({ iss: 'mens', client_id: 'mens', iat }, SECRET)}`, 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return text === '' ? null : (JSON.parse(text) as JsonObject);
}

/** What the house is told of a register: its addresses, and how patient to be. */
export interface Patience {
  readonly timeoutMs: number;
  readonly graceMs: number;
  readonly leaseMs: number;
  /** Deliveries at once of one node, in the bulk lane. */
  readonly atOnce: number;
}

export const PATIENT: Patience = { timeoutMs: 10_000, graceMs: 10_000, leaseMs: 60_000, atOnce: 8 };

const connectionFile = ({ connection: { secret: _secret, catalogus: _catalogus, ...roots } }: Sandbox, { timeoutMs, graceMs }: Patience): string =>
  JSON.stringify({
    connector: 'zgw', environment: 'test', budget: { perSecond: 10_000, inFlight: 64 }, timeout: `${timeoutMs}ms`, grace: `${graceMs}ms`,
    settings: { ...roots, secret: { env: CLIENT_SECRET }, timeoutMs, maxSockets: 16, notificaties: undefined },
  });

const syncFile = (kind: 'zaak' | 'informatieobject'): string =>
  JSON.stringify({
    source: 'bron', kind, mapping: `zgw/${kind}`, deliver: 'automatic', ...(kind === 'zaak' && { discovers: 'documenten' }),
    targets: { doel: { connection: 'doel', mapping: `zgw/${kind}`, ...(kind === 'zaak' && { options: { force: true } }) } },
  });

/** A folder with the files of a house between these two. */
export interface Registers {
  readonly folder: string;
  readonly database: FreshDatabase;
  /** Opens the house as one more process would; `node` names it. */
  open(): Promise<House>;
  end(): Promise<void>;
}

/** `own`: a database that the caller made and drops. */
export async function registers(bron: Sandbox, doel: Sandbox, patience: Patience = PATIENT, own?: FreshDatabase): Promise<Registers> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zs-registers-'));
  const database = own ?? (await freshDatabase());
  process.env[DATABASE] = database.url;
  process.env[CLIENT_SECRET] = SECRET;
  const { leaseMs, atOnce } = patience;
  const files: Readonly<Record<string, string>> = {
    'zaaksluis.yaml': JSON.stringify({
      environment: 'test', name: 'huis', http: { port: 0 }, log: { level: 'error' }, database: { url: { env: DATABASE } },
      leases: { subject: `${leaseMs}ms`, delivery: `${leaseMs}ms`, content: `${leaseMs}ms` },
      concurrency: { observe: { live: 2, bulk: atOnce }, deliver: { live: 2, bulk: atOnce, content: 2 } },
    }),
    'connections/bron.yaml': connectionFile(bron, patience),
    'connections/doel.yaml': connectionFile(doel, patience),
    'syncs/zaken.yaml': syncFile('zaak'),
    'syncs/documenten.yaml': syncFile('informatieobject'),
  };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, 'config', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return {
    folder,
    database,
    open: () => openHouse({ configDir: path.join(folder, 'config'), mappingsDir: MAPPINGS, root: folder }),
    end: async () => {
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Lists all zaken and works until nothing is due any more, at most `limitMs`. */
export async function load(house: House, limitMs: number): Promise<void> {
  await scan(house.room, 'zaken', never);
  await work(house, limitMs);
}

/** How often a node tries what was halted; a real one takes longer over it. */
const LOOK_AGAIN = 500;

/** Runs the loops of a node until the house is at rest; what was halted is tried again, as a node does at its ticks. */
export async function work(house: House, limitMs: number): Promise<void> {
  const stop = new AbortController();
  const running = runLoops(house, {}, stop.signal);
  const reviving = reviveUntil(house, stop.signal);
  const rested = await untilRest(() => house.store.questions.atRest(), AbortSignal.timeout(limitMs));
  stop.abort();
  await Promise.all([running, reviving]);
  if (!rested) throw new Error(`not at rest after ${limitMs} ms: ${await unrested(house)}`);
}

async function reviveUntil(house: House, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await revive(house.room, signal).catch(() => undefined); // a session that is cut: the next look is soon
    await wait(LOOK_AGAIN, undefined, { signal }).catch(() => undefined);
  }
}

/** What is not at rest and why, as far as rows say; a few of each are enough to see it. */
async function unrested(house: House): Promise<string> {
  const rows = await Promise.all(['zaken', 'documenten'].map((sync) => house.store.questions.deliveries({ sync }, null, 1_000)));
  const due = rows.flat().filter((row) => row.dueAt !== null);
  return [`${due.length} deliveries are due`, ...new Set(due.map((row) => `${row.lastDiagnostic?.code ?? 'nothing'} ${row.lastDiagnostic?.message ?? 'said'}`).slice(0, 20))].join('\n');
}

/** Rows of a proof of both syncs that are not in step. */
export async function unsound(house: House, depth: ProveOptions['depth']): Promise<{ readonly proved: number; readonly wrong: readonly ProofRow[] }> {
  let proved = 0;
  const wrong: ProofRow[] = [];
  for (const sync of ['zaken', 'documenten']) {
    for await (const row of prove(house.room, sync, { depth }, never)) {
      proved += 1;
      if (row.state !== 'in-step') wrong.push(row);
    }
  }
  return { proved, wrong };
}
