// backup, restore and distrust: the database of the house, kept, put back, and doubted.
import type { Command } from 'commander';
import { openDatabase } from '../../compose/database';
import { soundFiles } from '../../compose/files';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import { backup as keep, replace as exchange, restore as putBack } from '../../store/backup';
import type { Json } from '../../model/json';
import { inHouse, type AddCommand, type Cli } from '../cli';
import { whoAmI } from '../person';

/** Needs the database and nothing else: a house whose mappings are broken must still be kept. */
async function withDatabase<T>({ at, print, environment }: Cli, work: (url: string) => Promise<T>, prepare?: (url: string) => Promise<void>): Promise<T> {
  const { config } = await soundFiles(at, environment);
  const database = await openDatabase(config.node, at.root, print.note, prepare);
  try {
    return await work(database.url);
  } finally {
    await database[Symbol.asyncDispose]();
  }
}

export const backup: AddCommand = (program, cli) => {
  program.command('backup').argument('<folder>', 'is made; must not hold a backup yet').description('keep the database in a folder, while everything runs').action(async (folder: string, _options, command: Command) => {
    const it = cli(command);
    await withDatabase(it, async (url) => {
      const progress = it.print.progress('tables', null);
      const manifest = await keep(url, folder, ({ done, of }) => progress.to(done, of)).finally(() => progress.end());
      it.print.answer(manifest as unknown as Json, () => `${manifest.tables.reduce((sum, table) => sum + table.rows, 0)} rows of ${manifest.tables.length} tables are kept in ${folder}. Keep installation.key of the data folder with it.`);
    });
  });
};

/** The schema comes with the backup. */
const asItIs = (): Promise<void> => Promise.resolve();

export const restore: AddCommand = (program, cli) => {
  program
    .command('restore')
    .argument('<folder>', 'a backup')
    .option('--replace', 'put it in the place of what the database holds now, which is kept under another name; nothing may run')
    .description('put a backup back into an empty database; nothing is written outside until every target has been looked up again')
    .action(async (folder: string, options: { readonly replace?: boolean }, command: Command) => {
      const it = cli(command);
      await withDatabase(it, async (url) => {
        const progress = it.print.progress('tables', null);
        const onProgress: Parameters<typeof putBack>[3] = ({ done, of }) => progress.to(done, of);
        const { manifest, before } = await (options.replace ? exchange(url, folder, 'command line', onProgress) : putBack(url, folder, 'command line', onProgress).then((all) => ({ manifest: all, before: null }))).finally(() => progress.end());
        it.print.answer({ ...manifest, before } as unknown as Json, () => [
          `${manifest.tables.reduce((sum, table) => sum + table.rows, 0)} rows of ${manifest.moment} are back. The house is recovering: start a node, and it looks up every target again before it writes.`,
          ...(before === null ? [] : [`What was there before is kept as database ${before}.`]),
        ].join('\n'));
      }, asItIs);
    });
};

interface Doubt {
  readonly since: string;
  readonly tokenFile?: string;
}

export const distrust: AddCommand = (program, cli) => {
  program
    .command('distrust')
    .argument('<target>', 'name of a target, as in the syncs')
    .requiredOption('--since <moment>', 'ISO 8601: what was delivered after this is compared again')
    .option('--token-file <path>', 'file with your token (default: the environment variable ZAAKSLUIS_TOKEN)')
    .description('doubt what a target holds, for instance after it was set back to a backup')
    .action(async (target: string, options: Doubt, command: Command) => {
      const it = cli(command);
      const since = new Date(options.since);
      if (Number.isNaN(since.getTime())) throw new DiagnosticError([diagnostic('ZS1203', `"${options.since}" is no moment`, { remedy: 'write it as 2026-12-01T07:00+01:00' })]);
      await inHouse(it, async (house) => {
        const person = await whoAmI(house, options, 'maker', 'doubting a target');
        const count = await house.store.distrust(target, since, person.name);
        it.print.answer({ target, deliveries: count }, () => (count === 0 ? `Nothing was delivered to ${target} since then.` : `${count} deliveries to ${target} are compared again by a running node.`));
      });
    });
};
