// The schemas say what the migrations made.
import { Client } from 'pg';
import { freshDatabase } from '../../../test/support/postgres';
import { migrate } from '../migrate';
import { ENTITIES } from '.';

const COLUMNS = `
  select c.table_name as "table", c.column_name as "column",
         case c.data_type when 'ARRAY' then 'text[]' when 'timestamp with time zone' then 'timestamptz' else c.data_type end as type,
         c.is_nullable = 'YES' as nullable,
         exists (select 1 from information_schema.table_constraints t join information_schema.key_column_usage k using (constraint_schema, constraint_name)
                  where t.constraint_type = 'PRIMARY KEY' and t.table_name = c.table_name and k.column_name = c.column_name) as key
    from information_schema.columns c
   where c.table_schema = 'public' and c.table_name = any($1)
   order by 1, 2`;

async function inDatabase<T>(work: (client: Client, url: string) => Promise<T>): Promise<T> {
  const database = await freshDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return await work(client, database.url);
  } finally {
    await client.end();
    await database.drop();
  }
}

test('the schemas and the migrated database have the same columns', async () => {
  const named = ENTITIES.flatMap(({ options }) =>
    Object.entries(options.columns).map(([column, line]) => ({
      table: options.name,
      column,
      type: `${String(line?.type)}${line?.array === true ? '[]' : ''}`,
      nullable: line?.nullable === true,
      key: line?.primary === true,
    })),
  );
  const order = (rows: readonly { table: string; column: string }[]) => [...rows].sort((a, b) => (`${a.table}.${a.column}` < `${b.table}.${b.column}` ? -1 : 1));
  const made = await inDatabase(async (client) => (await client.query<(typeof named)[number]>(COLUMNS, [ENTITIES.map(({ options }) => options.name)])).rows);
  expect(order(named)).toEqual(order(made));
});

test('several processes that migrate at once leave one schema, and migrating again changes nothing', async () => {
  await inDatabase(async (client, url) => {
    await client.query('drop schema public cascade; create schema public');
    await Promise.all([migrate(url), migrate(url), migrate(url)]);
    const before = (await client.query('select * from migrations')).rows;
    await migrate(url);
    expect((await client.query('select * from migrations')).rows).toEqual(before);
    expect((await client.query('select zs_now() is not null as ticks')).rows).toEqual([{ ticks: true }]);
  });
});

test('nobody moves the clock by accident', async () => {
  await inDatabase(async (client) => {
    await expect(client.query("insert into test_clock (ahead) values (interval '1 hour')")).rejects.toThrow('only a test moves the clock');
  });
});
