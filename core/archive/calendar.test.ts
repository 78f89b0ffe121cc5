// Days, months and durations as the rules of archiving count them.
import { addDuration, dayOf, latest } from './calendar';

test.each([
  ['2024-02-29', 'P1Y', '2025-02-28'],
  ['2024-02-29', 'P4Y', '2028-02-29'],
  ['2024-02-29', 'P100Y', '2124-02-29'],
  ['2000-02-29', 'P100Y', '2100-02-28'],
  ['2024-01-31', 'P1M', '2024-02-29'],
  ['2023-01-31', 'P1M', '2023-02-28'],
  ['2024-10-31', 'P1M', '2024-11-30'],
  ['2024-12-31', 'P2M', '2025-02-28'],
  ['2024-01-31', 'P1M1D', '2024-03-01'],
  ['2024-12-31', 'P1D', '2025-01-01'],
  ['2024-02-28', 'P1W', '2024-03-06'],
  ['2024-03-30', 'P2D', '2024-04-01'],
  ['2024-10-26', 'P2D', '2024-10-28'],
  ['2024-05-05', 'P0D', '2024-05-05'],
  ['2024-05-05', 'PT36H', '2024-05-05'],
])('%s and %s is %s', (date, duration, expected) => {
  expect(addDuration(date, duration)).toBe(expected);
});

test('what is no date or no duration gives no date, and neither does what lies past the year 9999', () => {
  expect(addDuration('2023-02-29', 'P1Y')).toBeNull();
  expect(addDuration('29-02-2024', 'P1Y')).toBeNull();
  expect(addDuration('2024-02-29', '1 jaar')).toBeNull();
  expect(addDuration('2024-02-29', 'P9000Y')).toBeNull();
  expect(addDuration('9999-12-31', 'P1D')).toBeNull();
});

test('a day is read from a date and from a moment, as it is written there', () => {
  expect(dayOf('2024-02-29')).toBe('2024-02-29');
  expect(dayOf('2024-02-29T23:30:00+01:00')).toBe('2024-02-29');
  expect(dayOf(' 2024-02-29T23:30:00Z ')).toBe('2024-02-29');
  expect(dayOf('2024-02-30')).toBeNull();
  expect(dayOf('2024-02-29T25:00:00Z')).toBeNull();
  expect(dayOf('2024-02-29 of later')).toBeNull();
  expect(dayOf('20240229')).toBeNull();
});

test('the latest of nothing is nothing', () => {
  expect(latest([])).toBeNull();
  expect(latest(['2024-02-29', '2025-01-01', '2023-12-31'])).toBe('2025-01-01');
});

// Every day of nine years, with terms as selectielijsten have them: leap days and both ends of every month are among them.
const DAYS = Array.from({ length: 9 * 366 }, (_, n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));

/** What does not hold for this day; empty: all of it does. */
function wrong(day: string): string[] {
  const found: string[] = [];
  if (addDuration(day, 'P1Y') !== addDuration(day, 'P12M')) found.push(`${day}: P1Y is not P12M`);
  if (addDuration(day, 'P3W') !== addDuration(day, 'P21D')) found.push(`${day}: P3W is not P21D`);
  for (const months of [1, 5, 12, 60, 84, 240]) {
    const end = addDuration(day, `P${months}M`) ?? '';
    const [year, month] = day.split('-').map(Number) as [number, number];
    const due = year * 12 + month - 1 + months;
    if (end.slice(0, 7) !== `${Math.floor(due / 12)}-${String((due % 12) + 1).padStart(2, '0')}`) found.push(`${day} and P${months}M is ${end}`);
    if (!(Number(end.slice(8)) <= Number(day.slice(8)))) found.push(`${day} and P${months}M ends on a later day, ${end}`);
  }
  return found;
}

test('a year is twelve months, a week seven days, and no day is later in its month than it began', () => {
  expect(DAYS.flatMap(wrong)).toEqual([]);
});

test('who begins later is never due earlier', () => {
  for (const term of ['P1M', 'P1Y', 'P7Y', 'P1Y6M', 'P6W', 'P1M10D']) {
    const ends = DAYS.map((day) => addDuration(day, term) ?? '');
    expect(ends).toEqual([...ends].sort());
  }
});
