// The HTTP client: answers, bodies, bounds, and errors that tell no secrets.
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { DiagnosticError } from '../../diagnostics/diagnostic';
import type { HttpOptions, HttpRequest } from '../http';
import { Blocked, Halt, Retry } from '../outcome';
import { createHttp, type HttpHouse } from './client';

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

const never = new AbortController().signal;
const closers: (() => Promise<void>)[] = [];

/** A real server on a free port; answers its root address. */
async function serve(handler: Handler): Promise<{ url: string; sockets: Set<Socket> }> {
  const server = http.createServer(handler);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets };
}

function client(baseUrl: string, options: Partial<HttpOptions> = {}, house: HttpHouse = {}) {
  const made = createHttp(house)({ baseUrl, timeoutMs: 5000, maxSockets: 4, ...options });
  closers.push(async () => made[Symbol.asyncDispose]());
  return made;
}

const get = (path: string, more: Partial<HttpRequest> = {}): HttpRequest => ({ method: 'GET', path, expect: 'json', ...more });

async function caught(promise: Promise<unknown>): Promise<DiagnosticError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof DiagnosticError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

test('any status is an answer, with its headers in lower case and its JSON', async () => {
  const { url } = await serve((_, response) => response.writeHead(404, { 'API-Version': '1.3.1', 'content-type': 'application/problem+json' }).end('{"code":"not_found"}'));
  const answer = await client(url).request(get('/x'), never);
  expect(answer.status).toBe(404);
  expect(answer.headers['api-version']).toBe('1.3.1');
  expect(answer.json).toEqual({ code: 'not_found' });
});

test('what is not JSON stays text, and json is undefined', async () => {
  const { url } = await serve((_, response) => response.end('<html>'));
  const answer = await client(url).request(get('/x'), never);
  expect(answer.json).toBeUndefined();
  expect(answer.text).toBe('<html>');
});

test('a body goes out as JSON with the headers of authorize, query and trace context', async () => {
  const seen: { method?: string; url?: string; headers: http.IncomingHttpHeaders; body: string }[] = [];
  const { url } = await serve((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      seen.push({ method: request.method, url: request.url, headers: request.headers, body });
      response.writeHead(201).end('{}');
    });
  });
  const made = client(`${url}/api/v1`, { authorize: () => ({ Authorization: 'Bearer x' }) }, { traceparent: () => '00-aa-bb-01' });
  await made.request({ method: 'POST', path: '/zaaktypen', query: { status: 'alles' }, body: { naam: 'é' }, expect: 'json' }, never);
  expect(seen[0]).toMatchObject({ method: 'POST', url: '/api/v1/zaaktypen?status=alles', body: '{"naam":"é"}' });
  expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer x', traceparent: '00-aa-bb-01', 'content-type': 'application/json', 'content-length': '13' });
});

test('connections are kept and used again', async () => {
  const { url, sockets } = await serve((_, response) => response.end('{}'));
  const made = client(url);
  for (let i = 0; i < 5; i += 1) await made.request(get('/x'), never);
  expect(sockets.size).toBe(1);
});

test('a broken connection is Retry, and neither secret nor BSN nor query is in the error', async () => {
  const { url } = await serve((request) => request.socket.destroy());
  const made = client(url, { authorize: () => ({ authorization: 'Bearer geheim-token' }) });
  const error = await caught(made.request(get('/personen/123456782', { query: { inpBsn: '111222333', key: 'geheim-query' } }), never));
  expect(error).toBeInstanceOf(Retry);
  expect(error.diagnostics[0]?.code).toBe('ZS4001');
  const said = `${error.message} ${error.stack ?? ''} ${JSON.stringify(error)} ${String(error.cause)}`;
  expect(said).toContain('GET /personen/*********');
  for (const secret of ['geheim', '123456782', '111222333']) expect(said).not.toContain(secret);
});

test('nobody at the address is Retry on the side that was asked', async () => {
  const { url } = await serve(() => undefined);
  const port = Number(new URL(url).port);
  for (const close of closers.splice(0).reverse()) await close();
  const error = await caught(client(`http://127.0.0.1:${port}`, { side: 'source' }).request(get('/x'), never));
  expect(error).toBeInstanceOf(Retry);
  expect(error.diagnostics[0]).toMatchObject({ code: 'ZS3001', message: 'GET /x: nobody listens there (ECONNREFUSED)' });
});

test('a server that does not answer in time is Retry, also when it stalls half-way its body', async () => {
  const { url } = await serve((request, response) => {
    if (request.url === '/half') response.writeHead(200).write('{"a":');
  });
  const made = client(url, { timeoutMs: 60 });
  for (const path of ['/silent', '/half']) {
    const error = await caught(made.request(get(path), never));
    expect(error).toBeInstanceOf(Retry);
    expect(error.message).toContain(`GET ${path}: no answer within 0.06 s`);
  }
});

test('an answer cut off half-way is Retry, never half a body', async () => {
  const { url } = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"a":1}', () => response.destroy());
  });
  expect(await caught(client(url).request(get('/x'), never))).toBeInstanceOf(Retry);
});

