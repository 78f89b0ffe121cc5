// Which flow runs where, for the whole house.

/** One sync, as the claims must know it: a row whose sync or connection rests is not claimed. */
export interface Flow {
  readonly sync: string;
  /** Name of the connection that is read. */
  readonly source: string;
  /** Observe claims only while fewer subjects than this wait for a target, per lane. */
  readonly backlog: number;
  /** Target name → name of the connection that is written. */
  readonly targets: Readonly<Record<string, string>>;
}

export interface Flows {
  /**
   * Says what runs where, for the whole house. What was not declared is made by the first mark: connection = `ref.system`, and for
   * a target its own name; backlog 10,000.
   */
  declare(flows: readonly Flow[]): Promise<void>;
}
