// adopt: the first meeting with a target that was filled before we came; writes nothing to it.
import fs from 'node:fs';
import type { Command } from 'commander';
import { actingAs } from '../../compose';
import { DiagnosticError } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import { adopt as adoptThese } from '../../sync/adopt/adopt';
import { csvHead, csvRow, readChoices } from '../../sync/adopt/csv';
import { adoptReport, type AdoptRow } from '../../sync/adopt/report';
import type { Sync } from '../../sync/room';
import { inHouse, type AddCommand } from '../cli';
import { readable } from '../file';
import { named } from '../names';
import { whoAmI } from '../person';

interface Options {
  readonly target?: string;
  readonly csv?: string;
  readonly choices?: string;
  readonly tokenFile?: string;
}

export const adopt: AddCommand = (program, cli) => {
  program
    .command('adopt')
    .argument('<sync>')
    .option('--target <name>', 'which target; needed where the sync has several')
    .option('--csv <file>', 'write the report as CSV, to choose in and give back with --choices')
    .option('--choices <file>', 'the CSV with what a person chose: this becomes the baseline')
    .option('--token-file <path>', 'file with your token (default: the environment variable ZAAKSLUIS_TOKEN)')
    .description('compare with a target that is filled already, choose who owns what, and make that the baseline; writes nothing to it')
    .action(async (name: string, options: Options, command: Command) => {
      const it = cli(command);
      await inHouse(it, async (house) => {
        const target = theTarget(named('sync', name, house.room.syncs), options.target);
        if (options.choices) {
          const { choices, diagnostics } = readChoices(fs.readFileSync(readable(options.choices), 'utf8'), options.choices);
          if (diagnostics.length > 0) throw new DiagnosticError(diagnostics);
          const person = await whoAmI(house, options, 'maker', 'adopting');
          const done = await adoptThese(actingAs(house, person.name).room, name, target, choices, person.name, it.signal);
          it.print.answer(done as unknown as Json, () => `${Object.entries(done).map(([what, count]) => `${String(count)} ${what}`).join(', ')}. Nothing was written to ${target}.`);
          return;
        }
        const counts = new Map<string, number>();
        const csv = options.csv ? fs.createWriteStream(options.csv) : null;
        csv?.write(csvHead());
        for await (const row of adoptReport(house.room, name, target, it.signal)) {
          counts.set(row.state, (counts.get(row.state) ?? 0) + 1);
          csv?.write(csvRow(row));
          if (!csv) it.print.line(json(row), () => text(row));
        }
        await new Promise<void>((resolve) => (csv ? csv.end(resolve) : resolve()));
        const summary = [...counts].map(([state, count]) => `${count} ${state}`).join(', ') || 'nothing on either side';
        it.print.line({ counts: Object.fromEntries(counts) }, () => (csv ? `${summary}. Choose in ${options.csv}, then: zaaksluis adopt ${name} --choices ${options.csv}` : `${summary}. With --csv <file> you can choose who owns what.`));
      });
    });
};

function theTarget(sync: Sync, given: string | undefined): string {
  const [only, ...others] = [...sync.targets.keys()];
  if (given === undefined && only !== undefined && others.length === 0) return only;
  return named('target', given ?? '', sync.targets).name;
}

const json = ({ seen: _seen, ...row }: AdoptRow): Json => row as unknown as Json;

const text = ({ state, ref, fields, diagnostics }: AdoptRow): string =>
  [`${state}  ${ref.kind}/${ref.id}`, ...fields.map(({ path, ours, theirs }) => `    ${path}: here ${JSON.stringify(ours)}, there ${JSON.stringify(theirs)}`), ...diagnostics.map(({ code, message }) => `    ${code} ${message}`)].join('\n');
