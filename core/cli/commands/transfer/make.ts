// transfer make: lists the zaken that may go.
import type { Command } from 'commander';
import { actingAs } from '../../../compose';
import { refIn } from '../../../compose/refs';
import { TRANSFER_KINDS, type TransferKind } from '../../../sync/transfer/kinds';
import { DiagnosticError, diagnostic } from '../../../diagnostics/diagnostic';
import type { Json } from '../../../model/json';
import { makeList } from '../../../sync/transfer/make';
import { inHouse } from '../../cli';
import { named } from '../../names';
import { whoAmI } from '../../person';
import type { AddAct } from '../transfer';
import { nextStep, TOKEN, type TokenOption } from './options';

interface Options extends TokenOption {
  readonly target?: string;
  readonly kind: string;
  readonly title?: string;
  readonly early?: string;
  readonly mixed?: string;
  readonly zaak?: readonly string[];
  readonly supplements?: boolean;
  readonly gate?: boolean;
  readonly why?: boolean;
}

function kindOf(given: string): TransferKind {
  return named('kind of transfer', given, new Map(TRANSFER_KINDS.map((kind) => [kind, kind])));
}

export const addMake: AddAct = (transfer, cli) => {
  transfer
    .command('make')
    .argument('<sync>', 'a sync of zaken with a target that receives')
    .option('--target <name>', 'which target; needed where several receive')
    .option('--kind <kind>', `${TRANSFER_KINDS.join(' or ')}; only an overbrenging ends in archiefstatus overgedragen`, 'overbrenging')
    .option('--title <title>', 'how the list is called')
    .option('--zaak <zaak...>', 'only these zaken')
    .option('--early <decision>', 'also what is not due yet; names the decision that allows it')
    .option('--mixed <decision>', 'also families of mixed waardering; names the decision on them')
    .option('--supplements', 'also what changed after it was transferred, as supplements that name the first SIP')
    .option('--no-gate', 'do not ask the checks of the receiver what they would say')
    .option('--why', 'tell of each zaak that is not listed why')
    .option(...TOKEN)
    .description('list the zaken that may be transferred; writes nothing outside')
    .action(async (name: string, options: Options, command: Command) => {
      const it = cli(command);
      const kind = kindOf(options.kind);
      await inHouse(it, async (house) => {
        const person = await whoAmI(house, options, 'maker', 'making a transfer list');
        const room = actingAs(house, person.name).room;
        const sync = named('sync', name, room.syncs);
        const refs = options.zaak?.flatMap((text) => refIn(room, text).filter((ref) => ref.kind === 'zaak' && ref.system === sync.source));
        const progress = it.print.progress('zaken', null);
        const made = await makeList(room, {
          sync: sync.name, kind, title: options.title ?? `${kind} ${house.room.clock.now().toISOString().slice(0, 10)}`,
          ...(options.target ? { target: options.target } : {}), ...(refs ? { refs } : {}),
          reasons: { ...(options.early ? { early: options.early } : {}), ...(options.mixed ? { mixed: options.mixed } : {}) },
          supplements: options.supplements ?? false, gate: options.gate ?? true, onLooked: (looked) => progress.to(looked),
          onRefused: ({ ref, findings }) => { if (options.why) it.print.line({ zaak: ref.id, refused: findings as unknown as Json }, () => findings.map((finding) => `zaak/${ref.id}  ${finding.code}  ${finding.message}`).join('\n')); },
        }, it.signal);
        progress.end();
        const reasons = Object.entries(made.refused).map(([code, count]) => `${count} ${code}`).join(', ');
        if (made.list === null) {
          const finding = diagnostic('ZS4414', `0 of ${made.looked} zaken are eligible${reasons === '' ? '' : ` (${reasons})`}${made.settled > 0 ? `; ${made.settled} stand on a list or were handed over` : ''}`, { subject: sync.name });
          if (refs !== undefined) throw new DiagnosticError([{ ...finding, severity: 'error' }]);
          it.print.answer({ ...made, finding } as unknown as Json, () => `${finding.code} ${finding.message}. ${finding.remedy}`);
          return;
        }
        it.print.answer({ ...made } as unknown as Json, () => [
          `List ${made.list} holds ${made.listed} of ${made.looked} zaken (hash ${made.hash?.slice(0, 12)}).`,
          ...(reasons === '' ? [] : [`Not listed: ${reasons}; --why says it per zaak.`]),
          nextStep({ id: made.list ?? '', state: 'draft' }),
        ].join('\n'));
      });
    });
};
