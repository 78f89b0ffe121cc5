// A restored or copied database may be older than what it delivered (practice §4).

export interface Recoveries {
  /** Connections that may not be written to until everything this database knows there has been looked up again. */
  waiting(): Promise<readonly string[]>;
  /** Names them; journalled. */
  begin(connections: readonly string[], because: string): Promise<void>;
  /** This one has been looked up; journalled. */
  done(connection: string, by: string): Promise<void>;
}
