// Appends lines to the journal; the database chains their hashes.
import type { JsonObject } from '../../model/json';
import type { Sql } from './db';

/** The fields of a line as the table has them; what is absent is null, `at` and `nr` are given by the database. */
export type Line = JsonObject;

/** Takes the one order of all lines until the end of the transaction: let it be the last statement. */
export async function append(sql: Sql, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  await sql.query('select journal_append($1)', [JSON.stringify(lines)]);
}
