// Connections of the house: budgets, breakers, pauses.
import type { Diagnostic } from '../../diagnostics/diagnostic';

/** The halt of a target that looks reset: it answers its probe happily, and only a person ends it. */
export const LOOKS_RESET = 'ZS4008';

export interface ConnectionState {
  readonly name: string;
  readonly haltedBecause: Diagnostic | null;
  readonly pausedUntil: Date | null;
  readonly pausedBecause: string | null;
  readonly pausedBy: string | null;
  readonly inFlight: number;
  readonly failures: number;
  /** When it last called us, or a scan found something new at it (to the minute); null: never. */
  readonly heardAt: Date | null;
  /** What was found when it was last looked after (`Connection.upkeep`). */
  readonly findings: readonly Diagnostic[];
}

export interface Connections {
  /**
   * Takes tokens of the budget for calls about to be made; answers how many were granted now. Paused: 0; halted: 1 at most, to see whether
   * it works again. `flying`: calls of this program that went out before and have not ended. `looks`: for a person who only looks, who gets
   * 1 at most of what rests.
   */
  take(name: string, wanted: number, budget: { readonly perSecond: number; readonly inFlight: number }, flying?: number, looks?: boolean): Promise<number>;
  failed(name: string, reason: Diagnostic): Promise<void>;
  succeeded(name: string): Promise<void>;
  halt(name: string, reason: Diagnostic): Promise<void>;
  revive(name: string): Promise<void>;
  pause(name: string, until: Date | null, because: string, by: string): Promise<void>;
  resume(name: string, by: string): Promise<void>;
  /** It let hear from itself: it called us, or a scan found something new at it. */
  heard(name: string): Promise<void>;
  /** Keeps what was found when it was looked after; the next time replaces it. */
  lookedAfter(name: string, findings: readonly Diagnostic[]): Promise<void>;
  list(): Promise<readonly ConnectionState[]>;
}
