// prove: source against target, subject by subject, with the evidence for each verdict.
import { Option, type Command } from 'commander';
import type { Json } from '../../model/json';
import { prove as proveIt, tally, type ProofRow } from '../../sync/prove';
import { inHouse, type AddCommand } from '../cli';
import { named } from '../names';
import { paint } from '../print';

interface Options {
  readonly depth: 'index' | 'fields';
  readonly target?: string;
  readonly all?: boolean;
}

export const prove: AddCommand = (program, cli) => {
  program
    .command('prove')
    .argument('<sync>')
    .addOption(new Option('--depth <depth>', 'index: names only; fields: read everything back').choices(['index', 'fields']).default('fields'))
    .option('--target <name>', 'only this target')
    .option('--all', 'show what is in step too')
    .description('compare source and target, and say of each subject whether they agree, on what evidence, or why not yet')
    .action(async (name: string, options: Options, command: Command) => {
      const it = cli(command);
      await inHouse(it, async ({ room }) => {
        const sync = named('sync', name, room.syncs);
        if (options.target) named('target', options.target, sync.targets);
        const counted = tally();
        const progress = it.print.progress('proved', null);
        let done = 0;
        for await (const row of proveIt(room, name, { depth: options.depth, ...(options.target ? { target: options.target } : {}) }, it.signal)) {
          counted.add(row);
          progress.to(++done);
          if (it.print.json || options.all || row.state !== 'in-step') it.print.line(row as unknown as Json, () => rowText(row));
        }
        progress.end();
        const totals = counted.totals();
        it.print.line({ totals } as unknown as Json, () => Object.entries(totals).filter(([, count]) => count > 0).map(([state, count]) => `${count} ${state}`).join(', ') || 'Nothing is selected.');
        process.exitCode = totals.differs + totals.missing + totals.blocked + totals.unread > 0 ? 1 : 0;
      }, { readOnly: true });
    });
};

function rowText({ subject, target, state, evidence, why, drift }: ProofRow): string {
  const head = `${state === 'in-step' ? paint('green', state) : paint('yellow', state)}  ${subject} → ${target} (${evidence})${why ? `: ${why}` : ''}`;
  return [head, ...drift.map(({ path, target: there, wanted, owner }) => `    ${path}: the target has ${JSON.stringify(there)}, wanted is ${JSON.stringify(wanted)}; ${owner === 'ours' ? 'ours: written with the next change of the source, or by zaaksluis replay' : 'it stands, it is a person\'s'}`)].join('\n');
}
