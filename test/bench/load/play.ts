// Starts sandbox registers as processes of their own, and asks them what calls reached them.
import { fork } from 'node:child_process';
import path from 'node:path';
import { SCOPES } from '../../../connectors/zgw/sandbox/settings';
import type { Sandbox } from '../../../core/connector/contract';
import type { JsonObject } from '../../../core/model/json';
import { SECRET } from '../../support/registers';

/** In memory, without an audit trail: it is the house that is measured. Its client may do everything, as closed zaken ask. */
export function play(settings: JsonObject): Promise<Sandbox> {
  const whole: JsonObject = { storage: 'memory', audittrail: false, content: 'digest', clients: [{ id: 'zaaksluis', secret: SECRET, scopes: [...SCOPES] }], ...settings };
  const child = fork(path.join(__dirname, 'sandbox-process.ts'), [JSON.stringify(whole)], { execArgv: ['-r', '@swc-node/register'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return new Promise((ready, refuse) => {
    child.once('message', (told) => ready({
      ...(told as Pick<Sandbox, 'url' | 'connection'>),
      [Symbol.asyncDispose]: async () => {
        child.kill('SIGKILL'); // nothing of it is to be kept
        await ended;
      },
    }));
    child.once('exit', (code) => refuse(new Error(`a sandbox ended with ${code}`)));
  });
}

type Calls = Readonly<Record<string, number>>;

async function countsOf(at: Sandbox): Promise<Calls> {
  return ((await (await fetch(`${at.url}/sandbox/requests`)).json()) as { calls: Calls }).calls;
}

/** Calls that reached it so far. */
export const callsOf = async (at: Sandbox): Promise<number> => Object.values(await countsOf(at)).reduce((sum, times) => sum + times, 0);

/** The most frequent calls, per zaak: `GET zaken/{uuid} 3.1`. */
export async function frequent(at: Sandbox, zaken: number): Promise<string> {
  const most = Object.entries(await countsOf(at)).sort(([, a], [, b]) => b - a).slice(0, 8);
  return most.map(([name, times]) => `${name.replace(/\/[a-z]+\/api\/v1\//, '')} ${(times / zaken).toFixed(2)}`).join(', ');
}

/** Highest resident memory of this process while `work` runs, MiB; how long it took and how much processor time of this process, ms. */
export async function measured<Result>(work: () => Promise<Result>): Promise<{ readonly result: Result; readonly ms: number; readonly cpu: number; readonly most: number }> {
  let most = process.memoryUsage().rss;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  const begun = performance.now();
  const before = process.cpuUsage();
  try {
    const result = await work();
    const { user, system } = process.cpuUsage(before);
    return { result, ms: performance.now() - begun, cpu: (user + system) / 1_000, most: Math.round(Math.max(most, process.memoryUsage().rss) / 2 ** 20) };
  } finally {
    clearInterval(watch);
  }
}
