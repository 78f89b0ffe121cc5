// Streams up and down: lengths, patience, and whose fault it was.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { diagnostic, DiagnosticError } from '../../diagnostics/diagnostic';
import { Blocked, Retry } from '../outcome';
import type { HttpOptions, HttpRequest } from '../http';
import { createHttp } from './client';

const never = new AbortController().signal;
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function serve(handler: http.RequestListener, options: Partial<HttpOptions> = {}) {
  const server = http.createServer(handler);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const client = createHttp()({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, timeoutMs: 100, maxSockets: 2, ...options });
  closers.push(async () => {
    await client[Symbol.asyncDispose]();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return client;
}

async function* slowly(parts: number, ms: number): AsyncGenerator<Buffer> {
  for (let part = 0; part < parts; part += 1) {
    await new Promise((done) => setTimeout(done, ms));
    yield Buffer.alloc(10, 65);
  }
}

const upload = (size: number, content: AsyncIterable<Buffer>): HttpRequest => ({ method: 'PUT', path: '/deel', expect: 'json', multipart: { fields: { lock: 'x' }, file: { name: 'inhoud', filename: 'inhoud', size, content } } });
const echo: http.RequestListener = (request, response) => {
  let size = 0;
  request.on('data', (chunk: Buffer) => void (size += chunk.length));
  request.on('end', () => void response.end(JSON.stringify({ size, stated: Number(request.headers['content-length']), type: request.headers['content-type'], packed: request.headers['transfer-encoding'] ?? null })));
};

async function caught(run: Promise<unknown>): Promise<DiagnosticError> {
  const error: unknown = await run.then(() => null, (thrown: unknown) => thrown);
  if (error instanceof DiagnosticError) return error;
  throw error ?? new Error('nothing was thrown');
}

test('an upload states its length, and takes as long as its bytes: our own pauses do not count', async () => {
  const client = await serve(echo);
  // Longer than the timeout in all, and no silence of the peer in it.
  const { json } = await client.request(upload(60, slowly(6, 40)), never);
  const { size, stated, packed } = json as { size: number; stated: number; packed: null };
  expect([size, packed]).toEqual([stated, null]);
});

test('a peer that stops taking bytes is given up', async () => {
  const client = await serve((request) => void request.pause());
  const endless = async function* (): AsyncGenerator<Buffer> {
    for (let part = 0; part < 4096; part += 1) yield await Promise.resolve(Buffer.alloc(64 * 1024));
  };
  const error = await caught(client.request(upload(4096 * 64 * 1024, endless()), never));
  expect(error).toBeInstanceOf(Retry);
  expect(error.message).toContain('no answer within 0.1 s');
});

test('a failure of the source is told as what it is, not as a broken call', async () => {
  const client = await serve(echo);
  const damaged = async function* (): AsyncGenerator<Buffer> {
    yield await Promise.resolve(Buffer.alloc(10));
    throw new Blocked(diagnostic('ZS5011', 'other bytes'));
  };
  const error = await caught(client.request(upload(20, damaged()), never));
  expect(error).toBeInstanceOf(Blocked);
  expect(error.diagnostics[0]?.code).toBe('ZS5011');
});

test('a body above the limit is refused before anything is sent', async () => {
  let calls = 0;
  const client = await serve((_, response) => void response.end(String((calls += 1))), { maxRequestBytes: 1000 });
  for (const request of [upload(1000, slowly(100, 0)), { method: 'POST', path: '/x', expect: 'json', body: { inhoud: 'a'.repeat(1000) } } as const]) {
    const error = await caught(client.request(request, never));
    expect(error).toBeInstanceOf(Blocked);
    expect(error.diagnostics[0]?.code).toBe('ZS5020');
  }
  expect(calls).toBe(0);
});

test('a download that falls silent is given up; one whose reader is slow is not', async () => {
  const client = await serve((request, response) => {
    response.writeHead(200, { 'content-length': '20' });
    response.write(Buffer.alloc(10));
    if (request.url === '/goed') response.end(Buffer.alloc(10));
  });
  const silent = await client.request({ method: 'GET', path: '/stil', expect: 'stream' }, never);
  expect(await caught((async () => {
    for await (const _ of silent.stream as Readable) void _;
  })())).toBeInstanceOf(Retry);
  const good = await client.request({ method: 'GET', path: '/goed', expect: 'stream' }, never);
  let size = 0;
  for await (const chunk of good.stream as AsyncIterable<Buffer>) {
    await new Promise((done) => setTimeout(done, 150));
    size += chunk.length;
  }
  expect(size).toBe(20);
});

test('content over a line with a budget is all of it there', async () => {
  const client = await serve(echo, { maxBytesPerSecond: 1_000_000, timeoutMs: 1000 });
  const { json } = await client.request(upload(100_000, (async function* () {
    for (let part = 0; part < 10; part += 1) yield await Promise.resolve(Buffer.alloc(10_000));
  })()), never);
  expect((json as { size: number }).size).toBeGreaterThan(100_000);
});
