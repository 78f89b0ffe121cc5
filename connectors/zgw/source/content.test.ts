// Content of a document from any byte, and never other content than was stated.
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { createHttp } from '../../../core/connector/http/client';
import { Blocked, Retry } from '../../../core/connector/outcome';
import { secretOf } from '../../../core/connector/secret';
import type { JsonObject } from '../../../core/model/json';
import { openApi } from '../api';
import { config } from '../config';
import { openContent } from './content';

const never = new AbortController().signal;
const BYTES = randomBytes(200_000);
const BRON = 'aaaaaaaa-bbbb-4ccc-8ddd-000000000001';
const content = (more: JsonObject = {}): JsonObject => ({ bron: BRON, versie: 2, omvang: BYTES.length, ...more });

let server: Server | null = null;
const asked: { url: string; range: string | undefined }[] = [];

/** A real server, for cut bodies and ranges. */
async function serving(answer: RequestListener): Promise<(given: JsonObject, from?: number) => Promise<Readable>> {
  asked.length = 0;
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', range: request.headers.range });
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/documenten/api/v1`;
  const settings = { ...config.parse({ catalogi: root, clientId: 'zaaksluis', secret: { env: 'UNUSED' }, timeoutMs: 2000 }), secret: secretOf('geheim') };
  const api = openApi(settings, { root, withToken: true }, { http: createHttp(), clock: { now: () => new Date() } });
  return (given, from = 0) => openContent(api, given, from, never);
}

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = null;
});

const whole: RequestListener = (_, response) => response.writeHead(200, { 'content-length': BYTES.length }).end(BYTES);
const ranged: RequestListener = (request, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (from >= BYTES.length) return void response.writeHead(416).end();
  response.writeHead(206, { 'content-range': `bytes ${from}-${BYTES.length - 1}/${BYTES.length}` }).end(BYTES.subarray(from));
};

async function digest(stream: Readable): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    hash.update(part);
    size += part.length;
  }
  return { sha256: hash.digest('hex'), size };
}
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const thrown = (work: Promise<unknown>): Promise<unknown> => work.then(() => new Error('nothing was thrown'), (error: unknown) => error);

test('the content of a version streams as it is', async () => {
  const open = await serving(whole);
  expect(await digest(await open(content()))).toEqual({ sha256: sha256(BYTES), size: BYTES.length });
  expect(asked).toEqual([{ url: `/documenten/api/v1/enkelvoudiginformatieobjecten/${BRON}/download?versie=2`, range: undefined }]);
});

test.each([['that gives ranges', ranged], ['that knows no ranges', whole]])('from any byte on the rest comes, from a server %s', async (_, answer) => {
  const open = await serving(answer);
  for (const from of [1, 65_536, BYTES.length - 1]) expect(await digest(await open(content(), from))).toEqual({ sha256: sha256(BYTES.subarray(from)), size: BYTES.length - from });
  expect(asked.map(({ range }) => range)).toEqual(['bytes=1-', 'bytes=65536-', `bytes=${BYTES.length - 1}-`]);
});

test('at the very end there is nothing more', async () => {
  const open = await serving(ranged);
  expect(await digest(await open(content(), BYTES.length))).toMatchObject({ size: 0 });
});

test.each([404, 410, 204])('a version that has no content any more (%i) blocks', async (status) => {
  const open = await serving((_, response) => response.writeHead(status).end());
  const error = await thrown(open(content()));
  expect(error).toBeInstanceOf(Blocked);
  expect((error as Blocked).diagnostics[0]?.code).toBe('ZS4155');
});

test('an empty document is empty', async () => {
  const open = await serving((_, response) => response.writeHead(204).end());
  expect(await digest(await open(content({ omvang: 0 })))).toMatchObject({ size: 0 });
});

test('a body that is cut off may be asked for again', async () => {
  const open = await serving((_, response) => {
    response.writeHead(200, { 'content-length': BYTES.length });
    response.write(BYTES.subarray(0, 100_000), () => response.destroy());
  });
  expect(await thrown(open(content()).then(digest))).toBeInstanceOf(Retry);
});

test('a content that has another size than it had blocks a reading that goes on in the middle of it', async () => {
  const open = await serving((_, response) => response.writeHead(200).end(BYTES.subarray(0, 150_000)));
  const error = await thrown(open(content(), 1000).then(digest));
  expect(error).toBeInstanceOf(Blocked);
  expect((error as Blocked).diagnostics[0]?.code).toBe('ZS4155');
  expect(await thrown(open(content({ omvang: 300_000 }), 299_999).then(digest))).toBeInstanceOf(Blocked);
});

test('a register that is overloaded may be asked again, one that refuses us rests', async () => {
  const open = await serving((_, response) => response.writeHead(503).end());
  expect(await thrown(open(content()))).toBeInstanceOf(Retry);
});

test('who stops reading ends the call', async () => {
  let closed: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (closed = resolve));
  const open = await serving((_, response) => {
    response.once('close', closed);
    response.writeHead(200, { 'content-length': 10_000_000 });
    response.write(BYTES);
  });
  const stream = await open(content({ omvang: 10_000_000 }));
  stream.once('data', () => stream.destroy());
  await ended;
});
