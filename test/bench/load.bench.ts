// An initial load of zaken with documents beside its floor, the quiet pass, the way of one change, and one large document.
import type { Bench } from './bench';
import { AT_ONCE, between } from './load/between';
import { BYTES, DOCUMENTEN, initialLoad } from './load/initial';
import { largeDocument } from './load/large';
import { latencies } from './load/latency';
import { quietPass } from './load/quiet';

const LARGE = 100_000_000; // bytes
const CHANGES = 100;

/** `BENCH_SIZES=1000,1000000` asks for other sizes, such as the million that nobody wants to wait for every time. */
const sizesFor = (small: boolean): readonly number[] => process.env['BENCH_SIZES']?.split(',').map(Number) ?? (small ? [300] : [1_000, 10_000, 100_000]);

export const bench: Bench = async ({ small, progress }) => {
  const rows: Readonly<Record<string, string | number>>[] = [];
  const notes: string[] = [];
  const told = (note: string): void => {
    notes.push(note);
    progress(`load: ${note}`);
  };
  const each: { readonly zaken: number; readonly ms: number }[] = [];
  for (const [at, zaken] of sizesFor(small).entries()) {
    await using here = await between({ seeded: { zaken, documenten: DOCUMENTEN, bytes: BYTES } });
    const loaded = await initialLoad(here, zaken);
    rows.push(...loaded.rows);
    loaded.notes.forEach(told);
    each.push({ zaken, ms: loaded.each });
    told(await quietPass(here, zaken));
    if (at > 0) continue;
    const found = [...(await latencies(here, CHANGES))].sort((a, b) => a - b);
    const part = (share: number): number => found[Math.min(found.length - 1, Math.floor(found.length * share))] ?? 0;
    told(`${found.length} changes, one after another, from the change at the source until its delivery is settled, by webhook: p50 ${part(0.5).toFixed(0)} ms, p99 ${part(0.99).toFixed(0)} ms`);
  }
  const [least, largest] = [each[0], each.at(-1)];
  if (least && largest && least !== largest) told(`a zaak among ${largest.zaken.toLocaleString('en')} costs ${((largest.ms / least.ms - 1) * 100).toFixed(1)} % more time than one among ${least.zaken.toLocaleString('en')}`);
  told(await largeDocument(LARGE));
  return { about: `zaken × ${DOCUMENTEN} documents of ${BYTES} bytes, concurrency ${AT_ONCE}, one node, each register a process of its own in memory, all on this machine; PostgreSQL does not flush, as in tests`, rows, notes };
};
