// Calls one operation through the library `soap`, over the HTTP client of the house: budget, breaker, time-outs and redaction count for it too.
import type { IHttpClient, WSDL } from 'soap';
import { Readable } from 'node:stream';
import { diagnostic } from '../../diagnostics/diagnostic';
import type { HttpClient, HttpResponse } from '../http';
import { Blocked } from '../outcome';
import { securityOf, type SoapSecurity } from './security';

export interface SoapCall {
  readonly wsdl: WSDL;
  /** Root of the house's client; `path` is below it. */
  readonly endpoint: string;
  readonly path: string;
  /** Name in the WSDL. */
  readonly operation: string;
  /** As the library takes it: an object by the WSDL, or `{ _xml }`, the message whole. */
  readonly input: object;
  readonly security: SoapSecurity;
  readonly onlyReads: boolean;
}

export type SoapReply = Pick<HttpResponse, 'status' | 'headers' | 'text'>;

/** What `soap` is told instead of the answer: it understands less of it than our own reader (a fault in a 200 is nothing to it). */
const NOTHING = '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body/></soap:Envelope>';

type Invoke = (input: object, done: () => void) => void;

/** The raw answer, whatever it is. Throws Retry or Halt where nobody answers, Blocked ZS9001 where the WSDL does not have the operation. */
export async function callSoap(http: HttpClient, { wsdl, endpoint, path, operation, input, security, onlyReads }: SoapCall, signal: AbortSignal): Promise<SoapReply> {
  const calls: Promise<SoapReply>[] = [];
  const bridge: IHttpClient = {
    request: (_url, data: string, done, headers = {}) => {
      const call = http.request({ method: 'POST', path, headers: headers as Record<string, string>, body: Readable.from([Buffer.from(data, 'utf8')], { objectMode: false }), onlyReads, expect: 'text' }, signal);
      calls.push(call);
      // Whatever came of it is told below; the library only has to come to its end.
      void call.catch(() => undefined).then(() => done(null, { status: 200, headers: {} }, NOTHING));
      return undefined as never;
    },
  };
  const { Client } = await import('soap'); // heavy: loaded by whoever calls
  const client = new Client(wsdl, endpoint, { httpClient: bridge });
  client.setSecurity(await securityOf(security));
  const invoke = client[operation] as Invoke | undefined;
  if (typeof invoke !== 'function') throw new Blocked(diagnostic('ZS9001', `the WSDL has no operation ${operation}`));
  await new Promise<void>((resolve) => invoke.call(client, input, () => resolve()));
  const [sent] = calls;
  if (!sent) throw new Blocked(diagnostic('ZS9001', `soap sent nothing for ${operation}`));
  const { status, headers, text } = await sent;
  return { status, headers, text };
}
