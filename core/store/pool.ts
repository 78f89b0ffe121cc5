// The pool of hot statements: few sessions, kept open, with a planner that does not guess.
import { Pool } from 'pg';

/** How many sessions one node opens for hot statements: more than loops run at once, few enough for ten nodes on one server. */
export const SESSIONS = 10;

// Tables grow a thousandfold between two looks of the planner's statistics; every hot statement has an index that fits, so reading
// a whole table or merging two is never right for them. JIT costs more than such a statement.
const SETTINGS = 'set enable_seqscan = off; set enable_mergejoin = off; set jit = off';

export function openPool(url: string, applicationName: string): Pool {
  const pool = new Pool({ connectionString: url, max: SESSIONS, application_name: applicationName, idleTimeoutMillis: 30_000 });
  // First in the session's own queue, so it runs before whatever asked for the session.
  pool.on('connect', (client) => void client.query(SETTINGS).catch(() => undefined));
  // A session that broke while idle is replaced by the pool; the next statement says if the server is really gone.
  pool.on('error', () => undefined);
  return pool;
}
