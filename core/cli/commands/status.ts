// status: how the house stands; with --fail-on an exit code for a monitor.
import type { Command } from 'commander';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import { CONDITIONS, drifted, failing, parseCondition, status as statusNow, type Status } from '../../sync/status';
import { otherFiles } from '../../compose/revision';
import { inHouse, type AddCommand } from '../cli';
import { paint, table } from '../print';

export const status: AddCommand = (program, cli) => {
  program
    .command('status')
    .option('--fail-on <conditions>', `exit with 1 where one holds: ${CONDITIONS.join(', ')}; held=5 from five, late=15m when something is due longer, unproved=2d when a last proof is older`)
    .description('show what is in step, due, held and blocked, and what rests')
    .action(async (options: { readonly failOn?: string }, command: Command) => {
      const it = cli(command);
      const conditions = (options.failOn?.split(',') ?? []).map((text) => {
        const condition = parseCondition(text);
        if (!condition) throw new DiagnosticError([diagnostic('ZS1203', `"${text}" is no condition; there is: ${CONDITIONS.join(', ')}`, { remedy: 'write for instance halted,held=5,late=15m' })]);
        return condition;
      });
      await inHouse(it, async (house) => {
        const now = await statusNow(house.room);
        const other = await otherFiles(house);
        const failed = failing(now, conditions);
        it.print.answer({ ...now, revision: house.hash, otherFiles: other?.message ?? null, failing: failed } as unknown as Json, () => [text(now), ...(other ? [paint('yellow', `${other.message}. ${other.remedy}`)] : []), ...failed.map((sentence) => paint('red', `fails: ${sentence}`))].join('\n'));
        process.exitCode = failed.length > 0 ? 1 : 0;
      });
    });
};

const HOUR = 3_600_000;
const hours = (ms: number): string => (ms >= HOUR ? `${Math.round(ms / HOUR)} hours` : `${Math.round(ms / 60_000)} minutes`);

function text(now: Status): string {
  if (now.syncs.length === 0) return 'Nothing was ever marked here. A node scans the sources by its schedule; zaaksluis scan <sync> does it now.';
  const rows = now.syncs.map((row) => [row.sync, row.target === null ? 'source' : `→ ${row.target}`, ...[row.total, row.inStep, row.due, row.held, row.blocked, row.retrying].map(String), row.oldestDue?.toISOString() ?? '']);
  const plans = now.plans.map((plan) => `plan ${plan.id} of ${plan.sync} waits for approval since ${plan.madeAt.toISOString()}: zaaksluis plans ${plan.id}`);
  const resting = now.resting.map((one) => `${one.name} ${one.haltedBecause ? `is halted: ${one.haltedBecause.code} ${one.haltedBecause.message}` : `is paused by ${one.pausedBy ?? 'somebody'}: ${one.pausedBecause ?? ''}${one.pausedUntil ? ` until ${one.pausedUntil.toISOString()}` : ''}`}`);
  const recovering = now.recovering.map((name) => `${name} is looked up again before anything is written to it`);
  const silent = now.silent.map(({ name, heardAt, expectMs }) => `${name} was ${heardAt === null ? 'never heard' : `last heard ${heardAt}`}; it normally speaks every ${hours(expectMs)}`);
  const proofs = now.proofs.map((proof) => `${proof.sync} was last proved ${proof.at.toISOString()}: ${proof.totals['in-step'] ?? 0} of ${proof.totals['selected'] ?? 0} in step, ${drifted(proof)} drifted${drifted(proof) > 0 ? ` (zaaksluis prove ${proof.sync} shows where)` : ''}`);
  return [table([['sync', '', 'all', 'in step', 'due', 'held', 'blocked', 'retrying', 'oldest due'], ...rows]), ...plans, ...resting, ...recovering, ...silent, ...proofs, now.atRest ? 'Everything rests.' : 'There is work to do.'].join('\n');
}
