// Lists the tables of a Zaaksluis database, parents before the tables that refer to them.
import type { ClientBase } from 'pg';

/** A table that holds rows. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly part: { readonly of: string; readonly bound: string } | undefined;
}

// Left out: `migrations` (the manifest names them; restoring runs them) and `test_clock` (only tests move it, and nobody may fill it).
const TABLES = `
  select c.relname as name, parent.relname as of, pg_get_expr(c.relpartbound, c.oid) as bound,
         array(select attname::text from pg_attribute
                where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
         array(select distinct coalesce(whole.relname, r.relname)::text
                 from pg_constraint k
                 join pg_class r on r.oid = k.confrelid
                 left join pg_inherits ri on ri.inhrelid = r.oid
                 left join pg_class whole on whole.oid = ri.inhparent
                where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers
    from pg_class c
    left join pg_inherits i on i.inhrelid = c.oid
    left join pg_class parent on parent.oid = i.inhparent
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('migrations', 'test_clock')
   order by c.relname`;

interface Row {
  name: string;
  of: string | null;
  bound: string | null;
  columns: string[];
  refers: string[];
}

/** Every table with rows of its own, in an order in which they can be filled. */
export async function tablesOf(client: ClientBase): Promise<Table[]> {
  let waiting = (await client.query<Row>(TABLES)).rows;
  const ordered: Row[] = [];
  while (waiting.length > 0) {
    const names = new Set(waiting.map((row) => row.of ?? row.name));
    const free = waiting.filter((row) => row.refers.every((other) => !names.has(other)));
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${[...names].join(', ')}`);
    ordered.push(...free);
    waiting = waiting.filter((row) => !free.includes(row));
  }
  return ordered.map(({ name, columns, of, bound }) => ({ name, columns, part: of === null || bound === null ? undefined : { of, bound } }));
}
