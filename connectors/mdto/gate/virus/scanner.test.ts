// Scanners over real sockets: what clamd and an ICAP service answer, and what becomes of it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Retry } from '../../../../core/connector/outcome';
import { scannerOf, type ScannerConfig } from './scanner';

const never = new AbortController().signal;
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR';

interface Played extends AsyncDisposable {
  readonly port: number;
  readonly heard: () => Buffer;
}

/** A server that answers when `whole` says that it heard everything; null: it never does. */
async function play(answer: (heard: Buffer) => string | null, whole: (heard: Buffer) => boolean): Promise<Played> {
  let heard: Buffer = Buffer.alloc(0);
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      heard = Buffer.concat([heard, chunk]);
      const said = whole(heard) ? answer(heard) : null;
      if (said !== null) socket.end(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  return { port: typeof at === 'object' && at ? at.port : 0, heard: () => heard, [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())) };
}

const clamdPlayed = (answer: string | null): Promise<Played> => play(() => answer, (heard) => heard.subarray(-4).equals(Buffer.alloc(4)));
const icapPlayed = (answer: string | null): Promise<Played> => play(() => answer, (heard) => heard.toString('latin1').endsWith('0\r\n\r\n'));

let folder = '';
const file = (): string => path.join(folder, 'file');
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zs-virus-'));
  await writeFile(file(), EICAR);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const scan = (config: ScannerConfig, timeoutMs = 2000): ReturnType<ReturnType<typeof scannerOf>['scan']> => scannerOf(config, timeoutMs).scan(file(), never);

it.each([
  ['stream: OK\0', { kind: 'clean' }],
  ['stream: Eicar-Test-Signature FOUND\0', { kind: 'infected', name: 'Eicar-Test-Signature' }],
  ['INSTREAM size limit exceeded. ERROR\0', { kind: 'unscanned', why: 'it is larger than the scanner takes' }],
])('clamd that says %j', async (answer, verdict) => {
  await using played = await clamdPlayed(answer);
  expect(await scan({ clamd: `127.0.0.1:${played.port}` })).toEqual(verdict);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(EICAR.length);
  expect(played.heard()).toEqual(Buffer.concat([Buffer.from('zINSTREAM\0'), length, Buffer.from(EICAR), Buffer.alloc(4)]));
});

it.each([
  ['ICAP/1.0 204 No Content\r\nISTag: "1"\r\n\r\n', { kind: 'clean' }],
  ['ICAP/1.0 200 OK\r\nISTag: "1"\r\nEncapsulated: res-hdr=0, res-body=20\r\n\r\nHTTP/1.1 200 OK\r\n\r\n', { kind: 'clean' }],
  ['ICAP/1.0 200 OK\r\nX-Infection-Found: Type=0; Resolution=2; Threat=Eicar;\r\nEncapsulated: res-hdr=0, res-body=20\r\n\r\nHTTP/1.1 403 Forbidden\r\n\r\n', { kind: 'infected', name: 'Eicar' }],
  ['ICAP/1.0 200 OK\r\nEncapsulated: res-hdr=0, res-body=20\r\n\r\nHTTP/1.1 403 Forbidden\r\n\r\n', { kind: 'infected', name: 'not named' }],
])('an ICAP service that says %j', async (answer, verdict) => {
  await using played = await icapPlayed(answer);
  expect(await scan({ icap: `icap://127.0.0.1:${played.port}/avscan` })).toEqual(verdict);
  const heard = played.heard().toString('latin1');
  expect(heard).toContain(`\r\n\r\n${EICAR.length.toString(16)}\r\n${EICAR}\r\n0\r\n\r\n`);
  const [, from] = /res-hdr=(\d+)/.exec(heard) ?? [];
  const [, body] = /res-body=(\d+)/.exec(heard) ?? [];
  const inner = heard.slice(heard.indexOf('\r\n\r\n') + 4);
  expect([inner.slice(Number(from), Number(from) + 8), inner.slice(Number(body), Number(body) + 4)]).toEqual(['HTTP/1.1', `${EICAR.length.toString(16)}\r\n`]);
});

it('a scanner that is not there, says something else, or falls silent is asked again later', async () => {
  await using odd = await clamdPlayed('UNKNOWN COMMAND\0');
  await using broken = await icapPlayed('ICAP/1.0 500 Server error\r\n\r\n');
  await using silent = await clamdPlayed(null);
  for (const [config, timeoutMs] of [[{ clamd: '127.0.0.1:1' }, 2000], [{ clamd: `127.0.0.1:${odd.port}` }, 2000], [{ icap: `icap://127.0.0.1:${broken.port}/x` }, 2000], [{ clamd: `127.0.0.1:${silent.port}` }, 50]] as const) {
    await expect(scan(config, timeoutMs)).rejects.toThrow(Retry);
  }
});
