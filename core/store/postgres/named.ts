// Finds subjects by the number people know them by.
import type { Kind, Ref } from '../../model/ref';
import { rowsOf, type Sql } from './db';

// What was swept is still found by what was delivered, where values are kept.
const NAMED = `
  select distinct s.system, s.kind, s.id from subject s where s.desired is not null and s.desired->>'identificatie' = $1
  union
  select distinct s.system, s.kind, s.id from delivery d join subject s on s.nr = d.subject
   where d.base is not null and d.base->'values'->'identificatie'->>'value' = $1
  order by 1, 2, 3 limit $2`;

const MOST = 50;

export async function named(sql: Sql, identificatie: string): Promise<readonly Ref[]> {
  return rowsOf<{ system: string; kind: Kind; id: string }>(sql, NAMED, [identificatie, MOST]);
}
