// A document of 100 MiB in a message: it passes, whole, and memory does not see it.
import { WAYS } from './testing/large';
import { measureLarge } from './testing/measure';

test.each(WAYS)('100 MiB as %s passes with less than 64 MiB of growth', async (way) => {
  const cost = await measureLarge(way, 100);
  expect(cost).toMatchObject({ bytes: 100 * 1024 * 1024 + 1, same: true });
  expect(cost.grownMiB).toBeLessThan(64);
});
