// What every command is given: where it writes, which house it works in, and when it must stop.
import type { Command } from 'commander';
import { openHouse, type House, type HouseOptions } from '../compose';
import type { HouseAt } from './house';
import type { Print } from './print';

export interface Cli {
  readonly print: Print;
  readonly at: HouseAt;
  /** When it is not the one of zaaksluis.yaml. */
  readonly environment?: string;
  /** Aborted by Ctrl-C and by a request to end. */
  readonly signal: AbortSignal;
}

/** Makes the surroundings of a command from the options it was called with. */
export type Surroundings = (command: Command) => Cli;

/** Adds one command to the program. */
export type AddCommand = (program: Command, cli: Surroundings) => void;

/** Opens the house, lets `work` work in it, and closes it whatever happens. */
export async function inHouse<T>(cli: Cli, work: (house: House) => Promise<T>, options: HouseOptions = {}): Promise<T> {
  const house = await openHouse(cli.at, { ...(cli.environment ? { environment: cli.environment } : {}), say: cli.print.note, ...options });
  try {
    return await work(house);
  } finally {
    await house[Symbol.asyncDispose]();
  }
}
