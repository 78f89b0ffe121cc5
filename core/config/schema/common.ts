// Pieces that several kinds of file share: names, lengths of time, exceptions to windows.
import { z } from 'zod';

const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, y: 365 * 86_400_000 } as const;

const isUnit = (text: string | undefined): text is keyof typeof UNITS => text !== undefined && text in UNITS;

/** A length of time as people write it (`90s`, `5m`, `1h`, `30d`, `10y`; a year is 365 days), in milliseconds once read. */
export const duration = (fallback: string, description: string) => written().default(fallback).transform(milliseconds).meta({ description });

/** The same without a default. */
export const length = (description: string) => written().transform(milliseconds).meta({ description });

const written = () => z.string().regex(/^[1-9]\d*(ms|s|m|h|d|y)$/, 'expected a number and a unit, such as 90s, 5m, 1h, 30d or 10y');

function milliseconds(text: string): number {
  const match = /^(\d+)([a-z]+)$/.exec(text);
  const unit = match?.[2];
  return isUnit(unit) ? Number(match?.[1]) * UNITS[unit] : Number.NaN;
}

/** A name in lower case, as files, environments and connections have. */
export const name = (description: string) =>
  z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected lower-case letters, digits and hyphens').meta({ description });

const date = z.iso.date('expected a date that exists, YYYY-MM-DD');

/** Days on which no window is open: one day, or a period with both ends included. */
export const exception = z
  .strictObject({
    date: date.optional().meta({ description: 'One day.' }),
    from: date.optional().meta({ description: 'First day of a period.' }),
    to: date.optional().meta({ description: 'Last day of that period.' }),
    reason: z.string().min(1).meta({ description: 'Shown by status: a holiday, a freeze.' }),
  })
  .refine((entry) => (entry.date === undefined ? entry.from !== undefined && entry.to !== undefined : entry.from === undefined && entry.to === undefined), 'expected either date, or from and to')
  .refine((entry) => entry.from === undefined || entry.to === undefined || entry.from <= entry.to, 'to lies before from')
  .transform((entry) => ({ from: entry.date ?? entry.from ?? '', to: entry.date ?? entry.to ?? '', reason: entry.reason }));
