// A planned moment that one node of the house works on.

export interface Slots {
  /** True for exactly one caller per (schedule, planned moment). */
  take(schedule: string, planned: Date, node: string): Promise<boolean>;
  /** The last planned moment that was taken: what lies between it and now was missed. */
  last(schedule: string): Promise<Date | null>;
}