test('an answer above the bound is refused, also when it was packed small', async () => {
  const { url } = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(1_000_000, 32))));
  const error = await caught(client(url, { maxResponseBytes: 10_000 }).request(get('/x'), never));
  expect(error).toBeInstanceOf(Blocked);
  expect(error.diagnostics[0]?.code).toBe('ZS4091');
});

test('a redirect is an answer and is not followed', async () => {
  let other = 0;
  const elsewhere = await serve((_, response) => {
    other += 1;
    response.end('{}');
  });
  const { url } = await serve((_, response) => response.writeHead(302, { location: elsewhere.url }).end());
  const answer = await client(url).request(get('/x'), never);
  expect(answer.status).toBe(302);
  expect(other).toBe(0);
});

test.each([
  { what: 'an absolute URL elsewhere', path: 'https://elders.example/x' },
  { what: 'the same host on another port', path: 'http://127.0.0.1:1/x' },
  { what: 'climbing out of the root', path: '/../../admin' },
  { what: 'a file', path: 'file:///etc/passwd' },
])('$what is refused before anything is sent', async ({ path }) => {
  let calls = 0;
  const { url } = await serve((_, response) => {
    calls += 1;
    response.end('{}');
  });
  const error = await caught(client(`${url}/api/v1`).request(get(path), never));
  expect(error.diagnostics[0]?.code).toBe('ZS4092');
  expect(calls).toBe(0);
});

test('a path cannot smuggle in another host behind credentials', async () => {
  const seen: (string | undefined)[] = [];
  const { url } = await serve((request, response) => {
    seen.push(request.url);
    response.end('{}');
  });
  await client(url).request(get('@elders.example/x'), never);
  expect(seen).toEqual(['/@elders.example/x']);
});

test('an absolute URL on the same origin is followed', async () => {
  const { url } = await serve((request, response) => response.end(JSON.stringify(request.url)));
  const answer = await client(`${url}/catalogi/api/v1`).request(get(`${url}/catalogi/api/v1/zaaktypen?page=2`), never);
  expect(answer.json).toBe('/catalogi/api/v1/zaaktypen?page=2');
});

test.each(['ftp://x.example', 'https://u:p@x.example', 'geen url', 'https://x.example/?a=b'])('%s is not an address: Halt', (baseUrl) => {
  expect(() => createHttp()({ baseUrl, timeoutMs: 1, maxSockets: 1 })).toThrow(Halt);
});

test('a stream out and a stream in pass unread, and the budget is given back when the stream closes', async () => {
  const ledger: string[] = [];
  const { url } = await serve((request, response) => request.pipe(response));
  const budget = { take: () => Promise.resolve(void ledger.push('take')), give: () => void ledger.push('give') };
  const made = client(url, { maxResponseBytes: 10 }, { budget });
  const answer = await made.request({ method: 'POST', path: '/x', body: Readable.from([Buffer.alloc(100_000, 97), Buffer.alloc(100_000, 98)]), expect: 'stream' }, never);
  expect(ledger).toEqual(['take']);
  let size = 0;
  for await (const part of answer.stream as AsyncIterable<Buffer>) size += part.length;
  expect(size).toBe(200_000);
  expect(ledger).toEqual(['take', 'give']);
});

test('the budget is given back when a call fails', async () => {
  let inFlight = 0;
  const { url } = await serve((request) => request.socket.destroy());
  const made = client(url, {}, { budget: { take: () => Promise.resolve(void (inFlight += 1)), give: () => void (inFlight -= 1) } });
  await caught(made.request(get('/x'), never));
  expect(inFlight).toBe(0);
});

test('stopping from outside ends the call as Retry', async () => {
  const stop = new AbortController();
  const { url } = await serve(() => stop.abort());
  const error = await caught(client(url).request(get('/x'), stop.signal));
  expect(error).toBeInstanceOf(Retry);
  expect(error.message).toContain('stopped here');
});

test('a read whose kept socket the server had just closed is sent again; a write is not', async () => {
  let calls = 0;
  const { url } = await serve((request, response) => {
    calls += 1;
    if (calls % 2 === 0) request.socket.resetAndDestroy();
    else response.end('{}');
  });
  const made = client(url);
  await made.request(get('/1'), never);
  expect((await made.request(get('/2'), never)).status).toBe(200);
  expect(calls).toBe(3);
  const error = await caught(made.request({ method: 'POST', path: '/4', body: {}, expect: 'json' }, never));
  expect(error).toBeInstanceOf(Retry);
  expect(calls).toBe(4);
});

test('every call is observed with a path fit to be shown', async () => {
  const seen: { call: string; status: number | null }[] = [];
  const { url } = await serve((_, response) => response.end('{}'));
  await client(url, {}, { observe: ({ call, status }) => void seen.push({ call, status }) }).request(get('/zaken/123456782', { query: { bsn: '123456782' } }), never);
  expect(seen).toEqual([{ call: 'GET /zaken/*********', status: 200 }]);
});
