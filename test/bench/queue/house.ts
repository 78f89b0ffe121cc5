// A house with so many subjects, that marks, observes and delivers a slice of them when asked.
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore, type OpenStore } from '../../../core/store/open';
import type { DeliveryClaim, Mark, SubjectClaim } from '../../../core/sync/ports';
import { freshDatabase } from '../../support/postgres';
import { processorOf } from './processor';

export const PAGE = 1_000;
export const BATCH = 500;
export const BACKLOG = 10_000;
const MINUTE = 60_000;
const SYNC = 'zaken';
// A zaak of ordinary size: some 1.3 KB as JSON.
const DESIRED = { omschrijving: 'Aanvraag omgevingsvergunning', rollen: Array.from({ length: 8 }, (_, n) => ({ bron: `rol ${n}`, omschrijving: 'Behandelaar van de zaak', naam: `Medewerker nummer ${n}`, afdeling: 'Vergunningen' })) };

/** Microseconds per subject: of the clock, and of all processors, the database's included. */
export interface Cost {
  readonly clock: number;
  readonly processor: number;
}

export interface House {
  /** Marks the next `names`; the scan ends with the last of the house. */
  mark(names: number): Promise<Cost>;
  /** Observes and delivers until `names` more are delivered, both at the same time as a node does. */
  work(names: number): Promise<Cost>;
  /** How long the counts of `status` take, ms. */
  count(): Promise<number>;
  close(): Promise<void>;
}

const observe = (store: OpenStore, claims: SubjectClaim[]): Promise<unknown> =>
  store.subjects.settle(
    claims.map((claim) => ({
      claim,
      outcome: {
        kind: 'done',
        result: { presence: 'in', desired: { identificatie: claim.ref.id, ...DESIRED }, hash: claim.ref.id, stamp: null, revision: 'r1', provenance: { bestand: 'zaken.xml' }, diagnostics: [], raise: ['archief'], discovered: [] },
      },
    })),
  );

const deliver = (store: OpenStore, claims: DeliveryClaim[]): Promise<unknown> =>
  store.deliveries.settle(
    claims.map((claim) => ({
      claim,
      outcome: {
        kind: 'done',
        result: { base: { values: { omschrijving: { value: 'Aanvraag' }, naam: { value: claim.ref.id } }, links: { '': claim.ref.id }, desiredHash: claim.desiredHash, revision: 'r1' }, revision: 'r1', actions: ['create'], diagnostics: [] },
      },
    })),
  );

/** A new house for `n` subjects, with a database of its own. */
export async function openHouse(n: number): Promise<House> {
  const database = await freshDatabase();
  const store = await openStore({ url: database.url, key: randomBytes(32), node: 'bench' });
  await store.flows.declare([{ sync: SYNC, source: 'register', backlog: BACKLOG, targets: { archief: 'edepot' } }]);
  let scan = await store.scans.begin(SYNC);
  let [marked, observed, delivered, wanted] = [0, 0, 0, 0];

  const observer = async (): Promise<void> => {
    while (delivered < wanted && observed < n) {
      const claims = await store.subjects.claim('bulk', BATCH, MINUTE);
      if (claims.length === 0) await sleep(2); // the backlog is full
      else await observe(store, claims);
      observed += claims.length;
    }
  };
  const deliverer = async (): Promise<void> => {
    while (delivered < wanted) {
      const claims = await store.deliveries.claim('bulk', BATCH, MINUTE);
      if (claims.length === 0) await sleep(2); // nothing was observed yet
      else await deliver(store, claims);
      delivered += claims.length;
    }
  };

  const measured = async (per: () => number, verb: () => Promise<unknown>): Promise<Cost> => {
    const [clock, processor, before] = [performance.now(), await processorOf(database.url), per()];
    await verb();
    const done = per() - before;
    return { clock: ((performance.now() - clock) * 1_000) / done, processor: ((await processorOf(database.url)) - processor) / done };
  };

  return {
    mark: (names) => measured(() => marked, async () => {
      for (const end = marked + names; marked < end;) {
        const page = Array.from({ length: Math.min(PAGE, end - marked) }, (): Mark => ({ sync: SYNC, ref: { system: 'register', kind: 'zaak', id: randomUUID() }, stamp: 'a' }));
        marked += page.length;
        scan = (await store.scans.page(scan, page, marked < n ? marked : null, 'bulk')).state;
      }
      if (marked >= n) await store.scans.end(scan, []);
    }),
    work: (names) => {
      wanted = Math.min(n, delivered + names);
      return measured(() => delivered, () => Promise.all([observer(), observer(), deliverer(), deliverer()]));
    },
    count: async () => {
      const asked = performance.now();
      await store.questions.counts();
      return performance.now() - asked;
    },
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
}
