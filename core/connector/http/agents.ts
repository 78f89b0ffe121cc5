// Makes the keep-alive agents of one address, with a bound on how long a connection may take to stand.
import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import type { HttpOptions } from '../http';

export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
  destroy(): void;
}

/** Code of the error by which a socket that does not come to stand is given up. */
export const CONNECT_TIMEOUT = 'ZS_CONNECT_TIMEOUT';
const SECOND = 1000;

/** Destroys a socket that has not fired `ready` within `ms`. The timer never keeps the process alive. */
function bound<Socket extends Duplex>(socket: Socket, ready: 'connect' | 'secureConnect', ms: number): Socket {
  const timer = setTimeout(() => socket.destroy(Object.assign(new Error('connection does not stand'), { code: CONNECT_TIMEOUT })), ms);
  timer.unref();
  const clear = (): void => clearTimeout(timer);
  socket.once(ready, clear).once('close', clear).once('error', clear);
  return socket;
}

/** One pair of agents per address: sockets are kept and reused, at most `maxSockets` at a time. */
export function makeAgents(options: Pick<HttpOptions, 'maxSockets' | 'connectTimeoutMs' | 'tls'>): Agents {
  const connectMs = options.connectTimeoutMs ?? 10 * SECOND;
  const pool = { keepAlive: true, maxSockets: options.maxSockets, maxFreeSockets: options.maxSockets, scheduling: 'lifo' } as const;
  const plain = new http.Agent(pool);
  const secure = new https.Agent({ ...pool, ...options.tls });
  const connectPlain = plain.createConnection.bind(plain);
  const connectSecure = secure.createConnection.bind(secure);
  plain.createConnection = (where, done) => {
    const socket = connectPlain(where, done);
    return socket ? bound(socket, 'connect', connectMs) : socket;
  };
  secure.createConnection = (where, done) => {
    const socket = connectSecure(where, done);
    return socket ? bound(socket, 'secureConnect', connectMs) : socket;
  };
  return {
    http: plain,
    https: secure,
    destroy: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}
