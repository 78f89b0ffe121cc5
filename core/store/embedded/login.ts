// Logs in to the embedded server and makes sure it is ours; the session that is kept says to others that we use it.
import { Client, DatabaseError } from 'pg';

/** What came of an attempt to log in. */
export type Login =
  | { readonly state: 'ours'; readonly session: Client }
  /** Nobody listens, or not yet: the server is down, starting, or just stopping. */
  | { readonly state: 'silent' }
  /** Somebody answered, and it is not our server. */
  | { readonly state: 'foreign'; readonly because: string };

// Any number will do that nobody else in the database `postgres` of this server takes.
const IN_USE = 7_461_002;

/**
 * Logs in and compares the installation id. The session keeps a shared lock as long as it lives: `claimForStop` is refused while
 * another session has it.
 */
export async function login(url: string, installation: string): Promise<Login> {
  const session = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true });
  // Without a listener an ended session would end the process; `connect` and `query` report what matters here.
  session.on('error', () => undefined);
  try {
    await session.connect();
    const answer = await session.query<{ id: string | null }>(`select current_setting('zaaksluis.installation', true) as id`);
    const id = answer.rows[0]?.id ?? null;
    if (id !== installation) {
      await session.end();
      return { state: 'foreign', because: id === null || id === '' ? 'it is no Zaaksluis database' : 'it is the database of another installation' };
    }
    await session.query('select pg_advisory_lock_shared($1)', [IN_USE]);
    return { state: 'ours', session };
  } catch (error) {
    session.end().catch(() => undefined); // it broke already; this only frees the socket
    return reading(error);
  }
}

/** True when no other program uses the server, and from then on no other can begin to: the caller stops it. */
export async function claimForStop(session: Client, application: string): Promise<boolean> {
  const claimed = await session.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [IN_USE]);
  if (claimed.rows[0]?.free !== true) return false;
  // A node that was given the URL has sessions without that lock; a program's own sessions bear its own name.
  const others = await session.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where application_name like 'zaaksluis%' and application_name <> $1`, [application]);
  if (others.rows[0]?.n === 0) return true;
  await session.query('select pg_advisory_unlock($1)', [IN_USE]);
  return false;
}

// 28…: who are you; 3D000: no such database. A server that is ours knows both.
const STRANGER = ['28000', '28P01', '3D000'];

function reading(error: unknown): Login {
  if (error instanceof DatabaseError && error.code !== undefined && STRANGER.includes(error.code)) {
    return { state: 'foreign', because: 'it does not know our role and password' };
  }
  // 57P01 to 57P03: stopping or starting; a socket error: nobody listens, or it went while we asked.
  return { state: 'silent' };
}
