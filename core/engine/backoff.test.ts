// How long rows rest after failing.
import { backoffMs } from './backoff';

test('the pause doubles up to an hour', () => {
  expect([1, 2, 3, 4].map((attempts) => backoffMs(attempts, 1))).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(backoffMs(13, 1)).toBe(3_600_000);
  expect(backoffMs(100_000, 1)).toBe(3_600_000);
});

test('rows that failed together do not come back together', () => {
  expect(backoffMs(3, 0)).toBe(2_000);
  expect(backoffMs(3, 0.5)).toBe(3_000);
});

test('it is never shorter than what the other side asked', () => {
  expect(backoffMs(1, 0, 90_000)).toBe(90_000);
  expect(backoffMs(13, 1, 90_000)).toBe(3_600_000);
});
