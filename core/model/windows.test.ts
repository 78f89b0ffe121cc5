// Windows open on the days and hours that are named, also when the clock is set forward or back.
import { exceptionAt, nextOpening, openAt, DAYS, type Opening, type Windows } from './windows';

const at = (text: string): Date => new Date(text);
const windows = (allow: readonly Opening[] | null, except: Windows['except'] = []): Windows => ({ allow, except });
const every = (from: string, to: string): Windows => windows([{ days: DAYS, from, to }]);
const stretch = (given: Windows, moment: string): readonly string[] => {
  const open = openAt(given, at(moment));
  return open ? [open.from.toISOString(), open.until.toISOString()] : [];
};

/** Minutes of a local night, from 22:00Z to 06:00Z, in which it is open; and how often it opened. */
function night(given: Windows, date: string): { readonly minutes: number; readonly openings: number } {
  const start = at(`${date}T22:00:00Z`).getTime() - 86_400_000;
  const open = Array.from({ length: 480 }, (_, minute) => openAt(given, new Date(start + minute * 60_000)) !== null);
  return { minutes: open.filter(Boolean).length, openings: open.filter((now, index) => now && !open[index - 1]).length };
}

test('without windows and exceptions it is always open', () => {
  expect(openAt(windows(null), at('2026-11-23T03:00:00Z'))).not.toBeNull();
  expect(nextOpening(windows(null), at('2026-11-23T03:00:00Z'))).toEqual(at('2026-11-23T03:00:00Z'));
});

test('a window opens and closes by the wall clock of Amsterdam, winter and summer', () => {
  expect(stretch(every('08:00', '17:00'), '2026-01-12T12:00:00Z')).toEqual(['2026-01-12T07:00:00.000Z', '2026-01-12T16:00:00.000Z']);
  expect(stretch(every('08:00', '17:00'), '2026-07-13T12:00:00Z')).toEqual(['2026-07-13T06:00:00.000Z', '2026-07-13T15:00:00.000Z']);
});

test('the beginning is in it and the end is not', () => {
  expect(openAt(every('08:00', '17:00'), at('2026-01-12T07:00:00.000Z'))).not.toBeNull();
  expect(openAt(every('08:00', '17:00'), at('2026-01-12T06:59:59.999Z'))).toBeNull();
  expect(openAt(every('08:00', '17:00'), at('2026-01-12T16:00:00.000Z'))).toBeNull();
});

test('a window over midnight belongs to the day on which it opens', () => {
  const friday = windows([{ days: ['friday'], from: '22:00', to: '06:00' }]);
  expect(stretch(friday, '2026-11-28T04:59:00Z')).toEqual(['2026-11-27T21:00:00.000Z', '2026-11-28T05:00:00.000Z']);
  expect(openAt(friday, at('2026-11-27T04:00:00Z'))).toBeNull();
});

test('the next opening is the nearest one, over days that are not named', () => {
  const week = windows([{ days: ['monday', 'thursday'], from: '20:00', to: '24:00' }]);
  expect(nextOpening(week, at('2026-11-24T12:00:00Z'))?.toISOString()).toBe('2026-11-26T19:00:00.000Z');
  expect(nextOpening(week, at('2026-11-26T20:00:00Z'))?.toISOString()).toBe('2026-11-26T20:00:00.000Z');
  expect(nextOpening(week, at('2026-11-26T23:00:00Z'))?.toISOString()).toBe('2026-11-30T19:00:00.000Z');
});

test('an exception closes its local days whole, cuts a window over midnight, and says why', () => {
  const given = windows([{ days: DAYS, from: '22:00', to: '06:00' }], [{ from: '2026-12-25', to: '2026-12-26', reason: 'Kerst' }]);
  expect(stretch(given, '2026-12-24T22:00:00Z')).toEqual(['2026-12-24T21:00:00.000Z', '2026-12-24T23:00:00.000Z']);
  expect(openAt(given, at('2026-12-25T02:00:00Z'))).toBeNull();
  expect(exceptionAt(given, at('2026-12-25T02:00:00Z'))).toBe('Kerst');
  expect(exceptionAt(given, at('2026-12-26T23:00:00Z'))).toBeNull();
  expect(nextOpening(given, at('2026-12-25T02:00:00Z'))?.toISOString()).toBe('2026-12-26T23:00:00.000Z');
});

test('exceptions close also where no windows are named, and a year of them is passed over', () => {
  expect(nextOpening(windows(null, [{ from: '2026-01-01', to: '2026-12-31', reason: 'x' }]), at('2026-03-01T00:00:00Z'))?.toISOString()).toBe('2026-12-31T23:00:00.000Z');
  expect(nextOpening(windows(null, [{ from: '2026-01-01', to: '2099-12-31', reason: 'x' }]), at('2026-03-01T00:00:00Z'))).toBeNull();
});

describe('when the clock goes back (25 October 2026, 03:00 becomes 02:00)', () => {
  test.each([
    ['02:00', '03:00', 120], ['02:00', '02:30', 30], ['02:30', '03:00', 90], ['01:30', '02:30', 60], ['02:30', '04:00', 150], ['00:00', '06:00', 420],
  ])('a window %s-%s opens once, not twice', (from, to, minutes) => {
    expect(night(every(from, to), '2026-10-25')).toEqual({ minutes, openings: 1 });
  });
});

describe('when the clock goes forward (29 March 2026, 02:00 becomes 03:00)', () => {
  test.each([
    ['02:00', '03:00', 60], ['02:15', '02:45', 30], ['02:30', '03:40', 40], ['01:30', '02:30', 30], ['01:00', '04:00', 120], ['00:00', '06:00', 300],
  ])('a window %s-%s does not vanish', (from, to, minutes) => {
    expect(night(every(from, to), '2026-03-29')).toEqual({ minutes, openings: 1 });
  });

  test('the one that is skipped whole opens at the change', () => {
    expect(stretch(every('02:00', '03:00'), '2026-03-29T01:30:00Z')).toEqual(['2026-03-29T01:00:00.000Z', '2026-03-29T02:00:00.000Z']);
    expect(nextOpening(every('02:15', '02:45'), at('2026-03-29T00:00:00Z'))?.toISOString()).toBe('2026-03-29T01:00:00.000Z');
  });
});

test('on every night of a year a window opens exactly once', () => {
  const given = every('02:10', '02:50');
  const nights = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2026, 0, 2 + day)).toISOString().slice(0, 10));
  let moment = at('2026-01-01T12:00:00Z');
  const openings: string[] = [];
  for (const date of nights) {
    const open = openAt(given, nextOpening(given, moment) ?? moment);
    if (open) openings.push(open.from.toISOString().slice(0, 10));
    moment = open?.until ?? moment;
    expect(openings.at(-1)).toBe(date);
  }
  expect(openings).toHaveLength(365);
});
