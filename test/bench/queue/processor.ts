// Processor time of this process and of the sessions of a database: unlike the clock, it does not count what other programs did meanwhile.
import fs from 'node:fs';
import { Client } from 'pg';

/** USER_HZ is 100 on every Linux that Node runs on: a tick in µs. */
const TICK = 10_000;

/** Of the sessions of this database so far, µs; 0 where there is no /proc. */
async function backends(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()");
  await client.end();
  return rows.reduce((sum, { pid }) => {
    const file = `/proc/${pid}/stat`;
    if (!fs.existsSync(file)) return sum;
    const fields = fs.readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return sum + (Number(fields[11]) + Number(fields[12])) * TICK; // utime and stime, proc(5)
  }, 0);
}

/** Of this process and of the sessions of that database so far, µs. */
export async function processorOf(url: string): Promise<number> {
  const { user, system } = process.cpuUsage();
  return user + system + (await backends(url));
}
