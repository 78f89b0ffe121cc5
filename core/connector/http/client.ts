// The one HTTP client of the house: axios with keep-alive, no redirects, bounds, and errors that tell no secrets.
import type { Readable } from 'node:stream';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { diagnostic } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import type { HttpClient, HttpFactory, HttpOptions, HttpRequest, HttpResponse } from '../http';
import { Blocked } from '../outcome';
import { parseRoot, resolve } from './address';
import { makeAgents, type Agents } from './agents';
import { readWhole, TooLarge } from './body';
import { codeOf, unanswered } from './failure';
import { showCall } from './redact';

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
    const instance = makeInstance(agents);
    return {
      request: (request, signal) => perform({ house, options, root, instance }, request, signal),
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
}

function makeInstance(agents: Agents): AxiosInstance {
  return axios.create({
    httpAgent: agents.http,
    httpsAgent: agents.https,
    adapter: 'http',
    // 0 is also what keeps memory flat: with redirects allowed the whole body is kept to be sent again (1.6 GB for 1 GiB).
    maxRedirects: 0,
    maxBodyLength: Infinity,
    maxContentLength: Infinity,
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
  const headers = await makeHeaders(client, request);
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
    const response = await exchange(client, request, url, headers, call, signal);
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

async function makeHeaders({ house, options }: Client, request: HttpRequest): Promise<Record<string, string>> {
  const isStream = isReadable(request.body);
  const traceparent = house.traceparent?.();
  return {
    accept: request.expect === 'json' ? 'application/json' : '*/*',
    'user-agent': 'zaaksluis',
    ...(request.body === undefined ? {} : { 'content-type': isStream ? 'application/octet-stream' : 'application/json' }),
    ...(traceparent === undefined ? {} : { traceparent }),
    ...lowerCase(request.headers ?? {}),
    ...lowerCase((await options.authorize?.()) ?? {}),
  };
}

/** Sends, and reads what was asked for, within `timeoutMs` all together (for a stream: until its headers). */
async function exchange(client: Client, request: HttpRequest, url: URL, headers: Record<string, string>, call: string, signal: AbortSignal): Promise<HttpResponse> {
  const { timeoutMs, side = 'target', maxResponseBytes = DEFAULT_MAX_RESPONSE } = client.options;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeoutMs);
  const fail = (error: unknown): Error => {
    if (error instanceof TooLarge) return new Blocked(diagnostic('ZS4091', `${call}: the answer is larger than ${error.limit} bytes`));
    if (signal.aborted) return unanswered(call, 'stopped', timeoutMs, side);
    if (late.signal.aborted) return unanswered(call, 'timeout', timeoutMs, side);
    return unanswered(call, { code: codeOf(error) }, timeoutMs, side);
  };
  try {
    const answer = await send(client, request, url, headers, AbortSignal.any([signal, late.signal]));
    const plain = { status: answer.status, headers: flatHeaders(answer) };
    if (request.expect === 'stream') return { ...plain, json: undefined, text: '', stream: answer.data };
    const stop = (): void => void answer.data.destroy(new Error('aborted'));
    AbortSignal.any([signal, late.signal]).addEventListener('abort', stop, { once: true });
    const text = await readWhole(answer.data, maxResponseBytes);
    return { ...plain, json: request.expect === 'json' ? parseJson(text) : undefined, text, stream: undefined };
  } catch (error) {
    throw fail(error);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * One call; a read is repeated at once when the peer had closed the kept socket just before we used it: the race of keep-alive,
 * in which nothing was received. A write never is: the connector decides by looking first.
 */
async function send(client: Client, request: HttpRequest, url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<AxiosResponse<Readable>> {
  const go = (): Promise<AxiosResponse<Readable>> =>
    client.instance.request<Readable>({ method: request.method, url: url.href, headers, data: encode(request.body), signal });
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

function encode(body: Json | Readable | undefined): Readable | Buffer | undefined {
  if (body === undefined || isReadable(body)) return body;
  return Buffer.from(JSON.stringify(body));
}

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
