// Days and moments of StUF (stuf.md A7.2): no zone, Amsterdam wall-clock time; a date may be known in part.
import { offsetOf, wallClock } from '../amsterdam';
import { isDay } from '../date';

/** A day as StUF tells it, and how much of it is known: V all, D no day, M no month either, J nothing. */
export interface StufDag {
  readonly iso: string;
  readonly bekend: 'V' | 'D' | 'M' | 'J';
}

const DAG = /^(\d{4})-?(\d{2})-?(\d{2})/;

/** Reads `20260701`, also at the head of a moment; null where it is no day that exists. */
export function leesDag(text: string, indicatie: string | undefined): StufDag | null {
  const match = DAG.exec(text.trim());
  if (!match || !isDay(Number(match[1]), Number(match[2]), Number(match[3]))) return null;
  const bekend = indicatie === 'D' || indicatie === 'M' || indicatie === 'J' ? indicatie : 'V';
  return { iso: `${match[1]}-${match[2]}-${match[3]}`, bekend };
}

/** What of a day is known, as a shorter text: `1970-05`, `1970`; an empty text where nothing is. */
export const deelVanDag = ({ iso, bekend }: StufDag): string => (bekend === 'V' ? iso : bekend === 'D' ? iso.slice(0, 7) : bekend === 'M' ? iso.slice(0, 4) : '');

const TIJDSTIP = /^(\d{4})-?(\d{2})-?(\d{2})(?:T?(\d{2}):?(\d{2})(?::?(\d{2})(?:\.?(\d{1,6}))?)?)?$/;

/**
 * Reads `YYYYMMDDhhmmss` with up to six digits of a fraction as an instant in UTC, `2026-07-01T12:00:00Z`; what has an offset keeps
 * its moment. A day alone is its first moment. In the hour that autumn has twice the first is meant. Null where it is no time.
 */
export function leesTijdstip(text: string): string | null {
  const said = text.trim();
  if (/T.*(Z|[+-]\d{2}:\d{2})$/.test(said)) {
    const instant = Date.parse(said);
    return Number.isNaN(instant) ? null : spelInstant(instant, '');
  }
  const match = TIJDSTIP.exec(said);
  const [year = NaN, month = NaN, day = NaN, hour = 0, minute = 0, second = 0] = (match ?? []).slice(1, 7).map((part) => (part === undefined ? 0 : Number(part)));
  if (!match || !isDay(year, month, day) || hour > 23 || minute > 59 || second > 59) return null;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return spelInstant(Date.parse(`${new Date(wall).toISOString().slice(0, 19)}${offsetOf(wall)}`), (match[7] ?? '').replace(/0+$/, ''));
}

const spelInstant = (instant: number, fractie: string): string => `${new Date(instant).toISOString().slice(0, 19)}${fractie === '' ? '' : `.${fractie}`}Z`;

/** Spells an instant as the clock in Amsterdam showed it: `20260701140000`, with three more digits where it has a fraction. Null where it is no time. */
export function spelTijdstip(iso: string): string | null {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return null;
  const fractie = /\.(\d+)/.exec(iso)?.[1];
  return `${wallClock(instant).replace(/[-:T]/g, '')}${fractie === undefined ? '' : fractie.padEnd(3, '0').slice(0, 3)}`;
}
