// A large document does not grow the process.
import { measure } from './testing/memory';

const MIB = 1024 * 1024;

test('a document of 256 MiB, in four parts, grows the process by less than 64 MB', async () => {
  const { before, most, highest } = await measure(256 * MIB, 64 * MIB);
  expect(most - before).toBeLessThan(64_000_000);
  // The highest mark of a busy machine holds rubbish too; that it does not grow with the document is shown by memory.faults.test.ts.
  expect(highest - before).toBeLessThan(128 * MIB);
}, 60_000);
