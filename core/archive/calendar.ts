// Counts with dates as a calendar does: 2024-02-29 and a year is 2025-02-28, 31 January and a month is the last of February.
import { parseDuration } from './duration';

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/;
const DAY_MS = 86_400_000;

const text = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** The day a text names: a date, or the date in an ISO 8601 moment as it is written there; null where it is neither, or no such day exists. */
export function dayOf(value: string): string | null {
  const match = DATE.exec(value.trim());
  if (!match) return null;
  const moment = Date.parse(`${match[1]}-${match[2]}-${match[3]}T00:00:00Z`);
  const isDay = !Number.isNaN(moment) && text(moment) === `${match[1]}-${match[2]}-${match[3]}`;
  return isDay && (value.trim().length === 10 || !Number.isNaN(Date.parse(value.trim()))) ? text(moment) : null;
}

/**
 * The date (YYYY-MM-DD) this long after another: months first, with the day no later than the last of that month, then days. Hours
 * do not count. null where either text is not what it should be, or the result lies past the year 9999.
 */
export function addDuration(date: string, duration: string): string | null {
  const day = dayOf(date);
  const span = parseDuration(duration);
  if (day === null || span === null) return null;
  const [year, month, date_] = day.split('-').map(Number) as [number, number, number];
  const months = year * 12 + (month - 1) + span.months;
  if (Math.floor(months / 12) > 9999) return null;
  const first = new Date(0).setUTCFullYear(Math.floor(months / 12), months % 12, 1);
  const last = new Date(new Date(0).setUTCFullYear(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  const moment = first + (Math.min(date_, last) - 1 + span.days) * DAY_MS;
  return moment > Date.UTC(9999, 11, 31) ? null : text(moment);
}

/** The latest of some dates; null: there is none. */
export const latest = (dates: readonly string[]): string | null => dates.reduce<string | null>((last, date) => (last === null || date > last ? date : last), null);
