// A bare pooled client: a call, its JSON, and no memory of either.
import http from 'node:http';
import { token } from '../../../connectors/zgw/sandbox/testing/client';
import type { JsonObject } from '../../../core/model/json';
import { SECRET } from '../../support/registers';

export interface Client {
  /** Answers the body; throws `Refusal` on anything but 2xx. */
  call(method: string, url: string, body?: JsonObject): Promise<JsonObject>;
  bytes(url: string): Promise<Buffer>;
  /** Reads to the end and keeps nothing; answers how many bytes there were. */
  drain(url: string): Promise<number>;
  close(): void;
}

export class Refusal extends Error {}

const TOKEN_LASTS = 10 * 60_000; // ms

/** At most `atOnce` calls at a time over connections that are kept. */
export function openClient(atOnce: number): Client {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  let fresh = { at: 0, authorization: '' };
  const authorization = (): string => {
    const now = Date.now();
    if (now - fresh.at > TOKEN_LASTS) fresh = { at: now, authorization: `Bearer ${token({ iat: Math.floor(now / 1000) - 5 }, SECRET)}` };
    return fresh.authorization;
  };
  const send = (method: string, url: string, body: string | null): Promise<http.IncomingMessage> =>
    new Promise((done, failed) => {
      const headers = { authorization: authorization(), 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326', ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }) };
      const request = http.request(url, { method, agent, headers }, done);
      request.once('error', failed);
      request.end(body ?? undefined);
    });
  const whole = async (method: string, url: string, body: string | null): Promise<Buffer> => {
    const answer = await send(method, url, body);
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part as Buffer);
    const bytes = Buffer.concat(parts);
    if ((answer.statusCode ?? 500) >= 300) throw new Refusal(`${method} ${url}: ${answer.statusCode} ${bytes.toString().slice(0, 2_000)}`);
    return bytes;
  };
  return {
    call: async (method, url, body) => {
      const bytes = await whole(method, url, body === undefined ? null : JSON.stringify(body));
      return bytes.length === 0 ? {} : (JSON.parse(bytes.toString()) as JsonObject);
    },
    bytes: (url) => whole('GET', url, null),
    drain: async (url) => {
      let size = 0;
      for await (const part of await send('GET', url, null)) size += (part as Buffer).length;
      return size;
    },
    close: () => agent.destroy(),
  };
}

/** Every page of a list. */
export async function* pages(client: Client, url: string): AsyncGenerator<readonly JsonObject[]> {
  for (let next: string | null = url; next !== null; ) {
    const page: JsonObject = await client.call('GET', next);
    yield page['results'] as JsonObject[];
    next = typeof page['next'] === 'string' ? page['next'] : null;
  }
}
