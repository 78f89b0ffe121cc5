// destroy status: how far each list is, and its declaration once nothing is left.
import fs from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type { Json } from '../../../model/json';
import { headOf } from '../../../sync/destroy/decide';
import type { DestructionHead } from '../../../sync/ports/destruction';
import { destructionRound } from '../../../sync/destroy/round';
import { inHouse } from '../../cli';
import type { AddAct } from '../destroy';
import type { House } from '../../../compose';

interface Options {
  readonly round?: boolean;
  readonly folder?: string;
}

async function standing(house: House, head: DestructionHead) {
  const items = await house.store.destructions.items(head.id);
  const counts: Record<string, number> = {};
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1;
  const papers = await house.store.destructions.papers(head.id);
  return {
    list: head.id, title: head.title, state: head.state, items: counts, papers: papers.map(({ name, sha256, chain }) => ({ name, sha256, chain })),
    waits: items.flatMap(({ ref, diagnostics, state }) => (state === 'erased' ? [] : diagnostics.map(({ code, message }) => `${ref.kind}/${ref.id}  ${code}  ${message}`))),
  };
}

export const addStatus: AddAct = (destroy, cli) => {
  destroy
    .command('status')
    .argument('[list]', 'all lists where it is absent')
    .option('--round', 'take approved lists a step further now, instead of waiting for the node')
    .option('--folder <folder>', 'write the papers of a declared list here: the list and the declaration')
    .description('how far destruction lists are, what they wait for, and the declaration of those of which nothing is left')
    .action(async (id: string | undefined, options: Options, command: Command) => {
      const it = cli(command);
      await inHouse(it, async (house) => {
        if (id !== undefined) await headOf(house.room, id);
        if (options.round) await destructionRound(house.room, it.signal, id);
        const heads = id === undefined ? await house.store.destructions.lists() : [await headOf(house.room, id)];
        const lists = await Promise.all(heads.map((head) => standing(house, head)));
        if (options.folder !== undefined && id !== undefined) {
          fs.mkdirSync(options.folder, { recursive: true });
          for (const { name, content } of await house.store.destructions.papers(id)) fs.writeFileSync(path.join(options.folder, name), content);
        }
        it.print.answer(lists as unknown as Json, () => lists.length === 0 ? 'There are no destruction lists.' : lists.flatMap((one) => [
          `${one.list}  ${one.state}  ${Object.entries(one.items).map(([state, count]) => `${count} ${state}`).join(', ')}  ${one.title}`,
          ...one.waits.map((wait) => `  ${wait}`),
          ...one.papers.map(({ name, sha256 }) => `  ${name}  ${sha256}`),
        ]).join('\n'));
      });
    });
};
