// What every command is given: where it writes, which house it works in, and when it must stop.
import type { Command } from 'commander';
import type { HouseAt } from './house';
import type { Print } from './print';

export interface Cli {
  readonly print: Print;
  readonly at: HouseAt;
  /** Aborted by Ctrl-C and by a request to end. */
  readonly signal: AbortSignal;
}

/** Makes the surroundings of a command from the options it was called with. */
export type Surroundings = (command: Command) => Cli;

/** Adds one command to the program. */
export type AddCommand = (program: Command, cli: Surroundings) => void;
