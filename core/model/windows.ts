// When writing is allowed: named days and times in Europe/Amsterdam, with exceptions; right across both clock changes.

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Day = (typeof DAYS)[number];

/** Opens on these days at `from` and closes at `to` (wall clock, HH:MM, 24:00 allowed); `to` before `from`: on the next day. */
export interface Opening {
  readonly days: readonly Day[];
  readonly from: string;
  readonly to: string;
}

/** Local days (YYYY-MM-DD), both included, on which nothing is open. */
export interface ClosedDays {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** `allow: null`: always, but for the exceptions. */
export interface Windows {
  readonly allow: readonly Opening[] | null;
  readonly except: readonly ClosedDays[];
}

/** A stretch of time in which a window is open: from (included) until (excluded). */
export interface Open {
  readonly from: Date;
  readonly until: Date;
}

const ZONE = 'Europe/Amsterdam';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const HORIZON = 2 * 366; // days: a yearly freeze is passed, a window that never opens is found

/** The stretch in which this moment lies; null: closed. Without windows and exceptions it is open always. */
export function openAt(windows: Windows, moment: Date): Open | null {
  return stretches(windows, localDay(moment) - DAY, 3).find(({ from, until }) => from <= moment && moment < until) ?? null;
}

/** The first moment, not before this one, at which something may be written; null: not within two years. */
export function nextOpening(windows: Windows, moment: Date): Date | null {
  if (windows.allow === null && windows.except.length === 0) return moment;
  const today = localDay(moment);
  for (let ahead = 0; ahead <= HORIZON; ahead++) {
    const next = stretches(windows, today + (ahead - 1) * DAY, 2).find(({ until }) => until > moment);
    if (next) return next.from > moment ? next.from : moment;
  }
  return null;
}

/** Why it is closed now, for status: the reason of the exception of today; null where there is none. */
export function exceptionAt(windows: Windows, moment: Date): string | null {
  return exceptionOn(windows, localDay(moment))?.reason ?? null;
}

// A local day is written as the UTC midnight of the same date: counting days then never meets a clock change.
const isoDay = (day: number): string => new Date(day).toISOString().slice(0, 10);

const exceptionOn = ({ except }: Windows, day: number): ClosedDays | undefined => except.find(({ from, to }) => from <= isoDay(day) && isoDay(day) <= to);

const dayName = (day: number): Day => DAYS[(new Date(day).getUTCDay() + 6) % 7] as Day;

/** Everything that opens on `count` local days from `first` on, cut by the exceptions, in order of time. */
function stretches(windows: Windows, first: number, count: number): Open[] {
  const days = Array.from({ length: count }, (_, index) => first + index * DAY);
  const openings = windows.allow ?? [{ days: DAYS, from: '00:00', to: '24:00' }];
  return days
    .flatMap((day) => openings.filter((opening) => opening.days.includes(dayName(day))).flatMap((opening) => cut(windows, day, stretch(day, opening))))
    .filter(({ from, until }) => from < until)
    .sort((a, b) => a.from.getTime() - b.from.getTime());
}

/**
 * An opening on one day, as moments. Only its ends are read from the wall clock, and each end is one moment, so an hour that
 * comes twice (October) opens it once. Where the hour that is skipped (March) swallows it whole, it opens at the change
 * for as long as it was meant to last.
 */
function stretch(day: number, { from, to }: Opening): Open {
  const begin = minutes(from);
  const end = minutes(to) > begin ? minutes(to) : minutes(to) + 24 * 60;
  const opens = momentOf(day, begin);
  const closes = momentOf(day, end);
  return { from: opens, until: closes > opens ? closes : new Date(opens.getTime() + (end - begin) * MINUTE) };
}

function cut(windows: Windows, day: number, open: Open): Open[] {
  const today = exceptionOn(windows, day) !== undefined;
  const tomorrow = exceptionOn(windows, day + DAY) !== undefined;
  const midnight = momentOf(day + DAY, 0);
  const before = { from: open.from, until: open.until < midnight ? open.until : midnight };
  const after = { from: open.from > midnight ? open.from : midnight, until: open.until };
  if (!today && !tomorrow) return [open];
  return [...(today ? [] : [before]), ...(tomorrow ? [] : [after])];
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** What the wall clock shows at a moment, written as if it were UTC. */
function wallClock(moment: number): number {
  const part = Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second']);
}

const localDay = (moment: Date): number => Math.floor(wallClock(moment.getTime()) / DAY) * DAY;

const offset = (moment: number): number => wallClock(moment) - moment;

/** The first moment at which the wall clock shows this time; where it is skipped, the moment of the change. */
function momentOf(day: number, minute: number): Date {
  const wanted = day + minute * MINUTE;
  const before = wanted - offset(wanted - DAY);
  const after = wanted - offset(wanted + DAY);
  if (wallClock(before) === wanted) return new Date(before);
  if (wallClock(after) === wanted) return new Date(after);
  // Skipped: `after` lies just before the change and `before` just past it; look between them to the minute.
  let [low, high] = [after, before];
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (offset(middle) === offset(after)) low = middle;
    else high = middle;
  }
  return new Date(high);
}
