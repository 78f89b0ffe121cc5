// How many notifications a node takes in per second, and how long a sender waits for 204, beside the same server without state.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { zgw } from '../../connectors/zgw';
import { secretOf } from '../../core/connector/secret';
import { readBody } from '../../core/connector/incoming';
import { openLog } from '../../core/diagnostics/log';
import type { Desk } from '../../core/http/desk';
import { startHttp } from '../../core/http/server';
import { stopEmbedded } from '../../core/store/embedded';
import { reach } from '../../core/store/embedded/start';
import { migrate } from '../../core/store/migrate';
import { openStore, type OpenStore } from '../../core/store/open';
import { openDoor } from '../support/door';
import { aRoom, asItIs, aSync, aTarget, open } from '../support/house';
import { peakMiB, type Bench } from './bench';
import type { CallerOrders, CallerReport } from './caller';

const ROOT = path.join(__dirname, '../..');
const REGISTER = 'https://openzaak.zandhoek.example';
const CALLERS = 64;
const STEADY = 1_000; // calls per second that are aimed at
const LIMIT = 1024 * 1024;

/** The same server, which reads the body and answers: nothing is checked, nothing is kept. */
async function bareDoor(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const receive: Desk['receive'] = async (_connection, request) => {
    await readBody(request.body, LIMIT);
    return { status: 204, body: {} };
  };
  const desk = { receive } as Desk;
  const server = await startHttp({ desk, host: '127.0.0.1', port: 0, log: openLog('error', { write: () => undefined }), largestUpload: LIMIT, trustedProxies: [] });
  return { url: server.url, close: async () => server[Symbol.asyncDispose]() };
}

function call(orders: Omit<CallerOrders, 'authorization'>): Promise<CallerReport> {
  const all: CallerOrders = { ...orders, authorization: 'Bearer geheim' };
  const child = spawn(process.execPath, ['-r', '@swc-node/register', path.join(ROOT, 'test/bench/caller.ts'), JSON.stringify(all)], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((done, failed) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => (said += part.toString()));
    child.once('exit', (code) => (code === 0 ? done(JSON.parse(said) as CallerReport) : failed(new Error(`the caller ended with ${code}`))));
  });
}

/** A database that flushes every commit, as a house has: that of the tests does not. */
async function durableStore(): Promise<{ readonly store: OpenStore; close(): Promise<void> }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zs-bench-'));
  const reached = await reach({ dataDir: path.join(folder, 'data'), application: 'zaaksluis-bench', say: () => undefined, settings: {} });
  await migrate(reached.url);
  const store = await openStore({ url: reached.url, key: Buffer.alloc(32, 7), node: 'bench' });
  return {
    store,
    close: async () => {
      await store.close();
      await reached.session.end();
      await stopEmbedded(path.join(folder, 'data'));
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const bench: Bench = async ({ small, progress }) => {
  const calls = small ? 5_000 : 50_000;
  const { store, close } = await durableStore();
  const settings = { catalogi: `${REGISTER}/catalogi/api/v1`, zaken: `${REGISTER}/zaken/api/v1`, clientId: 'zaaksluis', secret: secretOf('api'), callback: { secret: secretOf('geheim') } };
  const sync = aSync({ name: 'zaken', kind: 'zaak', source: 'openzaak', mapping: asItIs('zgw.zaak', 'zaak'), targets: [aTarget('doel')], settleMs: 2_000 });
  const door = await openDoor(aRoom(store, sync, [open(zgw, 'openzaak', settings)]));
  const bare = await bareDoor();
  const rows: Record<string, string | number>[] = [];
  const round = async (what: string, url: string, zaken: number, perSecond: number | null): Promise<CallerReport> => {
    const n = perSecond === null ? calls : Math.min(calls, perSecond * 20);
    const report = await call({ url, calls: n, zaken, callers: CALLERS, perSecond });
    progress(`webhooks: ${what}, ${n} calls, ${Math.round(report.perSecond)}/s, p99 ${report.p99.toFixed(1)} ms`);
    const others = Object.entries(report.statuses).filter(([status]) => status !== '204').map(([status, count]) => `${count} × ${status}`);
    rows.push({ what, calls: n, zaken, 'calls/s': Math.round(report.perSecond), 'p50 ms': Number(report.p50.toFixed(1)), 'p99 ms': Number(report.p99.toFixed(1)), 'longest ms': Number(report.most.toFixed(1)), 'not 204': others.join(', ') });
    return report;
  };
  await call({ url: `${door.url}/webhooks/openzaak`, calls: 1_000, zaken: 1_000, callers: 16, perSecond: null }); // code that is compiled, sessions that are open
  await call({ url: `${bare.url}/webhooks/openzaak`, calls: 1_000, zaken: 1_000, callers: 16, perSecond: null });
  const before = peakMiB();
  const floor = await round('floor: no state', `${bare.url}/webhooks/openzaak`, calls, null);
  const fresh = await round('every zaak new', `${door.url}/webhooks/openzaak`, calls, null);
  await round('5 per zaak', `${door.url}/webhooks/openzaak`, Math.ceil(calls / 5), null);
  await round(`floor at ${STEADY}/s`, `${bare.url}/webhooks/openzaak`, calls, STEADY);
  const steady = await round(`${STEADY}/s`, `${door.url}/webhooks/openzaak`, calls, STEADY);
  const more = peakMiB() - before;
  await door.close();
  await bare.close();
  await close();
  return {
    about: `${CALLERS} callers over HTTP with keep-alive, from another process, to one node with PostgreSQL that flushes each commit, all on this machine`,
    rows,
    notes: [
      `marks are committed before the answer at ${(fresh.perSecond / floor.perSecond).toFixed(2)} of the rate of a server that keeps nothing; memory grew by ${more} MiB`,
      `at ${STEADY} calls a second, counted from when each was due, 99 of 100 senders wait less than ${steady.p99.toFixed(0)} ms (aim: 50)`,
    ],
  };
};
