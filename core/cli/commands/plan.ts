// plan: the diff of a sync, without writing anything anywhere.
import type { Command } from 'commander';
import { readingFile } from '../../compose/file-source';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import { parseRef } from '../../model/ref';
import { savePlan } from '../../sync/approve';
import { planSync } from '../../sync/plan';
import { inHouse, type AddCommand } from '../cli';
import { readable } from '../file';
import { named } from '../names';
import { whoAmI } from '../person';
import { reportJson, reportText } from '../show-plan';

interface Options {
  readonly file?: string;
  readonly target?: string;
  readonly save?: boolean;
  readonly all?: boolean;
  readonly tokenFile?: string;
}

export const plan: AddCommand = (program, cli) => {
  program
    .command('plan')
    .argument('<sync>')
    .argument('[refs...]', 'kind/id or id; absent: everything the source lists')
    .option('--file <path>', 'as if this file had been dropped or sent')
    .option('--target <name>', 'only this target')
    .option('--all', 'show every field of new objects, and objects that stay as they are')
    .option('--save', 'keep the plan, so that somebody can approve exactly this; needs your token')
    .option('--token-file <path>', 'file with your token (default: the environment variable ZAAKSLUIS_TOKEN)')
    .description('show what a sync would change, field by field; writes nothing')
    .action(async (name: string, texts: readonly string[], options: Options, command: Command) => {
      const it = cli(command);
      await inHouse(it, async (house) => {
        const sync = named('sync', name, house.room.syncs);
        if (options.target) named('target', options.target, sync.targets);
        const refs = texts.map((text) => {
          const ref = parseRef(text, { system: sync.source, kind: sync.kind });
          if (!ref) throw new DiagnosticError([diagnostic('ZS1203', `"${text}" is no name of a subject; write kind/id, such as zaaktype/B1026`)]);
          return ref;
        });
        const person = options.save ? await whoAmI(house, options, 'maker', 'saving a plan') : null;
        const room = options.file ? await readingFile(house, name, readable(options.file), it.signal) : house.room;
        const progress = it.print.progress('planned', null);
        const report = await planSync(room, name, it.signal, { ...(refs.length > 0 ? { refs } : {}), ...(options.target ? { target: options.target } : {}), onSubject: (done) => progress.to(done) }).finally(() => progress.end());
        const saved = person ? await savePlan(room, report, person.name) : null;
        it.print.answer({ ...reportJson(report), ...(saved ? { plan: saved } : {}) }, () => [reportText(report, options.all ?? false), ...(saved ? [`Kept as plan ${saved}; somebody else approves it with: zaaksluis apply ${saved}`] : [])].join('\n'));
        process.exitCode = report.summary.blocked > 0 ? 1 : 0;
      }, { readOnly: true });
    });
};
