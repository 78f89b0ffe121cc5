// What a database is before anybody used it: how a test's own is told from one that was only emptied.
import { Client } from 'pg';

/** What a migrated database is before anybody used it. */
export interface Untouched {
  readonly tables: readonly string[];
  /** A hash of everything that a statement on the schema would change. */
  readonly schema: string;
  /** The rows that the migrations put there, per table, as JSON. */
  readonly rows: Readonly<Record<string, string>>;
  /** The last number that each sequence gave; null: none yet. */
  readonly sequences: Readonly<Record<string, string | null>>;
}

const OURS = `relnamespace = 'public'::regnamespace`;

const SCHEMA = `select md5(string_agg(part, ',' order by part)) as schema from (
  select concat('t', oid, relname, relkind, reloptions) as part from pg_class where ${OURS}
  union all select concat('a', attrelid, attnum, attname, atttypid, atttypmod, attnotnull, attisdropped, atthasdef) from pg_attribute join pg_class c on c.oid = attrelid where ${OURS}
  union all select concat('c', oid, conname, convalidated) from pg_constraint where connamespace = 'public'::regnamespace
  union all select concat('g', oid, tgname, tgenabled) from pg_trigger where not tgisinternal
  union all select concat('p', oid, proname, prosrc) from pg_proc where pronamespace = 'public'::regnamespace
  union all select concat('n', oid, nspname) from pg_namespace where nspname !~ '^pg_'
  union all select concat('s', setrole, setconfig) from pg_db_role_setting where setdatabase = (select oid from pg_database where datname = current_database())
) parts`;

const TABLES = `select oid::regclass::text as name from pg_class where ${OURS} and relkind = 'r'`;

/** What the house makes by itself as it runs: a month of the journal. */
export const PARTS = `select oid::regclass::text as name from pg_class where ${OURS} and relkind = 'r' and relispartition`;

/** Looks at a database that was only migrated. */
export function untouched(url: string): Promise<Untouched> {
  return within(url, async (client) => {
    const rows: Record<string, string> = {};
    for (const table of await names(client, TABLES)) {
      const { rows: [found] } = await client.query<{ all: string | null }>(`select json_agg(t)::text as all from ${table} t`);
      if (found?.all) rows[table] = found.all;
    }
    const { rows: sequences } = await client.query<{ name: string; last: string | null }>(`select format('%I', sequencename) as name, last_value::text as last from pg_sequences where schemaname = 'public'`);
    return { tables: await names(client, TABLES), schema: await schema(client), rows, sequences: Object.fromEntries(sequences.map(({ name, last }) => [name, last])) };
  });
}

export async function schema(client: Client): Promise<string> {
  return (await client.query<{ schema: string }>(SCHEMA)).rows[0]?.schema ?? '';
}

export const names = async (client: Client, sql: string): Promise<string[]> => (await client.query<{ name: string }>(sql)).rows.map((row) => row.name);

export async function within<T>(url: string, what: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await what(client);
  } finally {
    await client.end();
  }
}
