// What a message is doing while it is ours: its lease, its steps, what came of its commands, and what is left of it.
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Keeper } from './lease';
import type { Carried, ExchangeClaim, StepLine } from './ports';
import type { ServiceRoom } from './room';

/** The steps of a message, as far as they are known. */
export interface Run {
  lines: readonly StepLine[];
  /** The step that was begun and of which nobody knows how it ended. */
  uncertain: string | null;
  /** The step that the register refused, perhaps half-way: what is left of it is to be taken away. */
  refused: { readonly line: string; readonly reason: Diagnostic } | null;
}

/** How a row goes on that could not be finished or taken back now. ms until it is looked at again; null: a person must. */
export interface Leftover {
  readonly afterMs: number | null;
  readonly reason: Diagnostic;
}

export interface Work {
  readonly room: ServiceRoom;
  readonly keeper: Keeper;
  /** What came of its commands, in order; also of an earlier attempt that was carried out. */
  readonly carried: Carried[];
  readonly run: Run;
  left: Leftover | null;
}

export const beginWork = (room: ServiceRoom, keeper: Keeper, claim: ExchangeClaim): Work => ({ room, keeper, carried: [...claim.carried], run: { lines: [], uncertain: null, refused: null }, left: null });
