// How fast marks, claims and settles are, and whether one subject costs more among a million than among ten thousand.
import { randomBytes, randomUUID } from 'node:crypto';
import { openStore, type OpenStore } from '../../core/store/open';
import type { DeliveryClaim, Mark, SubjectClaim } from '../../core/sync/ports';
import { freshDatabase } from '../support/postgres';
import type { Bench } from './bench';

const PAGE = 1_000;
const BATCH = 500;
const LOOPS = 4;
const MINUTE = 60_000;
// A zaak of ordinary size: some 1.3 KB as JSON.
const DESIRED = { omschrijving: 'Aanvraag omgevingsvergunning', rollen: Array.from({ length: 8 }, (_, n) => ({ bron: `rol ${n}`, omschrijving: 'Behandelaar van de zaak', naam: `Medewerker nummer ${n}`, afdeling: 'Vergunningen' })) };

interface Rates {
  readonly subjects: number;
  readonly marked: number;
  readonly observed: number;
  readonly delivered: number;
}

/** Marks `n` names in pages, then observes and delivers all of them in batches; per subject, in microseconds. */
async function round(store: OpenStore, sync: string, n: number): Promise<Rates> {
  await store.flows.declare([{ sync, source: 'register', backlog: n + 1, targets: { archief: 'edepot' } }]);
  const timed = async (work: () => Promise<void>): Promise<number> => {
    const before = performance.now();
    await work();
    return ((performance.now() - before) * 1_000) / n;
  };
  const marked = await timed(async () => {
    let scan = await store.scans.begin(sync);
    for (let at = 0; at < n; at += PAGE) {
      const names = Array.from({ length: Math.min(PAGE, n - at) }, (): Mark => ({ sync, ref: { system: 'register', kind: 'zaak', id: randomUUID() }, stamp: 'a' }));
      scan = (await store.scans.page(scan, names, at + PAGE < n ? at : null, 'bulk')).state;
    }
    await store.scans.end(scan, []);
  });
  const observed = await timed(() => inLoops(() => store.subjects.claim('bulk', BATCH, MINUTE), (claims) => observeAll(store, claims)));
  const delivered = await timed(() => inLoops(() => store.deliveries.claim('bulk', BATCH, MINUTE), (claims) => deliverAll(store, claims)));
  return { subjects: n, marked, observed, delivered };
}

async function inLoops<Claim>(claim: () => Promise<Claim[]>, settle: (claims: Claim[]) => Promise<unknown>): Promise<void> {
  await Promise.all(
    Array.from({ length: LOOPS }, async () => {
      for (let claims = await claim(); claims.length > 0; claims = await claim()) await settle(claims);
    }),
  );
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
  const sizes = small ? [2_000, 10_000] : [10_000, 100_000, 1_000_000];
  const rows: Record<string, string | number>[] = [];
  const notes: string[] = [];
  const cost = new Map<number, number>();
  for (const n of sizes) {
    const database = await freshDatabase();
    const store = await openStore({ url: database.url, key: randomBytes(32), node: 'bench' });
    // The smallest sizes are over in a second: repeated, in a house that is filled to the size first, and the median counts.
    const times = Math.max(1, Math.min(5, Math.round(100_000 / n)));
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
    const rounds: Rates[] = [];
    for (let time = 0; time < times; time++) {
      rounds.push(await round(store, `zaken ${time}`, n));
      progress(`queue: ${n} subjects, round ${time + 1} of ${times}`);
    }
    clearInterval(watch);
    const asked = performance.now();
    await store.questions.counts();
    const counting = performance.now() - asked;
    const median = (pick: (rates: Rates) => number): number => rounds.map(pick).sort((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0;
    const [marked, observed, delivered] = [median((one) => one.marked), median((one) => one.observed), median((one) => one.delivered)];
    cost.set(n, marked + observed + delivered);
    rows.push({
      subjects: n,
      'marks/s': Math.round(1e6 / marked),
      'observe claim+settle/s': Math.round(1e6 / observed),
      'deliver claim+settle/s': Math.round(1e6 / delivered),
      'µs per subject': Math.round(marked + observed + delivered),
      'node MiB more': Math.round((most - before) / 2 ** 20),
      'status ms': Math.round(counting),
    });
    await store.close();
    await database.drop();
  }
  const [least, largest] = [sizes[0] ?? 1, sizes.at(-1) ?? 1];
  const growth = ((cost.get(largest) ?? 0) / (cost.get(least) ?? 1) - 1) * 100;
  notes.push(`one subject among ${largest.toLocaleString('en')} costs ${growth.toFixed(1)} % more than one among ${least.toLocaleString('en')} (at most 10 is meant)`);
  return { about: `pages of ${PAGE} names, batches of ${BATCH}, ${LOOPS} loops, models of 1.3 KB, one node`, rows, notes };
};
