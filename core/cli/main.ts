#!/usr/bin/env node
// The command `zaaksluis`: finds the house, runs one command, and says in the end what went wrong and what to do.
import { CommanderError } from 'commander';
import { DiagnosticError } from '../diagnostics/diagnostic';
import { diagnosticsJson, renderDiagnostics, wantsColor } from '../diagnostics/render';
import { scrub } from '../diagnostics/scrub';
import { makeProgram } from './program';

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
