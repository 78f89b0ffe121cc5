// Calls one ZGW API: token, one second try where it helps, all pages of a list, and refusals as the house understands them.
import type { Host } from '../../core/connector/host';
import type { HttpClient, HttpRequest, HttpResponse, Multipart } from '../../core/connector/http';
import { showCall } from '../../core/connector/http/redact';
import { Halt, Retry } from '../../core/connector/outcome';
import { diagnostic } from '../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../core/model/json';
import { mintToken, secondTry } from './auth';
import type { ZgwConfig } from './config';
import { nextQuery, readPage } from './pages';
import { readProblem, refusal } from './problem';

const MIB = 1024 * 1024;

export type Query = Readonly<Record<string, string>>;

export interface Api extends AsyncDisposable {
  /** Root as configured, without a slash at the end. */
  readonly root: string;
  /** What `API-version` said last; null before the first answer. */
  version(): string | null;
  /** null: 404 or 410. */
  get(path: string, query: Query, signal: AbortSignal): Promise<JsonObject | null>;
  /** Every object of a list, all pages, once each. */
  all(path: string, query: Query, signal: AbortSignal): Promise<JsonObject[]>;
  /** One page, as it came, with the query of the next; `query` null: none follows. */
  page(path: string, query: Query, signal: AbortSignal): Promise<{ readonly items: readonly JsonObject[]; readonly next: Query | null; readonly count: number | null }>;
  /** `reason` lands in the audit trail of the other side. Answers the object, {} where there is no body. */
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body: JsonObject | null, reason: string, signal: AbortSignal, timeoutMs?: number): Promise<JsonObject>;
  /** One part of a document, as multipart/form-data. It may take as long as its bytes. */
  upload(path: string, multipart: Multipart, reason: string, signal: AbortSignal): Promise<JsonObject>;
  /** The text at a path; null where the target answers anything but 200. */
  text(path: string, signal: AbortSignal): Promise<string | null>;
  /** A GET that may answer "as it was" (`If-None-Match`, ZGW: details only); null: 404 or 410. */
  conditional(path: string, etag: string | null, signal: AbortSignal): Promise<Conditional | null>;
  /** One page of a search by POST (`_zoek`), which only reads. */
  search(path: string, query: Query, body: JsonObject, signal: AbortSignal): Promise<{ readonly items: readonly JsonObject[]; readonly next: Query | null }>;
  /** Bytes as they come; the caller reads `stream` to its end or destroys it. Statuses 200, 204, 206, 404, 410 and 416 are answers, others are thrown. */
  bytes(path: string, query: Query, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<HttpResponse>;
  /** How far the clock of the other side is ahead of ours, in ms, by the `Date` of its last answer; null before the first. */
  skew(): number | null;
}

export type Conditional = { readonly state: 'same' } | { readonly state: 'value'; readonly value: JsonObject; readonly etag: string | null };

