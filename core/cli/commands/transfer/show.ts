// transfer show: a list, or all of them.
import type { Command } from 'commander';
import type { Json } from '../../../model/json';
import { recordOf } from '../../../sync/transfer/paper/list';
import { verdictText } from '../../../sync/transfer/paper/columns';
import { allItems, headOf } from '../../../sync/transfer/show';
import { inHouse } from '../../cli';
import { table } from '../../print';
import type { AddAct } from '../transfer';
import { nextStep } from './options';

export const addShow: AddAct = (transfer, cli) => {
  transfer
    .command('show')
    .argument('[list]', 'show this one with its dossiers; absent: all lists')
    .description('show a transfer list, or all of them')
    .action(async (id: string | undefined, _options: unknown, command: Command) => {
      const it = cli(command);
      await inHouse(it, async ({ room }) => {
        if (id === undefined) {
          const lists = await room.store.lists.lists({});
          it.print.answer(lists as unknown as Json, () => (lists.length === 0 ? 'No transfer lists. Make one: zaaksluis transfer make <sync>' : table(lists.map((list) => [list.id, list.kind, list.state, `${list.sync} → ${list.target}`, list.madeAt.toISOString().slice(0, 10), list.title]))));
          return;
        }
        const [list, items] = [await headOf(room, id), await allItems(room, id)];
        it.print.answer(recordOf(list, items), () => [
          `${list.kind} ${list.id} "${list.title}": ${list.state}; made by ${list.madeBy}${list.approvedBy ? `, approved by ${list.approvedBy}` : ''}; hash ${list.hash}`,
          table(items.map((item) => [item.dossier, item.state, verdictText(item.decision.verdict) || 'onbeslist', item.row.zaaktype, item.row.archiefactiedatum, `${item.row.documenten} documenten`, item.row.afwijkingen.join('; ')])),
          ...items.flatMap((item) => item.diagnostics.filter(() => list.state !== 'draft').map((finding) => `  ${item.dossier}  ${finding.code}  ${finding.message}`)),
          nextStep(list),
        ].join('\n'));
      });
    });
};
