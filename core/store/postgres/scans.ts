// Begins and ends a scan, and says which names it did not see.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import type { Ref } from '../../model/ref';
import type { ScanKind, ScanState } from '../../sync/ports';
import { asJson, rowsOf, type Sql } from './db';

// Either continues what was not ended, or begins; the index scan_open makes two nodes at once agree on one.
const BEGIN = `
  insert into scan (sync, kind, number, begun_at)
  select $1, $2, coalesce(max(number), 0) + 1, (select zs_now()) from scan where sync = $1
  on conflict do nothing`;

// `first`: until a walk of this kind or a complete one has ended, what is found is new to us and nobody left it out.
const OPEN = `
  select s.sync, s.kind, s.number, s.cursor, s.finished, s.listed::int, s.marked::int,
         not exists (select from scan e where e.sync = s.sync and e.kind in ('scan', s.kind) and e.ended_at is not null) as first,
         (select max(e.begun_at) from scan e where e.sync = s.sync and e.kind = s.kind and e.ended_at is not null) as since
    from scan s where s.sync = $1 and s.kind = $2 and s.ended_at is null`;

interface Row {
  sync: string;
  kind: ScanKind;
  number: number;
  cursor: Json | null;
  finished: boolean;
  listed: number;
  marked: number;
  first: boolean;
  since: Date | null;
}

export async function beginScan(sql: Sql, sync: string, kind: ScanKind): Promise<ScanState> {
  for (;;) {
    const [open] = await rowsOf<Row>(sql, OPEN, [sync, kind]);
    if (open !== undefined) return open;
    await sql.query(BEGIN, [sync, kind]);
  }
}

export async function endScan(sql: Sql, scan: ScanState, diagnostics: readonly Diagnostic[]): Promise<void> {
  await sql.query('update scan set ended_at = (select zs_now()), diagnostics = $3 where sync = $1 and number = $2 and ended_at is null', [
    scan.sync,
    scan.number,
    asJson(diagnostics),
  ]);
}

// Only names that some earlier scan listed: what is known from a webhook or from another subject was never in the list.
const UNSEEN = `
  select system, kind, id from subject
   where sync = $1 and scan_no > 0 and scan_no < $2 and presence is distinct from 'gone'
     and ($3::text is null or (system, kind, id) > ($3, $4, $5))
   order by system, kind, id
   limit $6`;

export async function unseen(sql: Sql, scan: ScanState, after: Ref | null, limit: number): Promise<Ref[]> {
  return rowsOf<Ref>(sql, UNSEEN, [scan.sync, scan.number, after?.system ?? null, after?.kind ?? null, after?.id ?? null, limit]);
}
