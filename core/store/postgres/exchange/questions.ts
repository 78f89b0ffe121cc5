// Answers what people ask of messages: how many, which of them, and what became of each.
import type { ExchangeFilter, ExchangeRow, ServiceCounts, StepLine } from '../../../exchange/ports';
import { rowsOf, type Sql } from '../db';
import { SUMMARY } from './settle';

/** A person must look: stored messages that failed, and what could not be taken back. */
export const WAITS_FOR_A_PERSON = "e.due_at is null and (e.state not in ('answered', 'failed') or (e.state = 'failed' and e.message is not null))";

const COUNTS = `
  with days as (
    select service, sum(count) filter (where outcome = 'answered')::float8 as answered, sum(count) filter (where outcome <> 'answered')::float8 as refused
      from exchange_count where day > ((select zs_now()) at time zone 'Europe/Amsterdam')::date - 7 group by service),
  open as (
    select e.service, count(*) filter (where e.due_at is not null)::int as waiting, count(*) filter (where ${WAITS_FOR_A_PERSON})::int as failed, min(e.received_at) filter (where e.due_at is not null) as oldest
      from exchange e where e.due_at is not null or e.state in ('failed', 'undoing', 'received', 'planned', 'applying') group by e.service)
  select service, coalesce(answered, 0) as answered, coalesce(refused, 0) as refused, coalesce(waiting, 0) as waiting, coalesce(failed, 0) as failed, oldest
    from days full join open using (service) order by service`;

export const counts = (sql: Sql): Promise<ServiceCounts[]> => rowsOf<ServiceCounts & Record<string, unknown>>(sql, COUNTS);

const LIST = `
  select e.nr::text as row, e.service, e.sender, e.referentienummer, e.operation, e.about, e.received_at as "receivedAt", e.settled_at as "settledAt", e.state, e.outcome,
         e.message is not null as stored, e.due_at as "dueAt", e.attempts, e.last_diagnostic as "lastDiagnostic", coalesce(${SUMMARY}, e.plan, '[]') as steps
    from exchange e
   where ($1::text is null or e.service = $1) and ($2::text is null or e.about @> array[$2]) and (not $3 or e.state = 'failed' or ${WAITS_FOR_A_PERSON})
   order by e.nr desc limit $4`;

export async function list(sql: Sql, filter: ExchangeFilter, limit: number): Promise<ExchangeRow[]> {
  return rowsOf<ExchangeRow & { steps: { name: string; action: string; connection: string; state: StepLine['state'] }[] } & Record<string, unknown>>(sql, LIST, [filter.service ?? null, filter.about ?? null, filter.failed ?? false, limit]);
}
