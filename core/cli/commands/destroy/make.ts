// destroy make: reads a vernietigingslijst and judges every row.
import fs from 'node:fs';
import type { Command } from 'commander';
import { actingAs } from '../../../compose';
import { DiagnosticError, diagnostic } from '../../../diagnostics/diagnostic';
import type { Json } from '../../../model/json';
import { makeDestruction } from '../../../sync/destroy/make';
import { inHouse } from '../../cli';
import { named } from '../../names';
import { whoAmI } from '../../person';
import type { AddAct } from '../destroy';
import { TOKEN, type TokenOption } from '../transfer/options';

interface Options extends TokenOption {
  readonly list: string;
  readonly title?: string;
  readonly leaveOut?: boolean;
}

function contentOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    throw new DiagnosticError([diagnostic('ZS1207', `${file}: no such file`)]);
  }
}

export const addMake: AddAct = (destroy, cli) => {
  destroy
    .command('make')
    .argument('<sync>', 'a sync of zaken')
    .requiredOption('--list <file>', 'CSV: on each row a UUID, a URL, or bronorganisatie;identificatie; a first row may name the columns')
    .option('--title <title>', 'how the list is called')
    .option('--leave-out', 'make the list without the rows that are refused')
    .option(...TOKEN)
    .description('make a destruction list: every zaak must be known, closed, to be destroyed and due by its recorded dates, and on no other list')
    .action(async (name: string, options: Options, command: Command) => {
      const it = cli(command);
      await inHouse(it, async (house) => {
        const person = await whoAmI(house, options, 'maker', 'making a destruction list');
        const room = actingAs(house, person.name).room;
        const sync = named('sync', name, room.syncs);
        const title = options.title ?? `vernietiging ${room.clock.now().toISOString().slice(0, 10)}`;
        const made = await makeDestruction(room, { sync: sync.name, title, file: options.list, content: contentOf(options.list), leaveOut: options.leaveOut ?? false }, it.signal);
        it.print.answer(made as unknown as Json, () => [
          `List ${made.list} holds ${made.zaken} zaken and ${made.documenten} documents (hash ${made.hash.slice(0, 12)}).`,
          ...made.refused.map(({ subject, code, message }) => `left out: ${subject ?? ''}  ${code}  ${message}`),
          `Look at it: zaaksluis destroy show ${made.list}. Somebody else approves it: zaaksluis destroy approve ${made.list} --seen ${made.hash.slice(0, 12)}`,
        ].join('\n'));
      });
    });
};
