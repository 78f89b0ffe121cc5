// Takes in one page of a scan: its names and its cursor in one transaction.
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Lane } from '../../engine/lanes';
import type { Json } from '../../model/json';
import type { Mark, ScanState } from '../../sync/ports';
import { inTransaction, rowsOf, type Db } from './db';
import { columns } from './mark';
import { dueWhenMarked, laneWhenMarked, layerWhenMarked, markedWhenMarked } from './raise';

// A name whose stamp is the known one is noted as seen by this scan and no more (`wanted` 0 in the row to insert). Only a complete
// scan notes what it saw ($7; null: a partial sweep). Sorted by name, for the reason in mark.ts.
const PAGE = `
  with judged as materialized (
    select n.*, k.nr is null or n.stamp is null or n.stamp is distinct from k.stamp as differs
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as n(sync, system, kind, id, stamp)
      left join subject k on k.sync = n.sync and k.system = n.system and k.kind = n.kind and k.id = n.id
  ),
  written as (
    insert into subject as s (sync, system, kind, id, wanted, lane, layer, marked_at, due_at, stamp, scan_no)
    select sync, system, kind, id, differs::int, $6, $8, case when differs then (select zs_now()) end, case when differs then (select zs_now()) end, stamp, coalesce($7, 0) from judged
     order by sync collate "C", system collate "C", kind collate "C", id collate "C"
    on conflict (sync, system, kind, id) do update
       set wanted = s.wanted + excluded.wanted,
           lane = case when excluded.wanted = 0 then s.lane else ${laneWhenMarked('s', 'excluded.lane')} end,
           layer = case when excluded.wanted = 0 then s.layer else ${layerWhenMarked('s', 'excluded.layer')} end,
           marked_at = case when excluded.wanted = 0 then s.marked_at else ${markedWhenMarked('s')} end,
           due_at = case when excluded.wanted = 0 then s.due_at else ${dueWhenMarked('s')} end,
           stamp = coalesce(excluded.stamp, s.stamp),
           scan_no = coalesce($7, s.scan_no)
  )
  select count(*) filter (where differs)::int as marked from judged`;

// The cursor is compared with the one this page was read from: of two nodes that read the same page, one takes it in.
const MOVE = `
  update scan set cursor = $4, finished = $5, listed = listed + $6, marked = marked + $7
   where sync = $1 and number = $2 and ended_at is null and cursor is not distinct from $3::jsonb
  returning listed::int, marked::int`;

export async function page(
  db: Db,
  scan: ScanState,
  names: readonly Mark[],
  next: Json | null,
  lane: Lane,
): Promise<{ readonly state: ScanState; readonly marked: number }> {
  return inTransaction(db, async (sql) => {
    const lists = columns(names);
    const [counted] = await rowsOf<{ marked: number }>(sql, PAGE, [...lists, lane, scan.kind === 'scan' ? scan.number : null, scan.first ? 'first' : scan.kind]);
    const marked = counted?.marked ?? 0;
    const cursor = (value: Json | null): string | null => (value === null ? null : JSON.stringify(value));
    const values = [scan.sync, scan.number, cursor(scan.cursor), cursor(next), next === null, lists[0].length, marked];
    const [moved] = await rowsOf<{ listed: number; marked: number }>(sql, MOVE, values);
    if (moved === undefined) {
      const message = `page of scan ${scan.number} of sync "${scan.sync}" was taken in by another node`;
      throw new DiagnosticError([diagnostic('ZS1124', message, { subject: `syncs.${scan.sync}` })]);
    }
    return { state: { ...scan, cursor: next, finished: next === null, listed: moved.listed, marked: moved.marked }, marked };
  });
}
