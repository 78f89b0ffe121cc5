// Which configuration the house works with.

export interface Revision {
  readonly id: string;
  readonly hash: string;
  readonly number: number;
  readonly activatedAt: Date;
  readonly activatedBy: string;
}

export interface Revisions {
  active(): Promise<Revision | null>;
  /** Only forward; writes a journal line; the same hash again changes nothing. */
  activate(hash: string, by: string): Promise<Revision>;
}
