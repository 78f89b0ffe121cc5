// A document of 4 GiB does not grow the process.
import { measure } from './testing/memory';

const GIB = 1024 ** 3;

test.each([['in one part, as Open Zaak deals them out', 4 * GIB], ['in parts of 100 MiB', 100 * 1024 * 1024]])('a document of 4 GiB %s grows the process by less than 64 MB', async (_, part) => {
  const { before, most, highest, ms } = await measure(4 * GIB, part);
  process.stdout.write(`4 GiB in ${(ms / 1000).toFixed(1)} s (${((4 * 1024) / (ms / 1000)).toFixed(0)} MiB/s), grew by ${((most - before) / 1e6).toFixed(1)} MB\n`);
  expect(most - before).toBeLessThan(64_000_000);
  expect(highest - before).toBeLessThan(64_000_000);
}, 600_000);
