// Dates and times of StUF and those of the house, each in the other's words (stuf.md A7.2). Times of StUF have no zone: they are those of the Dutch clock.

const ZONE = 'Europe/Amsterdam';

/** How much of a date is known: V all, D not the day, M not the month, J not even the year. */
export type Onvolledig = 'V' | 'D' | 'M' | 'J';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
  return year >= 1 && day >= 1 && day <= days;
}

/** Whether these eight digits are a day of the calendar. */
export function isDatum(text: string): boolean {
  return /^\d{8}$/.test(text) && isDay(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8)));
}

/**
 * `20261123` → `2026-11-23`; a time after it is left off. What is not known of it is left off too: `2026-11` (D), `2026` (M), '' (J).
 * null: not a day of the calendar.
 */
export function isoVanDatum(datum: string, onvolledig: Onvolledig = 'V'): string | null {
  const digits = datum.trim();
  if (!/^\d{8,17}$/.test(digits) || !isDatum(digits.slice(0, 8))) return null;
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  return { V: iso, D: iso.slice(0, 7), M: iso.slice(0, 4), J: '' }[onvolledig];
}

/** A date of StUF, with what is not known of it. */
export interface Datum {
  readonly datum: string;
  readonly onvolledig: Onvolledig;
}

/** `2026-11-23`, `2026-11`, `2026` or ''; a time after a whole date is left off. What is not known becomes the first: the standard wants a day that exists. null: no date. */
export function datumVanIso(iso: string): Datum | null {
  if (iso === '') return { datum: '19000101', onvolledig: 'J' };
  const [, year = '', month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/.exec(iso) ?? [];
  const datum = `${year}${month ?? '01'}${day ?? '01'}`;
  if (!isDatum(datum)) return null;
  return { datum, onvolledig: day !== undefined ? 'V' : month !== undefined ? 'D' : 'M' };
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** What the Dutch clock shows at an instant, as if it were UTC: milliseconds. */
function shown(instant: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return wall(year, month, day, hour, minute, second) + (((instant % 1000) + 1000) % 1000);
}

/** As Date.UTC, for years before 100 too. */
function wall(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second, 0);
}

/**
 * 8–17 digits of the Dutch clock → the instant in UTC, `2026-11-23T09:15:00.000Z`. What is cut off on the right is zero; single digits
 * of a part left over (9, 11, 15, 16 of them occur) are its first digits. In the hour that comes twice in autumn the first one is meant;
 * a time in the hour that spring leaves out is read as the clock would have shown it before: an hour later. null: no such day or time.
 */
export function isoVanTijdstip(tijdstip: string): string | null {
  const digits = tijdstip.trim();
  if (!/^\d{8,17}$/.test(digits) || !isDatum(digits.slice(0, 8))) return null;
  const full = digits.padEnd(17, '0');
  const at = (from: number, to: number): number => Number(full.slice(from, to));
  const [hour, minute, second] = [at(8, 10), at(10, 12), at(12, 14)];
  // 60: a leap second, which no clock of ours can say; it is the next second.
  if (hour > 23 || minute > 59 || second > 60) return null;
  const local = wall(at(0, 4), at(4, 6), at(6, 8), hour, minute, second) + at(14, 17);
  // Summer time first: in the hour that comes twice it is the earlier instant.
  const hits = [2, 1, 0].map((offset) => local - offset * 3_600_000).filter((instant) => shown(instant) === local);
  // Before 1940 Amsterdam was no whole hour from UTC; in the hour that spring leaves out no offset fits, and that of before (winter) holds.
  const instant = hits[0] ?? local - (shown(local - 7_200_000) - (local - 7_200_000));
  return new Date(instant).toISOString();
}

/** An instant → 17 digits of the Dutch clock. */
export function tijdstipVan(instant: Date): string {
  return new Date(shown(instant.getTime())).toISOString().replace(/\D/g, '').padStart(17, '0');
}

/** `2026-11-23T10:15:00+01:00`, or a bare day, → 17 digits, or 8 for a day. null: no date. */
export function tijdstipVanIso(iso: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return datumVanIso(iso)?.datum ?? null;
  // Without a zone it is what the Dutch clock shows.
  const [, day, hours, minutes, seconds = '00', fraction = ''] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/.exec(iso) ?? [];
  if (day !== undefined) {
    const local = `${day.replaceAll('-', '')}${hours}${minutes}${seconds}${fraction.slice(0, 3).padEnd(3, '0')}`;
    return isoVanTijdstip(local) === null ? null : local;
  }
  const instant = /^\d{4}-\d{2}-\d{2}T/.test(iso) ? new Date(iso) : new Date(Number.NaN);
  return Number.isNaN(instant.getTime()) ? null : tijdstipVan(instant);
}

/** What the calendar of the Netherlands says at an instant: `2026-11-23`. */
export function dagVan(instant: Date): string {
  return isoVanDatum(tijdstipVan(instant)) ?? '';
}
