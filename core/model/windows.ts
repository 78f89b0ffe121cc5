// When writing is allowed: named days and times in Europe/Amsterdam, with exceptions; right across both clock changes.

/** In the order of `Date.getUTCDay()`, Monday first where people read it. */
export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Day = (typeof DAYS)[number];

/** Opens on these days at `from` and closes at `to` (wall clock, HH:MM); `to` not after `from`: on the next day. */
export interface Opening {
  readonly days: readonly Day[];
  readonly from: string;
  readonly to: string;
}

/** Local days, both included, on which nothing is open. */
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
