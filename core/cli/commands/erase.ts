// erase: removes what our own store holds of one subject, and gives a receipt.
import type { Command } from 'commander';
import { refIn } from '../../compose/refs';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import { eraseSubject, type Receipt } from '../../sync/destroy/erase';
import { inHouse, type AddCommand } from '../cli';
import { whoAmI } from '../person';
import { TOKEN, type TokenOption } from './transfer/options';

export const erase: AddCommand = (program, cli) => {
  program
    .command('erase')
    .argument('<ref>', 'kind/id or system:kind/id')
    .requiredOption('--why <reason>', 'stands in the journal: the request, never a person')
    .option(...TOKEN)
    .description('remove what our own store holds of one subject, leaving a keyed hash of its name and a receipt; copies at targets stay')
    .action(async (text: string, options: TokenOption & { readonly why: string }, command: Command) => {
      const it = cli(command);
      await inHouse(it, async (house) => {
        const person = await whoAmI(house, options, 'approver', 'erasing');
        const refs = refIn(house.room, text);
        if (refs.length === 0) throw new DiagnosticError([diagnostic('ZS4715', `no sync knows ${text}`)]);
        const known = [];
        for (const ref of refs) if ((await house.store.questions.subjects({ id: ref.id, kind: ref.kind }, null, 1)).length > 0) known.push(ref);
        const receipts: Receipt[] = [];
        for (const ref of known.length > 0 ? known : refs) receipts.push(await eraseSubject(house.room, ref, person, options.why));
        it.print.answer(receipts as unknown as Json, () => receipts.map((one) => `${one.subject} is erased (receipt ${one.receipt}): ${Object.entries(one.rows).map(([name, rows]) => `${rows} in ${name}`).join(', ') || 'nothing was left'}.`).join('\n'));
      });
    });
};
