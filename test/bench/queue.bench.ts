// How fast marks, claims and settles are, and whether one subject costs more among a million than among ten thousand.
// Machines differ from one minute to the next, so the sizes take turns of some seconds: each turn is compared with its neighbour, and the median counts.
import type { Bench } from './bench';
import { BACKLOG, BATCH, openHouse, PAGE, type Cost, type House } from './queue/house';

/** Of this many subjects a house is new in each turn; larger ones are marked and worked in slices. */
const LEAST = 10_000;
/** Not measured: statements are prepared, pages of the tables made. */
const WARMING = 2_000;

interface Turn {
  readonly marked: Cost;
  readonly worked: Cost;
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** A whole house of the least size, from its first mark to its last delivery. */
async function whole(): Promise<Turn> {
  const house = await openHouse(WARMING + LEAST);
  await house.mark(WARMING);
  await house.work(WARMING);
  const turn = { marked: await house.mark(LEAST), worked: await house.work(LEAST) };
  await house.close();
  return turn;
}

export const bench: Bench = async ({ small, progress }) => {
  const turns = small ? 8 : 20;
  const sizes = small ? [100_000] : [100_000, 1_000_000];
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  const houses = new Map<number, House>();
  for (const n of sizes) houses.set(n, await openHouse(n));
  const least: Turn[] = [];
  const costs = new Map(sizes.map((n) => [n, { marked: [] as Cost[], worked: [] as Cost[] }]));
  for (const verb of ['mark', 'work'] as const) {
    for (let turn = 1; turn <= turns; turn += 1) {
      least.push(await whole());
      for (const [n, house] of houses) costs.get(n)?.[verb === 'mark' ? 'marked' : 'worked'].push(await house[verb](n / turns));
      progress(`queue: ${verb} ${turn} of ${turns}`);
    }
  }
  clearInterval(watch);

  const row = (n: number, marked: readonly Cost[], worked: readonly Cost[], status: number | string): Record<string, string | number> => ({
    subjects: n,
    'marks/s': Math.round(1e6 / median(marked.map(({ clock }) => clock))),
    'claim+settle/s': Math.round(2e6 / median(worked.map(({ clock }) => clock))), // two per subject: observe and deliver
    'CPU µs per subject': Math.round(median(marked.map(({ processor }) => processor)) + median(worked.map(({ processor }) => processor))),
    'status ms': status,
  });
  const rows = [row(LEAST, least.map(({ marked }) => marked), least.map(({ worked }) => worked), '')];
  const notes: string[] = [];
  const neighbours = { marked: least.slice(0, turns).map(({ marked }) => marked.processor), worked: least.slice(turns).map(({ worked }) => worked.processor) };
  for (const [n, { marked, worked }] of costs) {
    rows.push(row(n, marked, worked, Math.round((await houses.get(n)?.count()) ?? 0)));
    // Each verb's growth over its neighbour in time, weighed by what the verb costs.
    const more = (verb: 'marked' | 'worked', of: readonly Cost[]): number => median(of.map(({ processor }, at) => processor / (neighbours[verb][at] ?? 1)));
    const [ofMarks, ofWork] = [median(neighbours.marked), median(neighbours.worked)];
    const growth = ((more('marked', marked) * ofMarks + more('worked', worked) * ofWork) / (ofMarks + ofWork) - 1) * 100;
    notes.push(`one subject among ${n.toLocaleString('en')} costs ${growth.toFixed(1)} % more processor time than one among ${LEAST.toLocaleString('en')} in the turn before it (median of ${turns} turns; at most 10 is meant)`);
  }
  notes.push(`the process grew by at most ${Math.round((most - before) / 2 ** 20)} MiB`);
  for (const house of houses.values()) await house.close();
  return { about: `pages of ${PAGE} names, batches of ${BATCH}, two loops per queue, models of 1.3 KB, backlog ${BACKLOG.toLocaleString('en')}, one node`, rows, notes };
};
