// transfer submit, approve, reject: one person offers a list, another lets it go or turns it down.
import type { Command } from 'commander';
import { approve, reject, submit } from '../../../sync/transfer/decide';
import { headOf } from '../../../sync/transfer/show';
import { inHouse } from '../../cli';
import { whoAmI } from '../../person';
import type { AddAct } from '../transfer';
import { countsText, nextStep, TOKEN, type TokenOption } from './options';

export const addLetGo: AddAct = (transfer, cli) => {
  transfer.command('submit').argument('<list>').option(...TOKEN).description('offer a transfer list for approval; the list as it is then is filed').action(async (id: string, options: TokenOption, command: Command) => {
    const it = cli(command);
    await inHouse(it, async (house) => {
      await submit(house.room, id, await whoAmI(house, options, 'maker', 'submitting'));
      const list = await headOf(house.room, id);
      it.print.answer({ list: id, state: list.state, hash: list.hash }, () => `List ${id} is submitted. ${nextStep(list)}`);
    });
  });
  transfer
    .command('approve')
    .argument('<list>')
    .option('--seen <hash>', 'hash of the list as you saw it; refused when it is another')
    .option(...TOKEN)
    .description('approve a submitted transfer list: its approved dossiers are handed over; its maker cannot')
    .action(async (id: string, options: TokenOption & { readonly seen?: string }, command: Command) => {
      const it = cli(command);
      await inHouse(it, async (house) => {
        const person = await whoAmI(house, options, 'approver', 'approving');
        await approve(house.room, id, person, options.seen);
        const [list, counts] = [await headOf(house.room, id), await house.store.lists.counts(id)];
        it.print.answer({ list: id, state: list.state, approvedBy: person.name, dossiers: counts }, () => `List ${id} is approved by ${person.name}: ${countsText(counts)}. ${nextStep(list)}`);
      });
    });
  transfer.command('reject').argument('<list>').requiredOption('--why <reason>', 'stands in the journal').option(...TOKEN).description('turn a transfer list down; its dossiers may stand on another').action(async (id: string, options: TokenOption & { readonly why: string }, command: Command) => {
    const it = cli(command);
    await inHouse(it, async (house) => {
      const person = await whoAmI(house, options, null, 'turning a list down');
      await reject(house.room, id, person, options.why);
      it.print.answer({ list: id, state: 'rejected', by: person.name }, () => `List ${id} is turned down. ${nextStep({ id, state: 'rejected' })}`);
    });
  });
};
