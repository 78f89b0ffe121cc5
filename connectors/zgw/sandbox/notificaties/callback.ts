// Calls subscribers, with their auth and within ten seconds; and tries one out before it is subscribed.
import { Agent as HttpAgent, request as overHttp } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';
import type { JsonObject } from '../../../../core/model/json';
import type { Invalid } from '../problem';

const LONGEST = 10_000; // ms; Open Notificaties: REQUESTS_DEFAULT_TIMEOUT

export interface Callbacks {
  /** The status of the answer; null: there was none. */
  post(callbackUrl: string, auth: string, body: JsonObject | string, type: string): Promise<number | null>;
  /** Ends what is under way. */
  close(): void;
}

/** Connections are kept and used again: a storm of notifications goes to one receiver. */
export function callbacks(): Callbacks {
  const agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) } as const;
  return {
    post: (callbackUrl, auth, body, type) => {
      let resolve: (status: number | null) => void = () => undefined;
      const answer = new Promise<number | null>((done) => void (resolve = done));
      const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
      const url = new URL(callbackUrl);
      const options = { method: 'POST', timeout: LONGEST, headers: { 'content-type': type, 'content-length': bytes.length, ...(auth !== '' && { authorization: auth }) } };
      const call = url.protocol === 'https:' ? overHttps(url, { ...options, agent: agents['https:'] }) : overHttp(url, { ...options, agent: agents['http:'] });
      call.once('response', (response) => {
        response.resume(); // read to its end, so that the connection can be used again
        response.once('close', () => resolve(response.complete ? (response.statusCode ?? null) : null));
      });
      call.once('timeout', () => call.destroy());
      call.once('error', () => resolve(null)); // nobody there, or gone half-way: one outcome for who sends
      call.end(bytes);
      return answer;
    },
    close: () => {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

/**
 * What Open Notificaties does at registration: a test message without auth must be refused with 401 or 403, with auth it must be
 * taken with 200 … 209.
 */
export async function tryOut(caller: Callbacks, callbackUrl: string, auth: string, root: string, aanmaakdatum: string): Promise<readonly Invalid[]> {
  const url = `${root}/sandbox/test`;
  const message: JsonObject = { kanaal: 'test', hoofdObject: url, resource: 'test', resourceUrl: url, actie: 'test', aanmaakdatum, kenmerken: {} };
  const without = await caller.post(callbackUrl, '', message, 'application/json');
  if (without !== 401 && without !== 403) return [{ name: 'nonFieldErrors', code: 'no-auth-on-callback-url', reason: `Het opgegeven callback URL is niet beveiligd met autorisatie (antwoord zonder autorisatie: ${without ?? 'geen'}).` }];
  const withAuth = await caller.post(callbackUrl, auth, message, 'application/json');
  const taken = withAuth !== null && withAuth >= 200 && withAuth <= 209;
  return taken ? [] : [{ name: 'nonFieldErrors', code: 'invalid-callback-url', reason: `De opgegeven callback URL neemt een bericht niet aan (antwoord met autorisatie: ${withAuth ?? 'geen'}).` }];
}
