// replay: delivers again, whatever was delivered before.
import type { Command } from 'commander';
import { formatRef, parseRef, type Ref } from '../../model/ref';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import { replay as replayNow } from '../../sync/replay';
import type { Room } from '../../sync/room';
import { inHouse, type AddCommand } from '../cli';
import { named } from '../names';

interface Options {
  readonly target?: string;
  readonly fromSource?: boolean;
}

export const replay: AddCommand = (program, cli) => {
  program
    .command('replay')
    .argument('<sync>')
    .argument('[refs...]', 'kind/id or id; absent: everything in the sync')
    .option('--target <name>', 'only this target')
    .option('--from-source', 'read the source again first')
    .description('compare with the targets again, and mend what differs')
    .action(async (name: string, texts: readonly string[], options: Options, command: Command) => {
      const it = cli(command);
      await inHouse(it, async ({ room }) => {
        const sync = named('sync', name, room.syncs);
        if (options.target) named('target', options.target, sync.targets);
        const refs = texts.map((text) => {
          const ref = parseRef(text, { system: sync.source, kind: sync.kind });
          if (!ref) throw new DiagnosticError([diagnostic('ZS1203', `"${text}" is no name of a subject; write kind/id, such as zaaktype/B1026`)]);
          return ref;
        });
        if (!options.fromSource) for (const ref of refs) await refuseUnknown(room, name, ref);
        const count = await replayNow(room, name, { ...options, ...(refs.length > 0 ? { refs } : {}) });
        it.print.answer({ sync: name, deliveries: count }, () => `${count} deliveries are due again; a running node takes them up.`);
      });
    });
};

/** A name that was never read has nothing to deliver: whoever mistypes one must not be told that all is well. */
async function refuseUnknown({ store }: Pick<Room, 'store'>, sync: string, ref: Ref): Promise<void> {
  const [found] = await store.questions.subjects({ sync, id: ref.id, kind: ref.kind }, null, 1);
  if (!found) throw new DiagnosticError([diagnostic('ZS1203', `${sync} knows nothing of "${formatRef(ref)}"`, { remedy: 'mend the name, or add --from-source to read one that is new' })]);
}
