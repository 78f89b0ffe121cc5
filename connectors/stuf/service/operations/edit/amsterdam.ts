// Days and moments in Europe/Amsterdam, where StUF lives, for a model that keeps moments in UTC.

const PARTS = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** `2026-11-23 13:05:00` in Amsterdam. */
function wallClock(moment: Date): string {
  const part = Object.fromEntries(PARTS.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${part['year']}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}:${part['second']}`;
}

/** A moment as the model writes it: UTC, with seconds. */
export const toModel = (moment: Date): string => moment.toISOString().replace(/\.\d{3}Z$/, 'Z');

/** The day (YYYY-MM-DD) in Amsterdam of a moment in UTC. */
export const dayOfMoment = (moment: string): string => wallClock(new Date(moment)).slice(0, 10);

/** The moment at which the clock in Amsterdam shows this; a time that is skipped in spring is the one an hour later. */
export function momentOf(day: string, time: string): string {
  const asUtc = Date.parse(`${day}T${time}Z`);
  const shownAt = (moment: number): number => Date.parse(`${wallClock(new Date(moment)).replace(' ', 'T')}Z`);
  const first = asUtc - (shownAt(asUtc) - asUtc);
  // once more from there: near a change of the clock the first guess has the other offset
  return toModel(new Date(asUtc - (shownAt(first) - first)));
}

/** So many seconds later. */
export const plusSeconds = (moment: string, seconds: number): string => toModel(new Date(Date.parse(moment) + seconds * 1000));
