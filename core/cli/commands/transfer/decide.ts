// transfer decide: takes in a decision, from a file or for one dossier.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { DiagnosticError, diagnostic } from '../../../diagnostics/diagnostic';
import { decide, drop, type Choice } from '../../../sync/transfer/decide';
import { readDecisions } from '../../../sync/transfer/paper/decisions';
import { allItems, headOf } from '../../../sync/transfer/show';
import { inHouse } from '../../cli';
import { readable } from '../../file';
import { whoAmI } from '../../person';
import type { AddAct } from '../transfer';
import { nextStep, TOKEN, type TokenOption } from './options';

interface Options extends TokenOption {
  readonly dossier?: string;
  readonly all?: boolean;
  readonly approve?: boolean;
  readonly reject?: boolean;
  readonly drop?: boolean;
  readonly reason?: string;
  readonly document?: string;
  readonly accept?: string;
  readonly leaveOut?: string;
  readonly converted?: string;
  readonly grond?: string;
  readonly begrippenlijst?: string;
  readonly looptijd?: string;
  readonly einddatum?: string;
}

const wrong = (message: string, remedy: string): DiagnosticError => new DiagnosticError([diagnostic('ZS4417', message, { remedy })]);

/** What was decided of one finding of the gate. */
function finding(options: Options): NonNullable<Choice['findings']>[number] | null {
  const reason = options.reason ?? '';
  if (options.accept !== undefined) return { decision: 'accept', code: options.accept, reason };
  if (options.leaveOut !== undefined) return { decision: 'leave-out', code: options.leaveOut, reason };
  if (options.converted === undefined) return null;
  const file = readable(options.converted);
  const content = fs.readFileSync(file);
  return { decision: 'converted', reason, file: path.resolve(file), sha256: createHash('sha256').update(content).digest('hex'), size: content.length };
}

function choiceOf(options: Options): Choice {
  if (options.approve && options.reject) throw wrong('a dossier is approved or rejected, not both', 'Choose one of --approve and --reject.');
  const one = finding(options);
  if ((options.reject || one) && !options.reason) throw wrong('this decision needs a reason', 'Add --reason "…".');
  if (one?.decision === 'leave-out' && !options.document) throw wrong('only a document can be left out', 'Name it: --document <id>.');
  if (one?.decision === 'converted' && !options.document) throw wrong('a converted file stands beside a document', 'Name it: --document <id>.');
  if ((options.grond === undefined) !== (options.begrippenlijst === undefined)) throw wrong('openbaarheid needs a grond and the begrippenlijst it is from', 'Give both --grond and --begrippenlijst.');
  const termijn = { ...(options.looptijd ? { looptijd: options.looptijd } : {}), ...(options.einddatum ? { einddatum: options.einddatum } : {}) };
  const beperking = options.grond && options.begrippenlijst ? { beperkingGebruik: [{ grond: options.grond, begrippenlijst: options.begrippenlijst, ...(Object.keys(termijn).length > 0 ? { termijn } : {}) }] } : {};
  const verdict = options.approve ? { verdict: 'approved' as const } : options.reject ? { verdict: 'rejected' as const } : {};
  const reason = (options.approve || options.reject) && options.reason ? { reason: options.reason } : {};
  const part = { ...beperking, ...(one ? { findings: [one] } : {}) };
  return options.document ? { ...verdict, ...reason, documenten: { [options.document]: part } } : { ...verdict, ...reason, ...part };
}

export const addDecide: AddAct = (transfer, cli) => {
  transfer
    .command('decide')
    .argument('<list>')
    .argument('[file]', 'the CSV or workbook that was exported, with besluit filled in; bound to the list by its hash')
    .option('--dossier <dossier>', 'decide of this dossier here')
    .option('--all', 'of every dossier that is undecided')
    .option('--approve', 'it goes')
    .option('--reject', 'it does not go')
    .option('--drop', 'take an approved dossier off that was not handed over yet')
    .option('--reason <reason>', 'why; stands on the list')
    .option('--grond <grond>', 'openbaarheid: the ground, from the begrippenlijst')
    .option('--begrippenlijst <list>', 'openbaarheid: the list the ground is from')
    .option('--looptijd <duration>', 'openbaarheid: how long, such as P25Y')
    .option('--einddatum <date>', 'openbaarheid: until when')
    .option('--document <id>', 'what follows is of this document of the dossier')
    .option('--accept <code>', 'a finding of the receiver is accepted, with --reason')
    .option('--leave-out <code>', 'the document stays behind because of this finding, with --reason')
    .option('--converted <file>', 'this file goes beside the document, with --reason')
    .option(...TOKEN)
    .description('take in what was decided, from a file or for one dossier')
    .action(async (id: string, file: string | undefined, options: Options, command: Command) => {
      const it = cli(command);
      await inHouse(it, async (house) => {
        const person = await whoAmI(house, options, null, 'deciding');
        const list = await headOf(house.room, id);
        if (options.drop) {
          if (!options.dossier || !options.reason) throw wrong('--drop needs --dossier and --reason', 'Name the dossier, and say why.');
          await drop(house.room, id, options.dossier, person, options.reason);
          it.print.answer({ list: id, dropped: options.dossier }, () => `${options.dossier ?? ''} is off list ${id}.`);
          return;
        }
        let decided: number;
        if (file !== undefined) {
          const content = fs.readFileSync(readable(file));
          const read = await readDecisions(content, file, list);
          if (read.diagnostics.length > 0) throw new DiagnosticError(read.diagnostics);
          const choices = new Map(read.decided.map(({ dossier, verdict, reason, beperking }): [string, Choice] => [dossier, { verdict, reason, ...(beperking ? { beperkingGebruik: [beperking] } : {}) }]));
          const media = path.extname(file).toLowerCase() === '.xlsx' ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv';
          decided = await decide(house.room, id, choices, person, { name: `besluit-${path.basename(file)}`, media, content });
        } else {
          if (!options.dossier && !options.all) throw wrong('nothing says what is decided of', 'Give the file that was exported, or --dossier <dossier>, or --all.');
          const items = await allItems(house.room, id);
          const which = options.dossier ? [options.dossier] : items.filter((item) => item.decision.verdict === null).map((item) => item.dossier);
          decided = await decide(house.room, id, new Map(which.map((dossier) => [dossier, choiceOf(options)])), person);
        }
        const left = (await allItems(house.room, id)).filter((item) => item.decision.verdict === null).length;
        it.print.answer({ list: id, decided, undecided: left }, () => `${decided} decided, ${left} undecided. ${left === 0 && list.state === 'draft' ? `Offer it: zaaksluis transfer submit ${id}.` : nextStep(list)}`);
      });
    });
};
