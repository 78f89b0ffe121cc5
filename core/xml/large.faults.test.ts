// A document of 1 GiB in a message; its base64 is longer than the longest string of V8.
import { WAYS } from './testing/large';
import { measureLarge } from './testing/measure';

test.each(WAYS)('1 GiB as %s passes with less than 64 MiB of growth', async (way) => {
  const cost = await measureLarge(way, 1024);
  process.stdout.write(`1 GiB as ${way}: ${cost.grownMiB} MiB, ${cost.seconds.toFixed(1)} s\n`);
  expect(cost).toMatchObject({ bytes: 1024 * 1024 * 1024 + 1, same: true });
  expect(cost.grownMiB).toBeLessThan(64);
});
