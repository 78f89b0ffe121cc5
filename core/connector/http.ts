// The one HTTP client of the house: axios, once. Connectors get it from the host.
import type { Readable } from 'node:stream';
import type { Json } from '../model/json';

/** Makes a client for one configured address; the client obeys its limits and is closed with its connection. */
export type HttpFactory = (options: HttpOptions) => HttpClient;

export interface HttpOptions {
  /** Root of the API, without a slash at the end. Paths are resolved below it and never leave its origin. */
  readonly baseUrl: string;
  /** Per call; the house refuses to start a call whose timeout would outlive the lease. */
  readonly timeoutMs: number;
  readonly maxSockets: number;
  /** Which side does not answer when nobody answers: ZS3001 (source) or ZS4001 (target). Default: target. */
  readonly side?: 'source' | 'target';
  /** Until the socket stands (TLS included); within `timeoutMs`. Default: 10 s. */
  readonly connectTimeoutMs?: number;
  /** Bound on a body that is read whole (`json`, `text`), after unpacking. Default: 32 MiB. Streams are not bounded. */
  readonly maxResponseBytes?: number;
  /** Largest body that may be sent, as something between us and the peer allows; a larger one is refused here (Blocked ZS5020). */
  readonly maxRequestBytes?: number;
  /** Budget for what streams, in and out together, over all calls of this client. */
  readonly maxBytesPerSecond?: number;
  /** Headers that are made anew for each call (a JWT). Values are secrets to the log. */
  readonly authorize?: () => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** PEM texts, for mTLS and private roots. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
}

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `baseUrl`, or an absolute URL on the same origin. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json | Readable;
  /** A POST that only asks (ZGW `_zoek`): let through where nothing may be written. */
  readonly onlyReads?: boolean;
  /** Instead of `body`. */
  readonly multipart?: Multipart;
  /**
   * For a call that takes longer than others; default: that of the client. While a stream is sent or read it bounds how long the
   * peer may stall, not the whole.
   */
  readonly timeoutMs?: number;
  /** `json` reads the body whole (bounded by `maxResponseBytes`), `stream` leaves it to the caller, who must consume or destroy it. */
  readonly expect: 'json' | 'text' | 'stream';
}

/** `multipart/form-data` with one file of a size known beforehand. */
export interface Multipart {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: { readonly name: string; readonly filename: string; readonly type?: string; readonly size: number; readonly content: AsyncIterable<Buffer> };
}

/**
 * Any status is an answer here, redirects included (they are never followed); a lack of answer is thrown as Retry, a peer
 * that is not who it should be as Halt (ZS4090). The connector's status table says what a status means.
 */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** undefined: the body was empty, is not JSON (then `text` holds it), or was not asked for. */
  readonly json: Json | undefined;
  readonly text: string;
  readonly stream: Readable | undefined;
}

export interface HttpClient extends AsyncDisposable {
  request(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
}
