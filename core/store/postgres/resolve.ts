// Resolves a step that was intended: it took effect, it failed, or its effect was looked for and not found.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { JsonObject } from '../../model/json';
import type { ObjectKey } from '../../sync/ports';
import { asJson, rowsOf, type Sql } from './db';

// One statement, so one commit: the step is closed and the line appended together. A step that is not open stays as it is.
const CLOSED = `
  closed as (
    update run_step set state = $2, target_id = $3, detail = $4 where id = $1 and state = 'intended'
    returning line || jsonb_build_object('state', state, 'target_id', target_id, 'detail', detail || jsonb_build_object('of', id)) as line
  )`;
const RESOLVE = `with ${CLOSED} select journal_append(jsonb_build_array(line)) from closed`;
const RESOLVE_LINKED = `
  with ${CLOSED},
  linked as (
    insert into object (connection, kind, key, target_id, owner) values ($5, $6, $7, $3, $8)
    on conflict (connection, kind, key) do update set target_id = excluded.target_id, owner = excluded.owner
  )
  select journal_append(jsonb_build_array(line)) from closed`;

/** Where `link` is given, the id map learns it in the same commit. */
export async function done(sql: Sql, entry: string, targetId: string | null, detail: JsonObject, link?: ObjectKey & { readonly owner: string }): Promise<void> {
  const closed = [entry, 'done', targetId, asJson(detail)];
  await (link === undefined ? sql.query(RESOLVE, closed) : sql.query(RESOLVE_LINKED, [...closed, link.connection, link.kind, link.key, link.owner]));
}

export async function failed(sql: Sql, entry: string, reason: Diagnostic): Promise<void> {
  const { code, subject, field } = reason; // not its message: what the other side says may hold a value
  await sql.query(RESOLVE, [entry, 'failed', null, asJson({ code, subject, field })]);
}

const MISSED = `
  update run_step set missed_at = coalesce(missed_at, (select zs_now())) where id = $1
  returning (extract(epoch from (select zs_now()) - missed_at) * 1000)::float8 as ms`;

/** Answers how long ago, in ms, the effect was first looked for and not found; 0 the first time. */
export async function missed(sql: Sql, entry: string): Promise<number> {
  const [row] = await rowsOf<{ ms: number }>(sql, MISSED, [entry]);
  return Math.max(0, row?.ms ?? 0);
}
