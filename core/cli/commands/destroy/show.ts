// destroy show: what a list names, and what would stay.
import type { Command } from 'commander';
import type { Json } from '../../../model/json';
import { headOf } from '../../../sync/destroy/decide';
import { inHouse } from '../../cli';
import { table } from '../../print';
import type { AddAct } from '../destroy';

export const addShow: AddAct = (destroy, cli) => {
  destroy.command('show').argument('<list>').description('show a destruction list: its zaken and documents, and how each stands').action(async (id: string, _options, command: Command) => {
    const it = cli(command);
    await inHouse(it, async (house) => {
      const head = await headOf(house.room, id);
      const items = await house.store.destructions.items(id);
      it.print.answer({ ...head, items } as unknown as Json, () => [
        `List ${head.id}: ${head.title} (${head.state}), made by ${head.madeBy}${head.approvedBy === null ? '' : `, approved by ${head.approvedBy}`}; hash ${head.hash}`,
        table(items.map((item) => [item.ref.kind, item.bronorganisatie, item.identificatie, item.actiedatum ?? (item.contentHash === null ? 'gone at the source' : ''), item.state, item.diagnostics.map(({ code, message }) => `${code} ${message}`).join('; ')])),
      ].join('\n'));
    });
  });
};
