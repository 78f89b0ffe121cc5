// Opens the door of a room over real HTTP, as a node does: for tests and benches of what calls us.
import { receiving } from '../../core/compose/receiving';
import { openLog } from '../../core/diagnostics/log';
import type { Desk } from '../../core/http/desk';
import { startHttp } from '../../core/http/server';
import type { Room } from '../../core/sync/room';
import { quiet } from './house';

export interface Door {
  readonly url: string;
  /** POSTs to the receiver of a connection. */
  tell(connection: string, body: string | object, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/** Only what takes calls is behind it; any other act of the desk fails the test. */
export async function openDoor(room: Room): Promise<Door> {
  const desk = { receive: receiving(room, quiet) } as Desk;
  const server = await startHttp({ desk, host: '127.0.0.1', port: 0, log: openLog('error', { write: () => undefined }), largestUpload: 8 * 1024 * 1024, trustedProxies: [] });
  return {
    url: server.url,
    tell: (connection, body, headers = {}) =>
      fetch(`${server.url}/webhooks/${connection}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) }),
    close: async () => server[Symbol.asyncDispose](),
  };
}
