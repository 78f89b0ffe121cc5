// scan: lists a source now and marks what may have changed.
import type { Command } from 'commander';
import { renderDiagnostics, diagnosticsJson } from '../../diagnostics/render';
import type { Json } from '../../model/json';
import { scan as scanNow } from '../../sync/scan';
import { inHouse, type AddCommand } from '../cli';
import { named } from '../names';

export const scan: AddCommand = (program, cli) => {
  program
    .command('scan')
    .argument('<sync>')
    .option('--believe-missing', 'take names that are no longer listed for gone, however many they are')
    .description('list the source of a sync now, and mark what may have changed')
    .action(async (name: string, options: { readonly believeMissing?: boolean }, command: Command) => {
      const it = cli(command);
      await inHouse(it, async ({ room }) => {
        named('sync', name, room.syncs);
        const progress = it.print.progress('listed', null);
        const scanned = await scanNow(room, name, it.signal, { onPage: (state) => progress.to(state.listed), believeMissing: options.believeMissing ?? false }).finally(() => progress.end());
        it.print.answer({ ...scanned, ...diagnosticsJson(scanned.diagnostics) } as unknown as Json, () => [
          renderDiagnostics(scanned.diagnostics),
          `${scanned.listed} names listed, ${scanned.marked} may have changed${scanned.suspected ? `, ${scanned.suspected} are gone or will be asked for` : ''}.${scanned.marked === 0 ? ' Nothing has to be done.' : ' A running node looks at them now.'}`,
        ].filter((part) => part !== '').join('\n'));
      });
    });
};
