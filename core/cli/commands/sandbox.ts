// sandbox: plays the other side of a connector, for engineers who have no test system at hand.
import type { Command } from 'commander';
import { openLog } from '../../diagnostics/log';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import { connectorNamed, connectorNames } from '../../compose/files';
import { openShelf } from '../../compose/shelf';
import type { AddCommand } from '../cli';
import { named } from '../names';

interface Options {
  readonly port: string;
  readonly set: readonly string[];
}

export const sandbox: AddCommand = (program, cli) => {
  program
    .command('sandbox')
    .argument('<connector>', 'zgw, mdto, memory')
    .option('--port <number>', 'port to listen on; 0: any free one', '8490')
    .option('--set <name=value...>', 'a setting of the sandbox; the value is JSON or a text', [])
    .description('play the other side of a connector over HTTP; state is kept in the data folder')
    .action(async (name: string, options: Options, command: Command) => {
      const it = cli(command);
      const connector = named('connector', name, new Map(connectorNames().map((one) => [one, connectorNamed(one)])));
      if (!connector?.sandbox) throw new DiagnosticError([diagnostic('ZS1201', `connector "${name}" has no sandbox`)]);
      const shelf = await openShelf(it.at, `sandbox ${name}`, it.print.note);
      try {
        const server = await connector.sandbox({ port: Number(options.port), settings: Object.fromEntries(options.set.map(setting)) }, { shelf: shelf.shelf, log: openLog('warn'), clock: { now: () => new Date() } });
        it.print.answer({ url: server.url, settings: server.connection } as unknown as Json, () => `${name} is played at ${server.url}; Ctrl-C ends it, its state stays.`);
        await new Promise<void>((resolve) => (it.signal.aborted ? resolve() : it.signal.addEventListener('abort', () => resolve(), { once: true })));
        await server[Symbol.asyncDispose]();
      } finally {
        await shelf[Symbol.asyncDispose]();
      }
    });
};

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
