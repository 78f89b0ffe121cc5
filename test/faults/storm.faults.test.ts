// A storm of 5,000 notifications: run by npm run test:faults.
import { storm } from './storm';

jest.setTimeout(1_200_000);

test('5,000 notifications with duplicates, in any order and a tenth of them lost end equal to the source', async () => {
  const { weather, source, target } = await storm({ notifications: 5_000, subjects: 1_500, seed: 42 });
  expect(target).toEqual(source);
  expect(weather.lost).toBeGreaterThan(400);
  expect(weather.never).toBeGreaterThan(0);
  expect(weather.gaps).toBeGreaterThanOrEqual(weather.never);
  expect(weather.gaps).toBeLessThanOrEqual(weather.lastLost);
});
