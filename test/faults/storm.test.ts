// A storm of notifications, small enough for every run: more are in storm.faults.test.ts.
import { storm } from './storm';

jest.setTimeout(180_000);

test('notifications that are lost, doubled and out of order end equal to the source, and status counts what nobody told of', async () => {
  const { weather, source, target } = await storm({ notifications: 800, subjects: 300, seed: 2026 });
  expect(target).toEqual(source);
  expect(Object.keys(source)).toHaveLength(300);
  expect(weather.lost).toBeGreaterThan(50);
  expect(weather.sent).toBeGreaterThan(700);
  // A sweep can only find what no message covered: at least those never told of, at most those whose last message was lost.
  expect(weather.never).toBeGreaterThan(0);
  expect(weather.gaps).toBeGreaterThanOrEqual(weather.never);
  expect(weather.gaps).toBeLessThanOrEqual(weather.lastLost);
  expect(weather.failing).toEqual([`${weather.gaps} gaps`]);
});
