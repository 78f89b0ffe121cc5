// pause and resume: lets a connection or a sync rest; marks keep coming in, nothing is written.
import type { Command } from 'commander';
import type { House } from '../../compose';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import { inHouse, type AddCommand } from '../cli';
import { named } from '../names';
import { whoAmI } from '../person';

interface Options {
  readonly until?: string;
  readonly reason: string;
  readonly tokenFile?: string;
}

/** A sync rests in all its targets, a connection in all its syncs. */
const whatRests = ({ room }: Pick<House, 'room'>, name: string): unknown => named('connection or sync', name, new Map<string, unknown>([...room.connections, ...room.syncs]));

export const pause: AddCommand = (program, cli) => {
  program
    .command('pause')
    .argument('<name>', 'a connection, or a sync')
    .requiredOption('--reason <text>', 'shown by status, with your name')
    .option('--until <moment>', 'ISO 8601, such as 2026-12-01T07:00+01:00; absent: until resume')
    .option('--token-file <path>', 'file with your token (default: the environment variable ZAAKSLUIS_TOKEN)')
    .description('let a connection or a sync rest')
    .action(async (name: string, options: Options, command: Command) => {
      const it = cli(command);
      const until = options.until === undefined ? null : new Date(options.until);
      if (until !== null && Number.isNaN(until.getTime())) throw new DiagnosticError([diagnostic('ZS1203', `"${options.until}" is no moment`, { remedy: 'write it as 2026-12-01T07:00+01:00' })]);
      if (until !== null && until.getTime() <= Date.now()) throw new DiagnosticError([diagnostic('ZS1203', `"${options.until}" is past; nothing would rest`, { remedy: 'give a moment to come, or leave --until out' })]);
      await inHouse(it, async (house) => {
        whatRests(house, name);
        const person = await whoAmI(house, options, 'maker', 'pausing');
        await house.store.connections.pause(name, until, options.reason, person.name);
        it.print.answer({ name, paused: true, until: until?.toISOString() ?? null }, () => `${name} rests${until ? ` until ${until.toISOString()}` : ''}; what is marked meanwhile is written after zaaksluis resume ${name}.`);
      });
    });
};

export const resume: AddCommand = (program, cli) => {
  program
    .command('resume')
    .argument('<name>', 'a connection, or a sync')
    .option('--token-file <path>', 'file with your token (default: the environment variable ZAAKSLUIS_TOKEN)')
    .description('end a pause, or a halt that only a person can end')
    .action(async (name: string, options: Pick<Options, 'tokenFile'>, command: Command) => {
      const it = cli(command);
      await inHouse(it, async (house) => {
        whatRests(house, name);
        const person = await whoAmI(house, options, 'maker', 'resuming');
        await house.store.connections.resume(name, person.name);
        await house.store.connections.revive(name);
        it.print.answer({ name, paused: false }, () => `${name} works on.`);
      });
    });
};
