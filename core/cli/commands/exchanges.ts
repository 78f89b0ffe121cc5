// exchanges: the messages that others sent us: which, what became of each, and what a person decides of those that wait for one.
import type { Command } from 'commander';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import { inHouse, type AddCommand } from '../cli';
import { named } from '../names';
import { whoAmI } from '../person';
import { exchangeText } from '../show-exchange';
import { TOKEN, type TokenOption } from './transfer/options';

interface ListOptions {
  readonly failed?: boolean;
  readonly about?: string;
  readonly limit: string;
}

const waitsForNobody = (row: string): DiagnosticError => new DiagnosticError([diagnostic('ZS6018', `message ${row} waits for nobody`)]);

export const exchanges: AddCommand = (program, cli) => {
  const command = program.command('exchanges').description('the messages that others sent us: list them, try one again, give one up');
  command
    .command('list', { isDefault: true })
    .argument('[service]', 'of this service only')
    .option('--failed', 'only those that failed, or wait for a person')
    .option('--about <object>', 'only those about this object, such as zaak/0363-42')
    .option('--limit <number>', 'how many at most', '50')
    .description('messages, newest first: operation, sender, number, how it ended and its steps; no values')
    .action(async (service: string | undefined, options: ListOptions, subcommand: Command) => {
      const it = cli(subcommand);
      const limit = Number(options.limit);
      if (!Number.isInteger(limit) || limit < 1) throw new DiagnosticError([diagnostic('ZS1203', `"${options.limit}" is no number of messages`)]);
      await inHouse(it, async (house) => {
        if (service !== undefined) named('service', service, house.services.open);
        const filter = { ...(service === undefined ? {} : { service }), ...(options.about === undefined ? {} : { about: options.about }), ...(options.failed ? { failed: true } : {}) };
        const rows = await house.store.exchanges.list(filter, limit);
        it.print.answer(rows as unknown as Json, () => (rows.length === 0 ? 'There are no such messages.' : rows.map(exchangeText).join('\n')));
      }, { readOnly: true });
    });
  command
    .command('retry')
    .argument('<number>', 'as list shows it')
    .option(...TOKEN)
    .description('have a message tried again that failed or waits for a person')
    .action(async (row: string, options: TokenOption, subcommand: Command) => {
      const it = cli(subcommand);
      await inHouse(it, async (house) => {
        const person = await whoAmI(house, options, 'maker', 'trying a message again');
        if (!/^\d{1,18}$/.test(row) || !(await house.store.exchanges.retry(row, person.name))) throw waitsForNobody(row);
        it.print.answer({ message: row, due: true }, () => `message ${row} is tried again by the next node that looks.`);
      });
    });
  command
    .command('give-up')
    .argument('<number>', 'as list shows it')
    .requiredOption('--why <reason>', 'stands in the journal')
    .option(...TOKEN)
    .description('give a message up: what is left of it at the register stays as it is')
    .action(async (row: string, options: TokenOption & { readonly why: string }, subcommand: Command) => {
      const it = cli(subcommand);
      await inHouse(it, async (house) => {
        const person = await whoAmI(house, options, 'maker', 'giving a message up');
        if (!/^\d{1,18}$/.test(row) || !(await house.store.exchanges.giveUp(row, person.name, options.why))) throw waitsForNobody(row);
        it.print.answer({ message: row, state: 'failed' }, () => `message ${row} is given up.`);
      });
    });
};
