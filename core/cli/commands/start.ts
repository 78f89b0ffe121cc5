// start: a node at work, until it is asked to end.
import type { Command } from 'commander';
import { openHouse, type House } from '../../compose';
import { makeMetrics, type Metrics } from '../../compose/metrics';
import { startNode, type Node } from '../../compose/node';
import { activate } from '../../compose/revision';
import { untilRest } from '../../engine/reconciler';
import type { AddCommand } from '../cli';
import { standing } from '../../compose/standing';
import type { Json } from '../../model/json';
import { runDemo } from '../demo';
import { statusText } from '../show-status';

export const start: AddCommand = (program, cli) => {
  program
    .command('start')
    .option('--once', 'end when everything rests')
    .description('start a node: loops, schedules, webhooks; with --demo a municipality that does not exist')
    .action(async (options: { readonly once?: boolean }, command: Command) => {
      const { print, at, signal, environment } = cli(command);
      const begun = Date.now();
      let metrics: Metrics | null = null;
      const house = await openHouse(at, { ...(environment ? { environment } : {}), say: print.note, observe: (connection, status, ms) => metrics?.called(connection, status, ms) });
      try {
        metrics = makeMetrics(house);
        if (at.demo) await activate(house); // its configuration comes with the package, and nobody else is in the house
        const node = await startNode(house, { metrics, anyPort: at.demo, say: print.note });
        try {
          print.note(`${house.database}, ready in ${((Date.now() - begun) / 1000).toFixed(1)} s; ${[...house.connections.sandboxes].map(([name, url]) => `${name} is a sandbox at ${url}; `).join('')}listening at ${node.url}`);
          const idle = node.idle();
          if (idle) print.note(`${idle.message}: this node serves questions and claims nothing. ${idle.remedy}`);
          if (at.demo) await runDemo(house, print, signal);
          if (options.once) {
            await untilRest(() => nothingLeft(house, node), signal);
            const now = at.demo ? null : await standing(house);
            if (now) print.answer(now as unknown as Json, () => statusText(now));
          } else await untilAborted(signal, print.note);
        } finally {
          await node[Symbol.asyncDispose]();
        }
      } finally {
        await house[Symbol.asyncDispose]();
      }
    });
};

/** What was scheduled has run, nothing is due and no target is to be looked up again; a node that may not work has nothing to wait for. */
async function nothingLeft(house: House, node: Node): Promise<boolean> {
  if (node.idle() !== null) return true;
  await node.scheduled();
  return (await house.store.recoveries.waiting()).length === 0 && house.store.questions.atRest();
}

async function untilAborted(signal: AbortSignal, say: (sentence: string) => void): Promise<void> {
  say('Running; Ctrl-C ends it.');
  await new Promise<void>((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })));
  say('Ending: what is in hand is finished first.');
}
