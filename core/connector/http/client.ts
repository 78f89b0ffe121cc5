// The one HTTP client of the house: axios with keep-alive, no redirects, bounds, and errors that tell no secrets.
import type { Readable } from 'node:stream';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { diagnostic, DiagnosticError } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import type { HttpClient, HttpFactory, HttpOptions, HttpRequest, HttpResponse } from '../http';
import { Blocked } from '../outcome';
import { parseRoot, resolve } from './address';
import { makeAgents, type Agents } from './agents';
import { readWhole, TooLarge } from './body';
import { codeOf, unanswered } from './failure';
import { makeMeter, type Meter } from './meter';
import { encodeMultipart } from './multipart';
import { showCall } from './redact';
import { incoming, makePatience, outgoing, type Outgoing } from './streams';

/** What the house adds to each call: compose gives it, connectors never see it. */
export interface HttpHouse {
  /** Waits until a call may be made (rate and number in flight), and says when it has ended. `take` throws Retry when there is no room. */
  readonly budget?: { take(signal: AbortSignal): Promise<void>; give(): void | Promise<void> };
  /** W3C trace context of the work at hand, sent as `traceparent`. */
  readonly traceparent?: () => string | undefined;
  /** Told of every call that ended: for metrics and the log. `status: null`: no answer. `call` is fit to be shown. */
  readonly observe?: (ended: { readonly call: string; readonly status: number | null; readonly ms: number }) => void;
}

const MIB = 1024 * 1024;
const DEFAULT_MAX_RESPONSE = 32 * MIB; // The largest catalogue page seen is under 1 MB.

/** Makes the factory that a connector gets as `host.http`. Making a client does no I/O. */
export function createHttp(house: HttpHouse = {}): HttpFactory {
  return (options) => {
    const root = parseRoot(options.baseUrl);
    const agents = makeAgents(options);
    const client: Client = { house, options, root, instance: makeInstance(agents), meter: options.maxBytesPerSecond === undefined ? null : makeMeter(options.maxBytesPerSecond) };
    return {
      request: (request, signal) => perform(client, request, signal),
      [Symbol.asyncDispose]: () => {
        agents.destroy();
        return Promise.resolve();
      },
    } satisfies HttpClient;
  };
}

interface Client {
  readonly house: HttpHouse;
  readonly options: HttpOptions;
  readonly root: URL;
  readonly instance: AxiosInstance;
  readonly meter: Meter | null;
}

function makeInstance(agents: Agents): AxiosInstance {
  return axios.create({
    httpAgent: agents.http,
    httpsAgent: agents.https,
    adapter: 'http',
    // 0 is also what keeps memory flat: with redirects allowed the whole body is kept to be sent again (1.6 GB for 1 GiB).
    maxRedirects: 0,
    // Not Infinity: any bound wraps body and answer once more, and closing that does not reach a peer that has fallen silent.
    maxBodyLength: -1,
    maxContentLength: -1,
    // A proxy from the environment would see our traffic, and its absence in a test would hide it.
    proxy: false,
    responseType: 'stream',
    decompress: true,
    validateStatus: () => true,
    transformRequest: (data: unknown) => data,
    transformResponse: (data: unknown) => data,
  });
}

async function perform(client: Client, request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
  const url = resolve(client.root, request.path, request.query);
  const call = showCall(request.method, url);
  const content = encode(request);
  refuseTooLarge(content.length, client.options.maxRequestBytes, call);
  const headers = await makeHeaders(client, request, content);
  await client.house.budget?.take(signal);
  let given = false;
  const give = async (): Promise<void> => {
    if (given) return;
    given = true;
    await client.house.budget?.give();
  };
  const begun = performance.now();
  const ended = (status: number | null): void => client.house.observe?.({ call, status, ms: performance.now() - begun });
  try {
    const response = await exchange(client, { request, content, url, headers, call }, signal);
    ended(response.status);
    if (response.stream) response.stream.once('close', () => void give());
    else await give();
    return response;
  } catch (error) {
    ended(null);
    await give();
    throw error;
  }
}

/** What is sent: whole, or as it comes. */
interface Content {
  readonly type: string | null;
  /** In bytes; null: known only when it was sent. */
  readonly length: number | null;
  readonly whole: Buffer | null;
  readonly stream: AsyncIterable<Buffer> | null;
}

function encode({ body, multipart }: HttpRequest): Content {
  if (multipart) {
    const { contentType, length, body: stream } = encodeMultipart(multipart);
    return { type: contentType, length, whole: null, stream };
  }
  if (body === undefined) return { type: null, length: 0, whole: null, stream: null };
  if (isReadable(body)) return { type: 'application/octet-stream', length: null, whole: null, stream: body as AsyncIterable<Buffer> };
  const whole = Buffer.from(JSON.stringify(body));
  return { type: 'application/json', length: whole.length, whole, stream: null };
}

