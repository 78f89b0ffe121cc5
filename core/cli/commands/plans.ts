// plans: what was planned, waits, was approved or turned down.
import type { Command } from 'commander';
import { planOf } from '../../sync/approve';
import type { Plan } from '../../sync/ports';
import type { Json } from '../../model/json';
import { inHouse, type AddCommand } from '../cli';
import { table } from '../print';
import { changeJson, changeText } from '../show-plan';

export const plans: AddCommand = (program, cli) => {
  program
    .command('plans')
    .argument('[plan]', 'show this one, with every change in it')
    .option('--all', 'show every field of new objects too')
    .description('list the plans, or show one')
    .action(async (id: string | undefined, options: { readonly all?: boolean }, command: Command) => {
      const it = cli(command);
      await inHouse(it, async ({ room }) => {
        if (id === undefined) {
          const list = await room.store.plans.list({});
          it.print.answer(list as unknown as Json, () => (list.length === 0 ? 'No plans.' : table(list.map((one) => [`plan ${one.id}`, one.sync, one.state, origin(one), one.madeAt.toISOString(), one.approvedBy ? `approved by ${one.approvedBy}` : '']))));
          return;
        }
        const found = await planOf(room, id);
        const entries = found.entries.map((entry) => ({ subject: `${entry.ref.kind}/${entry.ref.id}`, target: entry.target, state: entry.state, approval: [...entry.approval], changes: entry.changes.map(changeJson) }));
        it.print.answer({ id: found.id, sync: found.sync, state: found.state, origin: found.origin, madeBy: found.madeBy, hash: found.hash, entries } as unknown as Json, () => [
          `plan ${found.id} of ${found.sync}: ${found.state}, ${origin(found)}`,
          ...found.entries.flatMap((entry) => [`${entry.ref.kind}/${entry.ref.id} → ${entry.target}: ${entry.state}`, ...entry.approval.map((reason) => `  needs approval: ${reason}`), ...entry.changes.filter((change) => change.action !== 'unchanged').map((change) => changeText(change, options.all ?? false))]),
          ...(found.state === 'open' ? [`Approve it: zaaksluis apply ${found.id}. Turn it down: zaaksluis reject ${found.id} --why "…".`] : []),
        ].join('\n'));
      });
    });
};

const origin = ({ origin: how, madeBy, of }: Pick<Plan, 'origin' | 'madeBy' | 'of'>): string =>
  ({ held: 'held by the sync', saved: `made by ${madeBy}`, rollback: `takes back plan ${of ?? ''}, made by ${madeBy}` })[how];
