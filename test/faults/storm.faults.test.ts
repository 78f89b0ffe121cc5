// A storm of notifications in large numbers: run by npm run test:faults.
import { storm } from './storm';

jest.setTimeout(3_600_000);

/** `ZAAKSLUIS_FAULTS_STORM`: how many changes are told of. */
const NOTIFICATIONS = Number(process.env['ZAAKSLUIS_FAULTS_STORM'] ?? 20_000);

test(`${NOTIFICATIONS} notifications with duplicates, in any order and a tenth of them lost end equal to the source`, async () => {
  const { weather, source, target } = await storm({ notifications: NOTIFICATIONS, subjects: Math.ceil(NOTIFICATIONS * 0.3), seed: 42 });
  expect(target).toEqual(source);
  expect(weather.lost).toBeGreaterThan(NOTIFICATIONS * 0.08);
  expect(weather.never).toBeGreaterThan(0);
  expect(weather.gaps).toBeGreaterThanOrEqual(weather.never);
  expect(weather.gaps).toBeLessThanOrEqual(weather.lastLost);
});
