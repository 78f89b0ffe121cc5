// Messages a second of each StUF-ZDS operation and how long a sender waits, beside the same register calls made bare; and a large document in and out.
import type { Bench } from './bench';
import { callsOf, measured } from './load/play';
import { zdsHouse } from './stuf/house';
import { largeThrough } from './stuf/large';
import { OPERATIONS } from './stuf/messages';
import { openSenders } from './stuf/senders';

const CALLERS = 8;
const WARM = 16; // messages of each operation before anything is counted: code compiled, sessions open, catalogue remembered
const BYTES = 20_000; // of a document
const LARGE = 100_000_000; // bytes
const LARGE_AT = 999_999; // number of its zaak

const at = (sorted: readonly number[], share: number): number => Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));

export const bench: Bench = async ({ small, progress }) => {
  const count = small ? 60 : 1_000;
  await using here = await zdsHouse();
  using senders = await openSenders({ service: here.url, register: here.register.url, callers: CALLERS });
  const rows: Record<string, string | number>[] = [];
  for (const way of ['bare', 'service'] as const) for (const operation of OPERATIONS) await senders.send({ way, operation, from: 0, count: WARM, bytes: BYTES });
  for (const operation of OPERATIONS) {
    const rates: number[] = [];
    for (const way of ['bare', 'service'] as const) {
      const before = await callsOf(here.register);
      const { result, cpu } = await measured(() => senders.send({ way, operation, from: WARM, count, bytes: BYTES }));
      const calls = ((await callsOf(here.register)) - before) / count;
      const sorted = [...result.each].sort((a, b) => a - b);
      const rate = (count * 1_000) / result.ms;
      rates.push(rate);
      rows.push({
        what: way === 'bare' ? 'floor: no state' : operation, 'messages/s': Number(rate.toFixed(1)), 'p50 ms': at(sorted, 0.5), 'p99 ms': at(sorted, 0.99), 'calls at register': Number(calls.toFixed(2)),
        'CPU ms of the node': way === 'bare' ? '' : Number((cpu / count).toFixed(1)), 'of the floor': way === 'bare' ? '' : Number((rate / (rates[0] ?? rate)).toFixed(2)),
      });
      progress(`stuf: ${operation}, ${way}, ${count}: ${rate.toFixed(1)}/s, p99 ${at(sorted, 0.99)} ms`);
    }
  }
  await senders.send({ way: 'service', operation: 'creeerZaak', from: LARGE_AT, count: 1, bytes: BYTES });
  const notes = await largeThrough(here.url, LARGE_AT, LARGE);
  notes.forEach((note) => progress(`stuf: ${note}`));
  return {
    about: `${count} messages of each operation by ${CALLERS} senders in another process, over HTTP to one node; documents of ${BYTES} bytes, inline; the register a process of its own in memory, all on this machine; PostgreSQL does not flush, as in tests`,
    rows,
    notes: [...notes, 'each floor is the line above its operation: the register calls alone, by a client that checks, keeps and translates nothing; where the service makes more calls than its floor, the column says how many'],
  };
};
