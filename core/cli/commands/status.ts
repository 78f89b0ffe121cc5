// status: how the house stands; with --fail-on an exit code for a monitor.
import type { Command } from 'commander';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import { CONDITIONS, failing, parseCondition } from '../../sync/status';
import { standing } from '../../compose/standing';
import { otherFiles } from '../../compose/revision';
import { inHouse, type AddCommand } from '../cli';
import { paint } from '../print';
import { statusText } from '../show-status';

export const status: AddCommand = (program, cli) => {
  program
    .command('status')
    .option('--fail-on <conditions>', `exit with 1 where one holds: ${CONDITIONS.join(', ')}; held=5 from five, gaps=10 when ten changes came without a webhook, late=15m when something is due longer, unproved=2d when a last proof is older`)
    .description('show what is in step, due, held and blocked, and what rests')
    .action(async (options: { readonly failOn?: string }, command: Command) => {
      const it = cli(command);
      const conditions = (options.failOn?.split(',') ?? []).map((text) => {
        const condition = parseCondition(text);
        if (!condition) throw new DiagnosticError([diagnostic('ZS1203', `"${text}" is no condition; there is: ${CONDITIONS.join(', ')}`, { remedy: 'write for instance halted,held=5,late=15m' })]);
        return condition;
      });
      await inHouse(it, async (house) => {
        const now = await standing(house);
        const other = await otherFiles(house);
        const failed = failing(now, conditions);
        it.print.answer({ ...now, revision: house.hash, otherFiles: other?.message ?? null, failing: failed } as unknown as Json, () => [statusText(now), ...(other ? [paint('yellow', `${other.message}. ${other.remedy}`)] : []), ...failed.map((sentence) => paint('red', `fails: ${sentence}`))].join('\n'));
        process.exitCode = failed.length > 0 ? 1 : 0;
      });
    });
};
