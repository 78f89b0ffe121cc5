#!/usr/bin/env node
// The command `zaaksluis`: finds the house, runs one command, and says in the end what went wrong and what to do.
import { Command, CommanderError } from 'commander';
import { DiagnosticError } from '../diagnostics/diagnostic';
import { diagnosticsJson, renderDiagnostics, wantsColor } from '../diagnostics/render';
import { scrub } from '../diagnostics/scrub';
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

function makeProgram(signal: AbortSignal): Command {
  const program = new Command('zaaksluis')
    .description('Keeps case systems, zaaktypecatalogi and document archives in step, and proves it.')
    .version(version())
    .option('--house <folder>', 'folder that holds config/ and mappings/ (default: the folder you stand in, else the demo)')
    .option('--demo', 'work in the demo house')
    .option('--environment <name>', 'environment, when it is not the one of zaaksluis.yaml')
    .option('--json', 'answer as JSON')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(zaaksluis --help lists the commands)');
  const surroundings = (command: Command): Cli => {
    const { json = false, house, demo, environment } = command.optsWithGlobals<Globals>();
    const at = findHouse({ ...(house ? { house } : {}), ...(demo ? { demo } : {}) });
    if (at.demo) prepareDemo(at.root);
    return { print: openPrint(json), at, signal, ...(environment ? { environment } : {}) };
  };
  for (const add of COMMANDS) add(program, surroundings);
  return program;
}

/** Ctrl-C and a request to end let the work finish what it has in hand; a second one ends at once. */
function whenAskedToEnd(): AbortSignal {
  const end = new AbortController();
  const ask = (): void => {
    if (end.signal.aborted) process.exit(130);
    end.abort(new Error('asked to end'));
  };
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  return end.signal;
}

function complain(error: unknown, json: boolean): number {
  const write = (text: string): void => void process.stderr.write(`${text}\n`);
  if (error instanceof DiagnosticError) {
    if (json) process.stdout.write(`${JSON.stringify(diagnosticsJson(error.diagnostics), null, 2)}\n`);
    else write(renderDiagnostics(error.diagnostics, { color: wantsColor(process.stderr, process.env) }).trimEnd());
    return 1;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  write(`ZS9001 something happened that should be impossible; please report it with these lines:\n${scrub(text)}`);
  return 70; // EX_SOFTWARE
}

async function main(argv: string[]): Promise<number> {
  const signal = whenAskedToEnd();
  const program = makeProgram(signal);
  program.exitOverride();
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync(argv);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (signal.aborted) return 130;
    return complain(error, argv.includes('--json'));
  }
}

// A reader that has seen enough (`| head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

void main(process.argv).then((code) => {
  process.exitCode = code;
});