function refuseTooLarge(length: number | null, limit: number | undefined, call: string): void {
  if (limit === undefined || length === null || length <= limit) return;
  throw new Blocked(diagnostic('ZS5020', `${call}: the body has ${length} bytes, and this connection allows ${limit}`));
}

async function makeHeaders({ house, options }: Client, request: HttpRequest, content: Content): Promise<Record<string, string>> {
  const traceparent = house.traceparent?.();
  return {
    accept: request.expect === 'json' ? 'application/json' : '*/*',
    'user-agent': 'zaaksluis',
    ...(content.type === null ? {} : { 'content-type': content.type }),
    ...(content.stream !== null && content.length !== null ? { 'content-length': String(content.length) } : {}),
    ...(traceparent === undefined ? {} : { traceparent }),
    ...lowerCase(request.headers ?? {}),
    ...lowerCase((await options.authorize?.()) ?? {}),
  };
}

interface Call {
  readonly request: HttpRequest;
  readonly content: Content;
  readonly url: URL;
  readonly headers: Record<string, string>;
  /** Fit to be shown. */
  readonly call: string;
}

/**
 * Sends, and reads what was asked for. Without streams all of it within the timeout; while a stream is sent or read the peer may
 * not stall for longer than that.
 */
async function exchange(client: Client, it: Call, signal: AbortSignal): Promise<HttpResponse> {
  const { side = 'target', maxResponseBytes = DEFAULT_MAX_RESPONSE } = client.options;
  const { request, call } = it;
  const timeoutMs = request.timeoutMs ?? client.options.timeoutMs;
  const late = new AbortController();
  const patience = makePatience(timeoutMs, () => late.abort());
  const cut = AbortSignal.any([signal, late.signal]);
  const out = it.content.stream === null ? null : outgoing(it.content.stream, { meter: client.meter, patience, signal: cut });
  const fail = (error: unknown): Error => {
    const own = out?.failure();
    if (error instanceof TooLarge) return new Blocked(diagnostic('ZS4091', `${call}: the answer is larger than ${error.limit} bytes`));
    if (own instanceof DiagnosticError) return own;
    if (signal.aborted) return unanswered(call, 'stopped', timeoutMs, side);
    if (late.signal.aborted) return unanswered(call, 'timeout', timeoutMs, side);
    return unanswered(call, { code: codeOf(error) }, timeoutMs, side);
  };
  patience.arm();
  try {
    const answer = await send(client, it, out, cut);
    const plain = { status: answer.status, headers: flatHeaders(answer) };
    if (request.expect === 'stream') {
      const stream = incoming(answer.data, {
        meter: client.meter, ms: timeoutMs,
        late: () => unanswered(call, 'timeout', timeoutMs, side),
        broken: (error) => (error instanceof DiagnosticError ? error : fail(error)),
      });
      return { ...plain, json: undefined, text: '', stream };
    }
    const stop = (): void => void answer.data.destroy(new Error('aborted'));
    cut.addEventListener('abort', stop, { once: true });
    const text = await readWhole(answer.data, maxResponseBytes);
    return { ...plain, json: request.expect === 'json' ? parseJson(text) : undefined, text, stream: undefined };
  } catch (error) {
    throw fail(error);
  } finally {
    patience.rest();
    out?.body.destroy();
  }
}

/**
 * One call; a read is repeated at once when the peer had closed the kept socket just before we used it: the race of keep-alive,
 * in which nothing was received. A write never is: the connector decides by looking first.
 */
async function send(client: Client, { request, content, url, headers }: Call, out: Outgoing | null, signal: AbortSignal): Promise<AxiosResponse<Readable>> {
  const go = (): Promise<AxiosResponse<Readable>> =>
    client.instance.request<Readable>({ method: request.method, url: url.href, headers, data: out?.body ?? content.whole ?? undefined, signal });
  try {
    return await go();
  } catch (error) {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const reused = axios.isAxiosError<unknown>(error) && (error.request as { reusedSocket?: boolean } | undefined)?.reusedSocket === true;
    if (isRead && reused && codeOf(error) === 'ECONNRESET' && !signal.aborted) return go();
    throw error;
  }
}

const isReadable = (body: Json | Readable | undefined): body is Readable =>
  typeof body === 'object' && body !== null && typeof (body as Readable).pipe === 'function';

function parseJson(text: string): Json | undefined {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined; // Not JSON: a proxy's error page. The caller sees `text` and the status.
  }
}

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function flatHeaders(answer: AxiosResponse<Readable>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value === undefined || value === null) continue;
    flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return flat;
}
