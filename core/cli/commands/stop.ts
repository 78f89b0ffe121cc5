// stop: ends the embedded PostgreSQL of this house.
import type { Command } from 'commander';
import { databaseFolder } from '../../compose/database';
import { soundFiles } from '../../compose/files';
import { stopEmbedded } from '../../store/embedded';
import type { AddCommand } from '../cli';

export const stop: AddCommand = (program, cli) => {
  program.command('stop').description('end the embedded PostgreSQL of this house; nodes that still run lose it').action(async (_options, command: Command) => {
    const { print, at, environment } = cli(command);
    const { config } = await soundFiles(at, environment);
    const ended = await stopEmbedded(databaseFolder(config.node, at.root));
    print.answer({ stopped: ended }, () => (ended ? 'PostgreSQL has stopped.' : 'PostgreSQL was not running.'));
  });
};
