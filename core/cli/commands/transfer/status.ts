// transfer status: how lists stand, after looking for receipts when asked to.
import type { Command } from 'commander';
import type { Json } from '../../../model/json';
import { transferRound } from '../../../sync/transfer/round';
import { allItems, headOf } from '../../../sync/transfer/show';
import { inHouse } from '../../cli';
import { table } from '../../print';
import type { AddAct } from '../transfer';
import { countsText, nextStep } from './options';

export const addStatus: AddAct = (transfer, cli) => {
  transfer
    .command('status')
    .argument('[list]', 'how each dossier of this one stands; absent: all lists')
    .option('--poll', 'read the receipts of the receivers now, and tell the sources what was accepted; a node does so by itself')
    .description('show how transfers stand: handed over, received, accepted, rejected, and why')
    .action(async (id: string | undefined, options: { readonly poll?: boolean }, command: Command) => {
      const it = cli(command);
      await inHouse(it, async ({ room, store }) => {
        const round = options.poll ? await transferRound(room, it.signal) : null;
        const lists = id === undefined ? await store.lists.lists({}) : [await headOf(room, id)];
        const rows = await Promise.all(lists.map(async (list) => ({ list, counts: await store.lists.counts(list.id) })));
        const items = id === undefined ? [] : await allItems(room, id);
        const dossiers = items.map(({ dossier, sip, state, diagnostics, receipt }) => ({ dossier, sip, state, diagnostics, receipt }));
        it.print.answer(JSON.parse(JSON.stringify({ ...(round ? { round } : {}), lists: rows.map(({ list, counts }) => ({ ...list, dossiers: counts })), ...(id === undefined ? {} : { dossiers }) })) as Json, () => [
          ...(round ? [`Receipts read: ${round.received} received, ${round.accepted} accepted, ${round.rejected} rejected; ${round.transferred} told to the source.`] : []),
          rows.length === 0 ? 'No transfer lists.' : table(rows.map(({ list, counts }) => [list.id, list.kind, list.state, countsText(counts), list.title])),
          ...items.flatMap((item) => [`${item.dossier}  ${item.state}  ${item.sip}`, ...item.diagnostics.map((finding) => `    ${finding.code}  ${finding.message}`)]),
          ...(id === undefined ? [] : lists.map(nextStep)),
        ].join('\n'));
      });
    });
};
