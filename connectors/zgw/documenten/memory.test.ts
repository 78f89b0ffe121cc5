// A large document does not grow the process.
import { measure } from './testing/memory';

const MIB = 1024 * 1024;

test('a document of 256 MiB, in four parts, grows the process by less than 64 MB', async () => {
  const { before, most, highest } = await measure(256 * MIB, 64 * MIB);
  expect(most - before).toBeLessThan(64_000_000);
  expect(highest - before).toBeLessThan(64_000_000);
}, 60_000);
