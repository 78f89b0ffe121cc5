// Writes down what became of the steps of a message, and reads them.
import type { Applied, Step } from '../../../connector/contract';
import type { ExchangeClaim, StepLine } from '../../../exchange/ports';
import type { Diagnostic } from '../../../diagnostics/diagnostic';
import type { JsonObject } from '../../../model/json';
import type { Ref } from '../../../model/ref';
import { asJson, rowsOf, type Sql } from '../db';

// One statement, so one commit, and only under our lease: the step is closed and the line appended together.
const closing = (from: string, set: string, detail: string): string => `
  with ours as (
    update exchange set state = case when state = 'planned' then 'applying' else state end where nr = $1 and lease = $2 returning nr
  ),
  closed as (
    update exchange_step s set ${set} from ours where s.id = $3 and s.exchange = ours.nr and s.state = '${from}'
    returning s.line || jsonb_build_object('state', s.state, 'target_id', s.target_id, 'detail', s.line -> 'detail' || ${detail} || jsonb_build_object('of', s.id)) as line
  )
  select exists (select 1 from ours) as ours, (select count(*) from (select journal_append(jsonb_build_array(line)) from closed) appended) as lines`;

// What later steps need of a result is no matter of the journal: it may hold addresses of the register.
const DONE = closing('intended', "state = 'done', target_id = $4, detail = $5", "'{}'::jsonb");
const FAILED = closing('intended', "state = 'failed'", '$4::jsonb');
const UNDONE = closing('done', "state = 'undone'", "'{}'::jsonb");

const isOurs = async (sql: Sql, text: string, values: unknown[]): Promise<boolean> => (await rowsOf<{ ours: boolean }>(sql, text, values))[0]?.ours ?? false;

export const done = (sql: Sql, claim: ExchangeClaim, line: string, { id, result }: Applied): Promise<boolean> => isOurs(sql, DONE, [claim.row, claim.lease, line, id, asJson(result)]);

export const failed = (sql: Sql, claim: ExchangeClaim, line: string, { code, subject, field }: Diagnostic): Promise<boolean> =>
  isOurs(sql, FAILED, [claim.row, claim.lease, line, asJson({ code, subject, field })]); // not its message: what the other side says may hold a value

export const undone = (sql: Sql, claim: ExchangeClaim, line: string): Promise<boolean> => isOurs(sql, UNDONE, [claim.row, claim.lease, line]);

const MISSED = `
  update exchange_step set missed_at = coalesce(missed_at, (select zs_now())) where id = $1
  returning (extract(epoch from (select zs_now()) - missed_at) * 1000)::float8 as ms`;

export async function missed(sql: Sql, line: string): Promise<number> {
  return Math.max(0, (await rowsOf<{ ms: number }>(sql, MISSED, [line]))[0]?.ms ?? 0);
}

const KEEP = 'update exchange_step s set transfer = $4 from exchange e where s.id = $3 and e.nr = s.exchange and e.nr = $1 and e.lease = $2';

export async function keepTransfer(sql: Sql, claim: ExchangeClaim, line: string, state: JsonObject): Promise<boolean> {
  return ((await sql.query(KEEP, [claim.row, claim.lease, line, asJson(state)])).rowCount ?? 0) > 0;
}

const LINES = 'select id, run, connection, ref, request, state, target_id, detail, transfer from exchange_step where exchange = $1 order by ordinal';

interface Row {
  id: string;
  run: number;
  connection: string;
  ref: Ref;
  request: Step;
  state: StepLine['state'];
  target_id: string | null;
  detail: JsonObject;
  transfer: JsonObject | null;
}

export async function lines(sql: Sql, { row }: ExchangeClaim): Promise<StepLine[]> {
  return (await rowsOf<Row>(sql, LINES, [row])).map((line) => ({
    id: line.id, run: line.run, connection: line.connection, ref: line.ref, step: line.request, state: line.state, targetId: line.target_id, detail: line.detail, transfer: line.transfer,
  }));
}

export async function undoing(sql: Sql, { row, lease }: ExchangeClaim): Promise<boolean> {
  return ((await sql.query("update exchange set state = 'undoing' where nr = $1 and lease = $2", [row, lease])).rowCount ?? 0) > 0;
}

export async function carried(sql: Sql, { row, lease }: ExchangeClaim, what: readonly unknown[]): Promise<boolean> {
  return ((await sql.query('update exchange set carried = $3, pending = null where nr = $1 and lease = $2', [row, lease, asJson(what)])).rowCount ?? 0) > 0;
}
