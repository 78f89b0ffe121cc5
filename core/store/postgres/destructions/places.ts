// Finds a value wherever it stands in our own tables: as text, in every column that can hold one.
import type { Place } from '../../../sync/ports/destruction';
import { rowsOf, type Sql } from '../db';

const COLUMNS = `
  select c.relname as "table", a.attname as "column", t.typname as type
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
   where n.nspname = current_schema() and c.relkind in ('r', 'p') and not c.relispartition and t.typname in ('text', 'varchar', 'jsonb', 'json', 'bytea', '_text')
   order by 1, 2`;

/** What names a row of a table, as SQL; a table that is not here is told by its key. */
const WHERE: Readonly<Record<string, string>> = {
  subject: `t.sync || ' ' || t.kind || '/' || t.id`,
  delivery: `(select s.sync || ' ' || s.kind || '/' || s.id from subject s where s.nr = t.subject) || ' → ' || t.target`,
  run_step: `(select s.sync || ' ' || s.kind || '/' || s.id from subject s where s.nr = t.subject) || ' → ' || t.target`,
  transfer: `(select s.sync || ' ' || s.kind || '/' || s.id from subject s where s.nr = t.subject) || ' → ' || t.target`,
  inbox: `t.connection || ' ' || t.kind || '/' || t.id`,
  plan_entry: `'plan ' || t.plan || ' ' || t.kind || '/' || t.id`,
  transfer_item: `'list ' || t.list || ' ' || t.kind || '/' || t.id`,
  transfer_paper: `'list ' || t.list || ' ' || t.name`,
  destruction_item: `'list ' || t.list || ' ' || t.kind || '/' || t.id`,
  destruction_paper: `'list ' || t.list || ' ' || t.name`,
  journal: `'line ' || t.nr`,
  shelf: `t.connection || ' ' || split_part(t.key, '/', 1)`,
};

interface Column {
  table: string;
  column: string;
  type: string;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A paper is bytes of UTF-8 text, or a spreadsheet that is looked into nowhere: those are told by the list that they belong to. */
const holds = ({ column, type }: Column): string =>
  type === 'bytea' ? `position(convert_to($1, 'UTF8') in t.${quoted(column)}) > 0` : `position($1 in t.${quoted(column)}::text) > 0`;

/** Reads every table once. `text` is looked for as it is, so let it be as distinct as a BSN. */
export async function places(sql: Sql, text: string): Promise<Place[]> {
  const tables = new Map<string, Column[]>();
  for (const column of await rowsOf<Column>(sql, COLUMNS)) tables.set(column.table, [...(tables.get(column.table) ?? []), column]);
  const found: Place[] = [];
  for (const [table, columns] of tables) {
    const rows = await rowsOf<{ where: string | null }>(sql, `select ${WHERE[table] ?? `'a row'`} as "where" from ${quoted(table)} t where ${columns.map(holds).join(' or ')} order by 1`, [text]);
    found.push(...rows.map(({ where }) => ({ table, where: where ?? 'a row without its subject' })));
  }
  return found;
}
