// Opens the connector on its own sandbox: everything over real HTTP.
import type { Connection, Sandbox, Source } from '../../../../core/connector/contract';
import { secretOf } from '../../../../core/connector/secret';
import type { JsonObject } from '../../../../core/model/json';
import { zgw } from '../..';
import { start } from '../../sandbox/testing/client';
import { hostFor } from '../../testing/world';

export interface Opened extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly connection: Connection;
  readonly source: Source;
}

/** `leave` takes addresses out of the connection the sandbox prints. */
export async function openSandbox(settings: JsonObject, leave: readonly string[] = []): Promise<Opened> {
  const sandbox = await start({ storage: 'memory', ...settings });
  const { secret, ...printed } = sandbox.connection;
  const given = Object.fromEntries(Object.entries(printed).filter(([name]) => !leave.includes(name)));
  const connection = zgw.connect({ ...zgw.config.parse({ ...given, secret: { env: 'UNUSED' }, timeoutMs: 10_000 }), secret: secretOf(String(secret)) }, hostFor());
  if (!connection.source) throw new Error('no source');
  return {
    sandbox, connection, source: connection.source,
    [Symbol.asyncDispose]: async () => {
      await connection[Symbol.asyncDispose]();
      await sandbox[Symbol.asyncDispose]();
    },
  };
}
