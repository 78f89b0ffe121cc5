// How fast marks, claims and settles are, and whether one subject costs more among a million than among ten thousand.
import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { openStore, type OpenStore } from '../../core/store/open';
import type { DeliveryClaim, Mark, SubjectClaim } from '../../core/sync/ports';
import { freshDatabase } from '../support/postgres';
import type { Bench } from './bench';

const PAGE = 1_000;
const BATCH = 500;
const MINUTE = 60_000;
// A zaak of ordinary size: some 1.3 KB as JSON.
const DESIRED = { omschrijving: 'Aanvraag omgevingsvergunning', rollen: Array.from({ length: 8 }, (_, n) => ({ bron: `rol ${n}`, omschrijving: 'Behandelaar van de zaak', naam: `Medewerker nummer ${n}`, afdeling: 'Vergunningen' })) };

/** Microseconds per subject. */
interface Costs {
  readonly marked: number;
  /** Claimed and settled twice: observed and delivered. */
  readonly worked: number;
}

/** Marks `n` names in pages; then observes and delivers all of them at the same time, as a node does. */
async function round(store: OpenStore, sync: string, n: number, progress: (line: string) => void): Promise<Costs> {
  await store.flows.declare([{ sync, source: 'register', backlog: 10_000, targets: { archief: 'edepot' } }]);
  const begun = performance.now();
  let scan = await store.scans.begin(sync);
  for (let at = 0; at < n; at += PAGE) {
    const names = Array.from({ length: Math.min(PAGE, n - at) }, (): Mark => ({ sync, ref: { system: 'register', kind: 'zaak', id: randomUUID() }, stamp: 'a' }));
    scan = (await store.scans.page(scan, names, at + PAGE < n ? at : null, 'bulk')).state;
  }
  await store.scans.end(scan, []);
  const marked = performance.now();
  progress(`queue: ${n} marked in ${Math.round(marked - begun)} ms`);
  let [observed, delivered, shown, since] = [0, 0, 0, marked];
  const told = (): void => {
    if (delivered - shown < 100_000) return;
    const now = performance.now();
    progress(`queue: ${delivered} of ${n} delivered, ${Math.round(((delivered - shown) * 1_000) / (now - since))}/s`);
    [shown, since] = [delivered, now];
  };
  const observer = async (): Promise<void> => {
    while (observed < n) {
      const claims = await store.subjects.claim('bulk', BATCH, MINUTE);
      if (claims.length === 0) await sleep(5); // the backlog is full
      else await observeAll(store, claims);
      observed += claims.length;
    }
  };
  const deliverer = async (): Promise<void> => {
    while (delivered < n) {
      const claims = await store.deliveries.claim('bulk', BATCH, MINUTE);
      if (claims.length === 0) await sleep(5); // nothing was observed yet
      else await deliverAll(store, claims);
      delivered += claims.length;
      told();
    }
  };
  await Promise.all([observer(), observer(), deliverer(), deliverer()]);
  return { marked: ((marked - begun) * 1_000) / n, worked: ((performance.now() - marked) * 1_000) / n };
}

/** Processor time of the sessions of this database so far, µs: unlike the clock, it does not count what other programs did meanwhile. Linux only, else 0. */
async function backendCpu(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()");
  await client.end();
  const TICK = 10_000; // USER_HZ is 100 on every Linux that Node runs on
  return rows.reduce((sum, { pid }) => {
    const file = `/proc/${pid}/stat`;
    if (!fs.existsSync(file)) return sum;
    const fields = fs.readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return sum + (Number(fields[11]) + Number(fields[12])) * TICK; // utime and stime, proc(5)
  }, 0);
}

const observeAll = (store: OpenStore, claims: SubjectClaim[]): Promise<unknown> =>
  store.subjects.settle(
    claims.map((claim) => ({
      claim,
      outcome: {
        kind: 'done',
        result: { presence: 'in', desired: { identificatie: claim.ref.id, ...DESIRED }, hash: claim.ref.id, stamp: null, revision: 'r1', provenance: { bestand: 'zaken.xml' }, diagnostics: [], raise: ['archief'], discovered: [] },
      },
    })),
  );

const deliverAll = (store: OpenStore, claims: DeliveryClaim[]): Promise<unknown> =>
  store.deliveries.settle(
    claims.map((claim) => ({
      claim,
      outcome: {
        kind: 'done',
        result: { base: { values: { omschrijving: { value: 'Aanvraag' }, naam: { value: claim.ref.id } }, links: { '': claim.ref.id }, desiredHash: claim.desiredHash, revision: 'r1' }, revision: 'r1', actions: ['create'], diagnostics: [] },
      },
    })),
  );

export const bench: Bench = async ({ small, progress }) => {
  const sizes = small ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];
  const rows: Record<string, string | number>[] = [];
  const notes: string[] = [];
  const cost = new Map<number, number>();
  for (const n of sizes) {
    const database = await freshDatabase();
    const store = await openStore({ url: database.url, key: randomBytes(32), node: 'bench' });
    // The smallest sizes are over in a second: repeated, in a house that is filled to the size first, and the median counts.
    const times = Math.max(1, Math.min(5, Math.round(100_000 / n)));
    const before = process.memoryUsage().rss;
    const cpuBefore = process.cpuUsage();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
    const rounds: Costs[] = [];
    for (let time = 0; time < times; time++) {
      rounds.push(await round(store, `zaken ${time}`, n, progress));
      progress(`queue: ${n} subjects, round ${time + 1} of ${times}`);
    }
    clearInterval(watch);
    const cpu = process.cpuUsage(cpuBefore);
    const processor = (cpu.user + cpu.system + (await backendCpu(database.url))) / (n * times);
    const asked = performance.now();
    await store.questions.counts();
    const counting = performance.now() - asked;
    const median = (pick: (costs: Costs) => number): number => rounds.map(pick).sort((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0;
    const [marked, worked] = [median((one) => one.marked), median((one) => one.worked)];
    cost.set(n, processor);
    rows.push({
      subjects: n,
      'marks/s': Math.round(1e6 / marked),
      'claim+settle/s': Math.round(2e6 / worked), // two per subject: observe and deliver
      'µs per subject': Math.round(marked + worked),
      'CPU µs per subject': Math.round(processor),
      'node MiB more': Math.round((most - before) / 2 ** 20),
      'status ms': Math.round(counting),
    });
    await store.close();
    await database.drop();
  }
  const [least, largest] = [sizes[0] ?? 1, sizes.at(-1) ?? 1];
  const growth = ((cost.get(largest) ?? 0) / (cost.get(least) ?? 1) - 1) * 100;
  notes.push(`one subject among ${largest.toLocaleString('en')} costs ${growth.toFixed(1)} % more processor time than one among ${least.toLocaleString('en')} (at most 10 is meant)`);
  return { about: `pages of ${PAGE} names, batches of ${BATCH}, two loops per queue, models of 1.3 KB, backlog 10,000, one node`, rows, notes };
};
