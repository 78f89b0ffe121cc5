// Days and moments in Europe/Amsterdam, where StUF lives, for a model that keeps moments in UTC with seconds.
import { dagVan, isoVanTijdstip } from '../../../message/dates';

/** A moment as the model writes it: UTC, with seconds. */
export const toModel = (moment: Date): string => moment.toISOString().replace(/\.\d{3}Z$/, 'Z');

/** The day (YYYY-MM-DD) in Amsterdam of a moment in UTC. */
export const dayOfMoment = (moment: string): string => dagVan(new Date(moment));

/** The moment at which the clock in Amsterdam shows this time of this day. */
export function momentOf(day: string, time: string): string {
  const moment = isoVanTijdstip(`${day}${time}`.replace(/\D/g, ''));
  if (moment === null) throw new RangeError(`no moment: ${day} ${time}`);
  return toModel(new Date(moment));
}

/** So many seconds later. */
export const plusSeconds = (moment: string, seconds: number): string => toModel(new Date(Date.parse(moment) + seconds * 1000));
