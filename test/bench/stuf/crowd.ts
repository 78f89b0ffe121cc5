// Senders in a process of their own: messages to the service, or the bare calls to the register. Run with -r @swc-node/register.
import http from 'node:http';
import { openClient } from '../load/client';
import { openBare } from './bare';
import { messageOf, type OperationName } from './messages';

/** What the bench asks, over IPC. */
export interface CrowdOrders {
  readonly way: 'service' | 'bare';
  readonly operation: OperationName;
  /** The first zaak, and how many. */
  readonly from: number;
  readonly count: number;
  readonly bytes: number;
}

export interface CrowdReport {
  /** ms of all of them, at once. */
  readonly ms: number;
  /** ms of each. */
  readonly each: readonly number[];
  /** The first answer that was not 200, or null. */
  readonly refused: string | null;
}

/** What it is started with, as JSON in the first argument. */
export interface CrowdPlace {
  readonly service: string;
  readonly register: string;
  readonly callers: number;
}

async function main({ service, register, callers }: CrowdPlace): Promise<void> {
  const client = openClient(callers);
  const bare = await openBare(client, register);
  const agent = new http.Agent({ keepAlive: true, maxSockets: callers });
  const post = (operation: OperationName, n: number, bytes: number): Promise<void> =>
    new Promise((done, failed) => {
      const { action, body } = messageOf(operation, n, bytes);
      const call = http.request(service, { method: 'POST', agent, headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${action}"`, 'content-length': Buffer.byteLength(body) } }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part)).on('error', failed).on('end', () => {
          const said = Buffer.concat(parts).toString();
          const wanted = operation.startsWith('geef') ? /antwoord>/ : /Bv03|Du02/;
          if (answer.statusCode === 200 && wanted.test(said)) done();
          else failed(new Error(`${operation} ${n}: ${answer.statusCode} ${said.slice(0, 3_000)}`));
        });
      });
      call.on('error', failed).end(body);
    });
  const work = async ({ way, operation, from, count, bytes }: CrowdOrders): Promise<CrowdReport> => {
    const each: number[] = [];
    let refused: string | null = null;
    let next = from;
    const caller = async (): Promise<void> => {
      while (next < from + count && refused === null) {
        const n = next++;
        const begun = performance.now();
        await (way === 'bare' ? bare.run(operation, n, bytes) : post(operation, n, bytes)).catch((error: unknown) => (refused ??= String(error)));
        each.push(performance.now() - begun);
      }
    };
    const begun = performance.now();
    await Promise.all(Array.from({ length: callers }, caller));
    return { ms: performance.now() - begun, each, refused };
  };
  process.on('message', (orders) => void work(orders as CrowdOrders).then((report) => process.send?.(report)));
  process.once('disconnect', () => process.exit(0));
  process.send?.('ready');
}

void main(JSON.parse(process.argv[2] ?? '{}') as CrowdPlace).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