/** How an API is entered: with a token, or (the public Selectielijst API) without. */
export interface Entrance {
  readonly root: string;
  readonly withToken: boolean;
  /** Extra headers on every call (Accept-Crs on the Zaken API). */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes the client of one API; no I/O. */
export function openApi(config: ZgwConfig, entrance: Entrance, host: Pick<Host, 'http' | 'clock'>): Api {
  const root = entrance.root.replace(/\/+$/, '');
  const secrets = { at: 0 };
  const claims = { clientId: config.clientId, userId: config.user.id, userRepresentation: config.user.representation };
  const token = (): Record<string, string> => {
    const all = config.secret.all();
    const secret = all[secrets.at % all.length] ?? '';
    return { authorization: `Bearer ${mintToken(claims, secret, host.clock.now())}` };
  };
  const http: HttpClient = host.http({
    baseUrl: root,
    timeoutMs: config.timeoutMs,
    connectTimeoutMs: config.connectTimeoutMs,
    maxSockets: config.maxSockets,
    ...(config.content.maxBodyMb === undefined ? {} : { maxRequestBytes: config.content.maxBodyMb * MIB }),
    ...(config.content.maxMbPerSecond === undefined ? {} : { maxBytesPerSecond: config.content.maxMbPerSecond * MIB }),
    ...(entrance.withToken ? { authorize: token } : {}),
  });
  const seen: { version: string | null; skew: number | null } = { version: null, skew: null };

  const call = async (request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> => {
    const full = { ...request, headers: { ...entrance.headers, ...request.headers } };
    let response = await http.request(full, signal);
    // A 403 was refused at the door: nothing took effect, so also a write may go again.
    for (let tries = 0, fresh = false; response.status === 403 && entrance.withToken && request.multipart === undefined && tries < config.secret.all().length; tries += 1) {
      const second = secondTry(readProblem(response)?.code);
      if (second === null || (second === 'fresh' && fresh)) break;
      if (second === 'next-secret' && tries + 1 >= config.secret.all().length) break;
      if (second === 'fresh') fresh = true;
      else secrets.at += 1;
      response = await http.request(full, signal);
    }
    seen.version = response.headers['api-version'] ?? seen.version;
    const date = Date.parse(response.headers['date'] ?? '');
    if (Number.isFinite(date)) seen.skew = date - host.clock.now().getTime();
    return response;
  };
  const said = (method: string, path: string): string => showCall(method, new URL(path, 'http://x'));
  const check = (method: string, path: string, response: HttpResponse): HttpResponse => {
    if (response.status >= 200 && response.status < 300) return response;
    throw refusal(said(method, path), response, host.clock.now());
  };
  const page: Api['page'] = async (path, query, signal) => {
    const response = check('GET', path, await call({ method: 'GET', path, query, expect: 'json' }, signal));
    const read = readPage(response.json);
    if (!read) throw notZgw(said('GET', path));
    return { items: read.items, next: nextQuery(read.next), count: read.count };
  };

  return {
    root,
    version: () => seen.version,
    get: async (path, query, signal) => {
      const response = await call({ method: 'GET', path, query, expect: 'json' }, signal);
      if (response.status === 404 || response.status === 410) return null;
      check('GET', path, response);
      if (!isObject(response.json)) throw notZgw(said('GET', path));
      return response.json;
    },
    page,
    all: async (path, query, signal) => {
      const found = new Map<string, JsonObject>();
      const asked = new Set<string>();
      for (let at: Query | null = query; at !== null; ) {
        const key = new URLSearchParams(at).toString();
        if (asked.has(key)) throw notZgw(`${said('GET', path)}: the pages go round in a circle`);
        asked.add(key);
        const got: Awaited<ReturnType<Api['page']>> = await page(path, at, signal);
        // Page numbers over a live list repeat objects: once each, by URL.
        for (const item of got.items) found.set(typeof item['url'] === 'string' ? item['url'] : `${found.size}`, item);
        at = got.next;
      }
      return [...found.values()];
    },
    send: async (method, path, body, reason, signal, timeoutMs) => {
      const headers = { 'x-audit-toelichting': asHeader(reason) };
      const request: HttpRequest = { method, path, headers, expect: 'json', ...(body === null ? {} : { body: body as Json }), ...(timeoutMs === undefined ? {} : { timeoutMs }) };
      const response = check(method, path, await call(request, signal));
      return isObject(response.json) ? response.json : {};
    },
    upload: async (path, multipart, reason, signal) => {
      const response = await call({ method: 'PUT', path, headers: { 'x-audit-toelichting': asHeader(reason) }, expect: 'json', multipart }, signal);
      // The file was read: it cannot be sent again from here. The next attempt comes with a fresh token.
      if (response.status === 403 && secondTry(readProblem(response)?.code) !== null) throw new Retry(diagnostic('ZS4101', `${said('PUT', path)}: 403 ${readProblem(response)?.code ?? ''}`));
      check('PUT', path, response);
      return isObject(response.json) ? response.json : {};
    },
    text: async (path, signal) => {
      const response = await call({ method: 'GET', path, expect: 'text', headers: { accept: 'application/yaml, application/json;q=0.9, */*;q=0.8' } }, signal);
      return response.status === 200 ? response.text : null;
    },
    conditional: async (path, etag, signal) => {
      const response = await call({ method: 'GET', path, expect: 'json', ...(etag === null ? {} : { headers: { 'if-none-match': etag } }) }, signal);
      if (response.status === 304) return { state: 'same' };
      if (response.status === 404 || response.status === 410) return null;
      check('GET', path, response);
      if (!isObject(response.json)) throw notZgw(said('GET', path));
      return { state: 'value', value: response.json, etag: response.headers['etag'] ?? null };
    },
    search: async (path, query, body, signal) => {
      const response = check('POST', path, await call({ method: 'POST', path, query, body, onlyReads: true, expect: 'json' }, signal));
      const read = readPage(response.json);
      if (!read) throw notZgw(said('POST', path));
      return { items: read.items, next: nextQuery(read.next) };
    },
    bytes: async (path, query, headers, signal) => {
      const response = await call({ method: 'GET', path, query, headers: { accept: '*/*', ...headers }, expect: 'stream' }, signal);
      if ([200, 204, 206].includes(response.status)) return response;
      response.stream?.destroy();
      return [404, 410, 416].includes(response.status) ? response : check('GET', path, response);
    },
    skew: () => seen.skew,
    [Symbol.asyncDispose]: async () => http[Symbol.asyncDispose](),
  };
}

const notZgw = (call: string): Halt => new Halt(diagnostic('ZS4104', `${call}: the answer is not what a ZGW API says there`));

/** Header values are Latin-1 without control characters; what else is in a reason becomes a question mark. */
const asHeader = (text: string): string => text.replace(/[^\x20-\x7e\xa0-\xff]/g, '?').slice(0, 1000);
