// check: everything that can be known before anything runs; no network.
import { renderDiagnostics, diagnosticsJson, wantsColor } from '../../diagnostics/render';
import type { Json } from '../../model/json';
import { readFiles } from '../../compose/files';
import type { AddCommand } from '../cli';

export const check: AddCommand = (program, cli) => {
  program.command('check').description('check all files of the house against each other, without the network').action(async (_options, command) => {
    const { print, at, environment } = cli(command);
    const { diagnostics, ok, counts } = await readFiles(at, environment);
    print.answer({ ok, ...diagnosticsJson(diagnostics), read: counts } as unknown as Json, () => {
      const read = `${counted(counts.connections, 'connection')}, ${counted(counts.syncs, 'sync')}, ${counts.services > 0 ? `${counted(counts.services, 'service')}, ${counted(counts.senders, 'sender')}, ` : ''}${counted(counts.mappings ?? 0, 'mapping')}: ${ok ? 'everything is sound' : 'not sound'}`;
      return [renderDiagnostics(diagnostics, { color: wantsColor(process.stdout, process.env) }), read].filter((part) => part !== '').join('\n');
    });
    process.exitCode = ok ? 0 : 1;
  });
};

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
