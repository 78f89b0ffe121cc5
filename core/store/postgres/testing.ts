// What the tests of the store share: two nodes on one fresh database, and subjects to work on.
import { randomBytes } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres';
import type { DeliveryClaim, Mark, Observed } from '../../sync/ports';
import { openStore, type OpenStore } from '../open';

export const MINUTE = 60_000;

export interface House {
  readonly database: FreshDatabase;
  readonly one: OpenStore;
  readonly other: OpenStore;
  close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
  const database = await freshDatabase();
  const key = randomBytes(32);
  const one = await openStore({ url: database.url, key, node: 'one' });
  const other = await openStore({ url: database.url, key, node: 'other' });
  return {
    database,
    one,
    other,
    close: async () => {
      await Promise.all([one.close(), other.close()]);
      await database.drop();
    },
  };
}

export const named = (id: string, sync = 'zaken'): Mark => ({ sync, ref: { system: 'register', kind: 'zaak', id } });

export const observed = (rest: Partial<Observed> = {}): Observed => ({
  presence: 'in',
  desired: { identificatie: 'ZAAK-1' },
  hash: 'h1',
  stamp: null,
  revision: 'r1',
  provenance: {},
  diagnostics: [],
  raise: ['archief'],
  discovered: [],
  ...rest,
});

/** The first of what was answered; an empty answer fails the test. */
export function first<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('nothing was answered');
  return row;
}

/** Marks a zaak, observes it, and claims its delivery. */
export async function claimedDelivery(store: OpenStore, id = '1'): Promise<DeliveryClaim> {
  await store.mark([named(id)], 'bulk');
  const claim = first(await store.subjects.claim('bulk', 1, MINUTE));
  await store.subjects.settle([{ claim, outcome: { kind: 'done', result: observed() } }]);
  return first(await store.deliveries.claim('bulk', 1, MINUTE));
}
