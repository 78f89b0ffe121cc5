// sandbox: plays the other side of a connector, for engineers who have no test system at hand.
import { InvalidArgumentError, type Command } from 'commander';
import { openLog } from '../../diagnostics/log';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Json, JsonObject } from '../../model/json';
import { connectorNamed, connectorNames } from '../../compose/files';
import { openShelf } from '../../compose/shelf';
import type { AddCommand } from '../cli';
import { named } from '../names';

interface Options {
  readonly port: string;
  readonly seed?: number;
  readonly documents?: number;
  readonly memory?: boolean;
  readonly set: readonly string[];
}

export const sandbox: AddCommand = (program, cli) => {
  program
    .command('sandbox')
    .argument('<connector>', 'zgw, stuf, mdto, memory')
    .option('--port <number>', 'port to listen on; 0: any free one', '8490')
    .option('--seed <number>', 'zgw: begin with this many zaken, computed from their number: they cost no storage until they change', count)
    .option('--documents <number>', 'zgw: with --seed, so many documents per zaak', count)
    .option('--memory', 'zgw: keep everything in memory; it ends with the process, and is fast')
    .option('--set <name=value...>', 'a setting of the sandbox; the value is JSON or a text', [])
    .description('play the other side of a connector over HTTP; state is kept in the data folder')
    .action(async (name: string, options: Options, command: Command) => {
      const it = cli(command);
      const connector = named('connector', name, new Map(connectorNames().map((one) => [one, connectorNamed(one)])));
      if (!connector?.sandbox) throw new DiagnosticError([diagnostic('ZS1201', `connector "${name}" has no sandbox`)]);
      const shelf = await openShelf(it.at, `sandbox ${name}`, it.print.note);
      try {
        const server = await connector.sandbox({ port: Number(options.port), settings: { ...shorthand(name, options), ...Object.fromEntries(options.set.map(setting)) } }, { shelf: shelf.shelf, log: openLog('warn'), clock: { now: () => new Date() } });
        it.print.answer({ url: server.url, settings: server.connection } as unknown as Json, () => `${name} is played at ${server.url}; Ctrl-C ends it, its state stays.`);
        await new Promise<void>((resolve) => (it.signal.aborted ? resolve() : it.signal.addEventListener('abort', () => resolve(), { once: true })));
        await server[Symbol.asyncDispose]();
      } finally {
        await shelf[Symbol.asyncDispose]();
      }
    });
};

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('expected a whole number, 0 or more');
  return value;
}

/** What `--seed`, `--documents` and `--memory` stand for in the settings of the register. */
function shorthand(name: string, { seed, documents, memory }: Options): JsonObject {
  if (seed === undefined && documents === undefined && !memory) return {};
  if (name !== 'zgw') throw new DiagnosticError([diagnostic('ZS1203', `--seed, --documents and --memory are of the sandbox of zgw, not of ${name}`)]);
  return {
    ...(seed === undefined && documents === undefined ? {} : { seeded: { zaken: seed ?? 0, ...(documents === undefined ? {} : { documenten: documents }) } }),
    ...(memory ? { storage: 'memory' } : {}),
  };
}

function setting(text: string): [string, Json] {
  const at = text.indexOf('=');
  if (at < 1) throw new DiagnosticError([diagnostic('ZS1203', `"${text}" is no setting`, { remedy: 'write name=value' })]);
  const value = text.slice(at + 1);
  try {
    return [text.slice(0, at), JSON.parse(value) as Json];
  } catch {
    return [text.slice(0, at), value];
  }
}
