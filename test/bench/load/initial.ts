// The initial load: every zaak with its documents, by the house and by the bare client, in turn.
import type { Sandbox } from '../../../core/connector/contract';
import { load } from '../../support/registers';
import { AT_ONCE, type Between } from './between';
import { runFloor } from './floor';
import { callsOf, frequent, measured, play } from './play';

export const DOCUMENTEN = 3;
export const BYTES = 2_048;
const LIMIT = 12 * 3600_000; // ms: a million takes hours

export interface Loaded {
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  /** Zaken a second of the house against those of the floor. */
  readonly ratio: number;
  /** ms per zaak of the house. */
  readonly each: number;
  readonly notes: readonly string[];
}

const row = (what: string, zaken: number, documenten: number, { ms, cpu, most }: { readonly ms: number; readonly cpu: number; readonly most: number }, bron: number, doel: number): Readonly<Record<string, string | number>> => ({
  what, zaken, 'zaken/s': Number(((zaken * 1_000) / ms).toFixed(1)), 'documents/s': Number(((documenten * 1_000) / ms).toFixed(1)), 'ms per zaak': Number((ms / zaken).toFixed(2)), 'of it CPU here': Number((cpu / zaken).toFixed(2)),
  'calls per zaak at source': Number((bron / zaken).toFixed(2)), 'at target': Number((doel / zaken).toFixed(2)), 'most RSS MiB': most,
});

/** Deliveries of a sync that are done, and those that ended with an error. */
async function arrived(house: Between['house'], sync: string): Promise<{ readonly done: number; readonly others: number }> {
  let [done, others] = [0, 0];
  for (let after: Parameters<typeof house.store.questions.deliveries>[1] = null; ; ) {
    const rows: Awaited<ReturnType<typeof house.store.questions.deliveries>> = await house.store.questions.deliveries({ sync }, after, 1_000);
    others += rows.filter((one) => one.lastDiagnostic?.severity === 'error').length;
    done += rows.length - rows.filter((one) => one.lastDiagnostic?.severity === 'error').length;
    const last = rows.at(-1);
    if (!last || rows.length < 1_000) return { done, others };
    after = last.ref;
  }
}

async function floorOf(zaken: number, seeded: Sandbox): Promise<{ readonly row: Loaded['rows'][number]; readonly ms: number; readonly refused: number }> {
  await using fresh = await play({ seed: 1, seeded: { catalogus: true } });
  const before = await callsOf(seeded);
  const { result, ...cost } = await measured(() => runFloor(seeded, fresh, AT_ONCE));
  if (result.zaken !== zaken) throw new Error(`the floor moved ${result.zaken} of ${zaken} zaken: ${result.refused[0] ?? ''}`);
  return { row: row('floor: no state', result.zaken, result.documenten, cost, (await callsOf(seeded)) - before, await callsOf(fresh)), ms: cost.ms, refused: result.refused.length };
}

/** Loads all zaken of the source of `here` into its target; and once more by the bare client into a fresh one. */
export async function initialLoad(here: Between, zaken: number): Promise<Loaded> {
  const { ms, ...cost } = await measured(() => load(here.house, LIMIT));
  const [bron, doel] = [await callsOf(here.bron), await callsOf(here.doel)];
  const asked = [`per zaak at the source: ${await frequent(here.bron, zaken)}`, `per zaak at the target: ${await frequent(here.doel, zaken)}`];
  const [moved, documents] = [await arrived(here.house, 'zaken'), await arrived(here.house, 'documenten')];
  const floor = await floorOf(zaken, here.bron);
  const ratio = floor.ms / ms;
  return {
    rows: [row('load', moved.done, documents.done, { ms, ...cost }, bron, doel), floor.row],
    ratio, each: ms / zaken,
    notes: [
      `${zaken.toLocaleString('en')} zaken: ${ratio.toFixed(2)} of the rate of the floor (aim: 0.8)`,
      ...asked,
      ...(moved.others + documents.others > 0 ? [`${moved.others} zaken and ${documents.others} documents of the load have an error`] : []),
      ...(floor.refused > 0 ? [`the target refused ${floor.refused} writes of the floor, which knows nothing of an order between zaken`] : []),
    ],
  };
}
