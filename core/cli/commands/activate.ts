// activate: makes the files of this folder the revision the whole house works with.
import type { Command } from 'commander';
import { activate as makeActive, short } from '../../compose/revision';
import { actingAs } from '../../compose';
import { inHouse, type AddCommand } from '../cli';
import { whoAmI } from '../person';

export const activate: AddCommand = (program, cli) => {
  program
    .command('activate')
    .option('--token-file <path>', 'file with your token (default: the environment variable ZAAKSLUIS_TOKEN)')
    .description('make these files the active configuration of the house, and look at everything again')
    .action(async (options: { readonly tokenFile?: string }, command: Command) => {
      const it = cli(command);
      await inHouse(it, async (house) => {
        const person = await whoAmI(house, options, 'maker', 'activating');
        const { number, hash, marked } = await makeActive(actingAs(house, person.name));
        it.print.answer({ revision: number, hash, marked }, () => `revision ${number} (${short(hash)}) is active; ${marked === 0 ? 'nothing has to be looked at again' : `${marked} subjects are looked at again`}.`);
      });
    });
};
