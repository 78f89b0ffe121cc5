// docs: rewrites what is generated.
import fs from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { generatedFiles } from '../../compose/docs';
import type { AddCommand } from '../cli';
import { commandsPage } from '../commands-page';
import { packageRoot } from '../house';

export const docs: AddCommand = (program, cli) => {
  program.command('docs').description('rewrite the generated pages and schemas of this checkout').action((_options, command: Command) => {
    const { print } = cli(command);
    const changed = [...generatedFiles(), ['core/cli/commands.md', commandsPage(program)] as const].filter(([file, text]) => write(path.join(packageRoot(), file), text)).map(([file]) => file);
    print.answer({ changed }, () => (changed.length === 0 ? 'Nothing had to be rewritten.' : changed.join('\n')));
  });
};

/** True where it differed. */
function write(file: string, text: string): boolean {
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) return false;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return true;
}
