// config diff: what promotion from one folder or environment to another changes.
import path from 'node:path';
import type { Command } from 'commander';
import { readFiles } from '../../compose/files';
import { configDiff, renderDiff } from '../../config/diff';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import type { AddCommand, Cli } from '../cli';

export const config: AddCommand = (program, cli) => {
  const group = program.command('config').description('compare configurations');
  group
    .command('diff')
    .argument('<a>', 'an environment of this house, or a folder that holds config/')
    .argument('<b>', 'the same')
    .description('show, field by field, what differs between two environments or folders')
    .action(async (a: string, b: string, _options, command: Command) => {
      const it = cli(command);
      const changes = configDiff(await effective(it, a), await effective(it, b));
      it.print.answer(changes as unknown as Json, () => (changes.length === 0 ? 'No difference.' : renderDiff(changes)));
    });
};

async function effective({ at }: Cli, name: string): Promise<Parameters<typeof configDiff>[0]> {
  const isFolder = name.includes('/') || name === '.';
  const root = path.resolve(name);
  const files = isFolder ? await readFiles({ configDir: path.join(root, 'config'), mappingsDir: path.join(root, 'mappings'), root }) : await readFiles(at, name);
  if (files.effective) return files.effective;
  const errors = files.diagnostics.filter(({ severity }) => severity === 'error');
  throw new DiagnosticError(errors.length > 0 ? errors : [diagnostic('ZS1203', `there is no configuration "${name}"`)]);
}
