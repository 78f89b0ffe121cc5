// Moves the clock of a database: tests do not sleep.
import { Client } from 'pg';

/** Moves `zs_now()` of this database ahead by `ms`, for all its sessions at once; moves add up. */
export async function moveClock(url: string, ms: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set zaaksluis.test = 'on'");
    await client.query(
      `insert into test_clock as c (ahead) values ($1 * interval '1 millisecond') on conflict (single) do update set ahead = c.ahead + excluded.ahead`,
      [ms],
    );
  } finally {
    await client.end();
  }
}
