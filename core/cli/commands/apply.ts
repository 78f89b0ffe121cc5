// apply: lets a plan through and sees it done; reject turns it down; rollback plans the way back.
import type { Command } from 'commander';
import { actingAs, type House } from '../../compose';
import { runLoops } from '../../compose/loops';
import { awaken } from '../../compose/recovery';
import { otherFiles } from '../../compose/revision';
import { DiagnosticError } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import { approve, planOf, reject as turnDown } from '../../sync/approve';
import type { Plan } from '../../sync/ports';
import { rollback as planBack } from '../../sync/rollback';
import { inHouse, type AddCommand, type Cli } from '../cli';
import { whoAmI } from '../person';
import { reportJson, reportText } from '../show-plan';

interface Options {
  readonly tokenFile?: string;
  readonly wait?: boolean;
  readonly seen?: string;
  readonly why: string;
}

const TOKEN = ['--token-file <path>', 'file with your token (default: the environment variable ZAAKSLUIS_TOKEN)'] as const;

export const apply: AddCommand = (program, cli) => {
  program
    .command('apply')
    .argument('<plan>')
    .option('--seen <hash>', 'hash of the plan as you saw it; refused when it changed since')
    .option('--no-wait', 'approve only; a running node executes it')
    .option(...TOKEN)
    .description('approve a plan and execute it; its maker cannot')
    .action(async (id: string, options: Options, command: Command) => {
      const it = cli(command);
      await inHouse(it, async (house) => {
        const person = await whoAmI(house, options, 'approver', 'approving');
        const waits = options.wait !== false;
        const stale = waits ? await otherFiles(house) : null;
        if (stale) throw new DiagnosticError([stale]);
        await approve(house.room, id, person, options.seen ? { seen: options.seen } : {});
        const plan = waits ? await executed(it, house, id) : await planOf(house.room, id);
        const counts = tally(plan);
        it.print.answer({ plan: id, state: plan.state, approvedBy: person.name, entries: counts } as unknown as Json, () => `plan ${id}: ${Object.entries(counts).map(([state, count]) => `${count} ${state}`).join(', ')}.${plan.state === 'applied' ? ` Take it back with: zaaksluis rollback ${id}` : ''}`);
        process.exitCode = waits && plan.state !== 'applied' ? 1 : 0;
      });
    });
};

export const reject: AddCommand = (program, cli) => {
  program.command('reject').argument('<plan>').requiredOption('--why <reason>', 'stands in the journal').option(...TOKEN).description('turn a plan down').action(async (id: string, options: Options, command: Command) => {
    const it = cli(command);
    await inHouse(it, async (house) => {
      const person = await whoAmI(house, options, 'approver', 'turning a plan down');
      await turnDown(house.room, id, person, options.why);
      it.print.answer({ plan: id, state: 'rejected', by: person.name }, () => `plan ${id} is turned down; what it held rests until something changes.`);
    });
  });
};

export const rollback: AddCommand = (program, cli) => {
  program.command('rollback').argument('<plan>').option(...TOKEN).description('plan the way back of a plan that was executed; shown first, then approved like any plan').action(async (id: string, options: Options, command: Command) => {
    const it = cli(command);
    await inHouse(it, async (house) => {
      const person = await whoAmI(house, options, 'maker', 'planning the way back');
      const report = await planBack(actingAs(house, person.name).room, id, person.name, it.signal);
      it.print.answer({ ...reportJson(report), plan: report.plan }, () => [reportText(report, false), report.plan ? `Kept as plan ${report.plan}; somebody else approves it with: zaaksluis apply ${report.plan}` : 'Nothing has to be taken back.'].join('\n'));
    });
  });
};

const tally = (plan: Plan): Record<string, number> =>
  plan.entries.reduce<Record<string, number>>((counts, { state }) => ({ ...counts, [state]: (counts[state] ?? 0) + 1 }), {});

const LOOK = 250;

/** Works until nothing of the plan waits any more; nodes that run help. */
async function executed(cli: Cli, house: House, id: string): Promise<Plan> {
  await awaken(house, cli.print.note);
  const done = new AbortController();
  const loops = runLoops(house, {}, AbortSignal.any([done.signal, cli.signal]));
  try {
    let plan = await planOf(house.room, id);
    const progress = cli.print.progress(`plan ${id}`, plan.entries.length);
    while (plan.entries.some((entry) => entry.state === 'approved') && !cli.signal.aborted && !(await stuck(house, plan))) {
      progress.to(plan.entries.filter((entry) => entry.state !== 'approved').length);
      await new Promise((resolve) => setTimeout(resolve, LOOK));
      plan = await planOf(house.room, id);
    }
    progress.end();
    return plan;
  } finally {
    done.abort();
    await loops;
  }
}

/** What is left of the plan rests with a reason: waiting longer changes nothing. */
async function stuck(house: House, plan: Plan): Promise<boolean> {
  for (const { ref, target, state } of plan.entries) {
    if (state !== 'approved') continue;
    const [row] = await house.store.questions.deliveries({ sync: plan.sync, target, id: ref.id }, null, 1);
    if (row && (row.dueAt !== null || row.lastDiagnostic === null)) return false;
  }
  return true;
}
