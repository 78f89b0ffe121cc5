// Gives numbers of a series: one statement each, so no two nodes ever get the same.
import type { RegisterKind } from '../../../connector/register';
import { rowsOf, type Sql } from '../db';

const DRAW = `
  insert into exchange_series as s (kind, prefix, last) values ($1, $2, $3)
  on conflict (kind, prefix) do update set last = greatest(s.last + 1, excluded.last)
  returning s.last::float8 as last`;

const ADVANCE = 'update exchange_series set last = greatest(last, $3) where kind = $1 and prefix = $2';

export async function draw(sql: Sql, kind: RegisterKind, prefix: string, start: number): Promise<number> {
  const [row] = await rowsOf<{ last: number }>(sql, DRAW, [kind, prefix, start]);
  return row?.last ?? start;
}

export async function advance(sql: Sql, kind: RegisterKind, prefix: string, to: number): Promise<void> {
  await sql.query(ADVANCE, [kind, prefix, to]);
}
