// destroy approve, reject: a second person lets a destruction list go, or turns it down.
import type { Command } from 'commander';
import { approve, headOf, reject } from '../../../sync/destroy/decide';
import { inHouse } from '../../cli';
import { whoAmI } from '../../person';
import type { AddAct } from '../destroy';
import { TOKEN, type TokenOption } from '../transfer/options';

export const addLetGo: AddAct = (destroy, cli) => {
  destroy
    .command('approve')
    .argument('<list>')
    .option('--seen <hash>', 'hash of the list as you saw it, or its first 12 letters; refused when it is another')
    .option(...TOKEN)
    .description('approve a destruction list: what it names is removed, irrevocably; its maker cannot')
    .action(async (id: string, options: TokenOption & { readonly seen?: string }, command: Command) => {
      const it = cli(command);
      await inHouse(it, async (house) => {
        const person = await whoAmI(house, options, 'approver', 'approving a destruction list');
        await approve(house.room, id, person, options.seen);
        const { state, hash } = await headOf(house.room, id);
        it.print.answer({ list: id, state, hash, approvedBy: person.name }, () => `List ${id} is approved by ${person.name}. A running node carries it out; see how it stands: zaaksluis destroy status ${id}`);
      });
    });
  destroy.command('reject').argument('<list>').requiredOption('--why <reason>', 'stands in the journal').option(...TOKEN).description('turn a destruction list down; its zaken may stand on another').action(async (id: string, options: TokenOption & { readonly why: string }, command: Command) => {
    const it = cli(command);
    await inHouse(it, async (house) => {
      const person = await whoAmI(house, options, 'approver', 'turning a destruction list down');
      await reject(house.room, id, person, options.why);
      it.print.answer({ list: id, state: 'rejected', by: person.name }, () => `List ${id} is turned down.`);
    });
  });
};
