// Puts the program together: the options every command takes, and the commands in groups.
import { Command } from 'commander';
import type { Cli } from './cli';
import { COMMANDS } from './commands';
import { prepareDemo } from './demo';
import { findHouse } from './house';
import { openPrint } from './print';
import { version } from './version';

interface Globals {
  readonly json?: boolean;
  readonly house?: string;
  readonly demo?: boolean;
  readonly environment?: string;
}

/** All commands with their options; it throws CommanderError where the process would end. The signal ends what runs. */
export function makeProgram(signal: AbortSignal): Command {
  const program = new Command('zaaksluis')
    .description('Keeps case systems, zaaktypecatalogi and document archives in step, and proves it.')
    .version(version())
    .option('--house <folder>', 'folder that holds config/ and mappings/ (default: the folder you stand in, else the demo)')
    .option('--demo', 'work in the demo house')
    .option('--environment <name>', 'environment, when it is not the one of zaaksluis.yaml')
    .option('--json', 'answer as JSON')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .showHelpAfterError('(zaaksluis --help lists the commands)');
  const surroundings = (command: Command): Cli => {
    const { json = false, house, demo, environment } = command.optsWithGlobals<Globals>();
    const at = findHouse({ ...(house ? { house } : {}), ...(demo ? { demo } : {}) });
    if (at.demo) prepareDemo(at.root);
    return { print: openPrint(json), at, signal, ...(environment ? { environment } : {}) };
  };
  for (const [heading, commands] of COMMANDS) {
    program.commandsGroup(`${heading}:`);
    for (const add of commands) add(program, surroundings);
  }
  return program;
}
