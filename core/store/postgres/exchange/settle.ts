// Settles how messages ended: the answer, the marks and the end of the lease in one commit.
import type { Ended, ExchangeSettlement } from '../../../exchange/ports';
import { asJson, inTransaction, rowsOf, type Db, type Sql } from '../db';
import type { KeepFlows } from '../flows';
import { haltAll } from '../halt';
import { mark } from '../mark';
import { outcomeColumns } from '../outcome';
import type { Wake } from '../wake';

/** What stays of its steps: names and how each ended, never what was in them. */
export const SUMMARY = `
  (select jsonb_agg(jsonb_build_object('name', s.request ->> 'name', 'action', s.request ->> 'action', 'connection', s.connection, 'state', s.state) order by s.ordinal)
     from exchange_step s where s.exchange = e.nr)`;

// A message that failed stays, so that a person can have it tried again.
const END = `
  update exchange e
     set state = $3, outcome = $4, answer = $5, carried = $6, last_diagnostic = $7, due_at = null, lease = null, attempts = 0, pending = null, settled_at = (select zs_now()),
         plan = coalesce(${SUMMARY}, e.plan),
         message = case when $3 = 'answered' then null else e.message end
   where e.nr = $1 and e.lease = $2
  returning e.nr`;
const CLOSE = 'delete from exchange_step where exchange = $1';

// Not ended: it comes back after a while, or (blocked) waits for a person. A halt is not its own failure.
const REST = `
  update exchange e
     set lease = null, last_diagnostic = $5, attempts = case $3 when 'retry' then e.attempts when 'halt' then greatest(e.attempts - 1, 0) else 0 end,
         due_at = case $3 when 'blocked' then null when 'halt' then (select zs_now()) else (select zs_now()) + $4 * interval '1 millisecond' end
   where e.nr = $1 and e.lease = $2
  returning e.nr`;

export async function settle(db: Db, keepFlows: KeepFlows, wake: Wake, settlements: readonly ExchangeSettlement[]): Promise<ReadonlySet<string>> {
  const writing = settlements.filter(({ outcome }) => outcome.kind !== 'lost').sort((a, b) => Number(a.claim.row) - Number(b.claim.row));
  const marks = writing.flatMap(({ outcome }) => (outcome.kind === 'done' ? outcome.result.marks : []));
  await keepFlows(db, marks.map(({ sync, ref }) => [sync, '', ref.system] as const));
  const ours = await inTransaction(db, async (sql) => {
    const leases = new Set<string>();
    for (const one of writing) if (await settleOne(sql, one)) leases.add(one.claim.lease);
    const settled = writing.filter(({ claim }) => leases.has(claim.lease));
    await haltAll(sql, settled.map(({ outcome }) => outcome));
    await mark(sql, settled.flatMap(({ outcome }) => (outcome.kind === 'done' ? outcome.result.marks : [])), 'live', 'house');
    return leases;
  });
  if (marks.length > 0) wake('subject');
  if (ours.size > 0) wake('exchange'); // who waited for its object may go on
  return ours;
}

async function settleOne(sql: Sql, { claim, outcome }: ExchangeSettlement): Promise<boolean> {
  if (outcome.kind === 'done') {
    if ((await rowsOf(sql, END, [claim.row, claim.lease, ...endOf(outcome.result)])).length === 0) return false;
    await sql.query(CLOSE, [claim.row]);
    return true;
  }
  const { kind, delayMs, reason } = outcomeColumns(outcome);
  return (await rowsOf(sql, REST, [claim.row, claim.lease, kind, delayMs, reason])).length > 0;
}

const endOf = ({ state, answer, refused, carried, reason }: Ended): unknown[] => [state, answer?.outcome ?? (refused ? 'refused' : null), asJson(answer), asJson(carried), asJson(reason)];
