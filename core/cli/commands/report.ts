// report: what became of each subject of a sync at a target: made, adopted, under which ids, and what stays different.
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Command } from 'commander';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import { migrationHead, migrationLine, migrationReport, type MigrationRow } from '../../sync/migration';
import type { Sync } from '../../sync/room';
import { inHouse, type AddCommand, type Cli } from '../cli';
import type { House } from '../../compose';
import { named } from '../names';

interface Options {
  readonly target?: string;
  readonly csv?: string;
}

export const report: AddCommand = (program, cli) => {
  program
    .command('report')
    .argument('<sync>')
    .option('--target <name>', 'which target; needed where the sync has several')
    .option('--csv <file>', 'write every row to a file for a spreadsheet, with the ids of all parts')
    .description('say what became of each subject at a target: made or adopted, under which id, what waits and why, and which differences stay')
    .action(async (name: string, options: Options, command: Command) => {
      const it = cli(command);
      await inHouse(it, (house) => write(it, house, name, options), { readOnly: true });
    });
};

async function write(it: Cli, house: House, name: string, options: Options): Promise<void> {
  const target = theTarget(named('sync', name, house.room.syncs), options.target);
  const csv = options.csv === undefined ? null : createWriteStream(options.csv, { mode: 0o640 });
  const written = csv && finished(csv).catch((error: unknown) => {
    throw new DiagnosticError([diagnostic('ZS1207', `${options.csv ?? ''}: ${error instanceof Error ? error.message : 'cannot be written'}`)]);
  });
  written?.catch(() => undefined); // heard at the end
  csv?.write(migrationHead());
  const counts = new Map<string, number>();
  for await (const row of migrationReport(house.room, name, target, it.signal)) {
    counts.set(row.outcome, (counts.get(row.outcome) ?? 0) + 1);
    if (!csv) it.print.line(row as unknown as Json, () => text(row));
    else if (!csv.write(migrationLine(row))) await Promise.race([written, new Promise<void>((resolve) => csv.once('drain', resolve))]);
  }
  csv?.end();
  await written;
  const summary = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ') || 'nothing was seen yet';
  it.print.line({ counts: Object.fromEntries(counts) }, () => (options.csv === undefined ? `${summary}.` : `${summary}. Written to ${options.csv}.`));
}

function text(row: MigrationRow): string {
  const written = Object.entries(row.written).map(([action, count]) => `${count} ${action}`).join(', ');
  const what = [row.outcome, row.targetId ?? '', written].filter((piece) => piece !== '').join('  ');
  const stays = row.stays.map((finding) => `\n    ${finding.code} ${finding.message}`).join('');
  return `${row.subject}  ${what}${row.why === null ? '' : `\n    ${row.why}`}${stays}`;
}

function theTarget(sync: Sync, given: string | undefined): string {
  if (given !== undefined) {
    named('target', given, sync.targets);
    return given;
  }
  const [only, ...others] = [...sync.targets.keys()];
  if (only === undefined || others.length > 0) throw new DiagnosticError([diagnostic('ZS1203', `sync "${sync.name}" has several targets: say which with --target`)]);
  return only;
}
