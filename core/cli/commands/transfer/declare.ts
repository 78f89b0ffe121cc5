// transfer declare: makes the verklaring of a list that is done, and writes all its papers to a folder.
import fs from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { declare } from '../../../sync/transfer/declare';
import { inHouse } from '../../cli';
import { whoAmI } from '../../person';
import type { AddAct } from '../transfer';
import { TOKEN, type TokenOption } from './options';

const fileName = (nr: number, name: string): string => `${String(nr).padStart(2, '0')}-${name.replace(/[^\w.-]+/g, '_')}`;

export const addDeclare: AddAct = (transfer, cli) => {
  transfer
    .command('declare')
    .argument('<list>')
    .option('--folder <folder>', 'write list, decisions, receipts and declaration here, with their hashes')
    .option(...TOKEN)
    .description('make the verklaring of a transfer list of which nothing waits any more; made once, then answered as it is')
    .action(async (id: string, options: TokenOption & { readonly folder?: string }, command: Command) => {
      const it = cli(command);
      await inHouse(it, async (house) => {
        const papers = await declare(house.room, id, await whoAmI(house, options, null, 'declaring'));
        const index = papers.map(({ nr, name, media, sha256, chain, filedAt, filedBy }) => ({ nr, name: fileName(nr, name), media, sha256, chain, filedAt: filedAt.toISOString(), filedBy }));
        if (options.folder !== undefined) {
          fs.mkdirSync(options.folder, { recursive: true });
          for (const { nr, name, content } of papers) fs.writeFileSync(path.join(options.folder, fileName(nr, name)), content);
          fs.writeFileSync(path.join(options.folder, 'stukken.json'), `${JSON.stringify(index, null, 2)}\n`);
        }
        it.print.answer({ list: id, papers: index }, () => [`List ${id} is closed.`, ...index.map(({ name, sha256 }) => `  ${name}  ${sha256}`), options.folder === undefined ? `Write them to a folder: zaaksluis transfer declare ${id} --folder <folder>` : `Written to ${options.folder}; stukken.json links each to the one before.`].join('\n'));
      });
    });
};
