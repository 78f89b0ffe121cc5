// The pool of hot statements: few sessions, kept open, with a planner that does not guess.
import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { PreparingClient } from './prepared';

/** How many sessions one node opens for hot statements: more than loops run at once, few enough for ten nodes on one server. */
export const SESSIONS = 10;

// Tables grow a thousandfold between two looks of the planner's statistics; every hot statement has an index that fits, so reading
// a whole table or merging two is never right for them. JIT costs more than such a statement.
const SETTINGS = 'set enable_seqscan = off; set enable_mergejoin = off; set jit = off';

export function openPool(url: string, applicationName: string): Pool {
  // `onConnect` is awaited before a new session is lent; the types of pg do not know it yet.
  const config: PoolConfig & { onConnect(client: PoolClient): Promise<unknown> } = {
    connectionString: url,
    max: SESSIONS,
    Client: PreparingClient,
    application_name: applicationName,
    idleTimeoutMillis: 30_000,
    onConnect: (client) => client.query(SETTINGS),
  };
  const pool = new Pool(config);
  // A session that broke while idle is replaced by the pool; the next statement says if the server is really gone.
  pool.on('error', () => undefined);
  return pool;
}
