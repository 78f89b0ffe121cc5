// Starts the crowd of senders and gives it orders, one at a time.
import { fork } from 'node:child_process';
import path from 'node:path';
import type { CrowdOrders, CrowdPlace, CrowdReport } from './crowd';

export interface Senders extends Disposable {
  /** Throws where an answer was not what was asked for. */
  send(orders: CrowdOrders): Promise<CrowdReport>;
}

export async function openSenders(place: CrowdPlace): Promise<Senders> {
  const child = fork(path.join(__dirname, 'crowd.ts'), [JSON.stringify(place)], { execArgv: ['-r', '@swc-node/register'] });
  const heard = (): Promise<unknown> =>
    new Promise((done, failed) => {
      const gone = (code: number | null): void => failed(new Error(`the senders ended with ${code}`));
      child.once('exit', gone).once('message', (said) => {
        child.off('exit', gone);
        done(said);
      });
    });
  await heard();
  return {
    send: async (orders) => {
      const answer = heard();
      child.send(orders);
      const report = (await answer) as CrowdReport;
      if (report.refused !== null) throw new Error(report.refused);
      return report;
    },
    [Symbol.dispose]: () => child.disconnect(),
  };
}
