// One session with the database, for work that goes from its beginning to its end.
import { Client } from 'pg';

/** Connects; the caller ends it. What is asked of a session that was cut throws. */
export async function openSession(url: string): Promise<Client> {
  const session = new Client({ connectionString: url });
  // Without a listener a session that is cut would end the process.
  session.on('error', () => undefined);
  await session.connect();
  return session;
}
