// Reads ISO 8601 durations and compares them by meaning: P6W is P42D, P12M is P1Y.

/** A duration in the two measures that cannot be turned into each other without a calendar. */
export interface Duration {
  /** Years × 12 + months. */
  readonly months: number;
  /** Weeks × 7 + days. */
  readonly days: number;
  /** Hours, minutes and seconds together. */
  readonly seconds: number;
}

const PATTERN = /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Reads `P1Y6M`, `P6W`, `P0D`; null where the text is no ISO 8601 duration in whole numbers. */
export function parseDuration(text: string): Duration | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number];
  return { months: years * 12 + months, days: weeks * 7 + days, seconds: hours * 3600 + minutes * 60 + seconds };
}

/** Whether two durations mean the same. Texts that are no duration are the same only if spelled the same. */
export function sameDuration(a: string, b: string): boolean {
  const left = parseDuration(a);
  const right = parseDuration(b);
  if (!left || !right) return a === b;
  return left.months === right.months && left.days === right.days && left.seconds === right.seconds;
}

// Bounds of a month in days: enough to say which of two terms of different measure is the longer, where that is certain.
const SHORTEST_MONTH = 28;
const LONGEST_MONTH = 31;

/**
 * Which of two durations is longer: negative where `a` is shorter, positive where it is longer, 0 where they mean the same;
 * null where it depends on the calendar (30 days against a month) or one of them is no duration.
 */
export function compareDurations(a: string, b: string): number | null {
  const left = parseDuration(a);
  const right = parseDuration(b);
  if (!left || !right) return null;
  const months = left.months - right.months;
  const rest = left.days - right.days + (left.seconds - right.seconds) / 86_400;
  const least = months * (months >= 0 ? SHORTEST_MONTH : LONGEST_MONTH) + rest;
  const most = months * (months >= 0 ? LONGEST_MONTH : SHORTEST_MONTH) + rest;
  if (least > 0) return 1;
  if (most < 0) return -1;
  return months === 0 && rest === 0 ? 0 : null;
}
