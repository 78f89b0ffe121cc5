// Wall-clock time in Europe/Amsterdam and its offset from UTC, both ways.

const FORMAT = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
});

const MINUTE = 60_000; // ms

/** Minutes that Amsterdam is ahead of UTC at an instant: 60 in winter, 120 in summer. */
function offsetAt(instant: number): number {
  const part = Object.fromEntries(FORMAT.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second']);
  return Math.round((wall - Math.floor(instant / 1000) * 1000) / MINUTE);
}

const two = (number: number): string => String(number).padStart(2, '0');

/**
 * The offset (`+01:00`) of a wall-clock time, given as if it were UTC. In the hour that autumn has twice the first (summer)
 * one is taken; a time that spring skips counts with the offset before the change.
 */
export function offsetOf(wallAsUtc: number): string {
  const [summer, winter] = [120, 60].map((minutes) => offsetAt(wallAsUtc - minutes * MINUTE));
  const minutes = summer === 120 ? 120 : winter === 60 ? 60 : offsetAt(wallAsUtc - 60 * MINUTE);
  return `+${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The wall clock in Amsterdam at an instant: `2026-07-01T14:00:00`. */
export function wallClock(instant: number): string {
  return new Date(instant + offsetAt(instant) * MINUTE).toISOString().slice(0, 19);
}
