// Writes the steps of a command down, before any of them is done outside.
import { randomUUID } from 'node:crypto';
import type { ExchangeClaim, Pending, PlannedStep, StepLine } from '../../../exchange/ports';
import type { JsonObject } from '../../../model/json';
import { append } from '../append';
import { asJson, inTransaction, rowsOf, type Db } from '../db';

// Only where the lease is still ours.
const BEGIN = "update exchange set state = 'planned', pending = $3 where nr = $1 and lease = $2";
// An attempt that was taken back stands in the journal.
const FORGET = "delete from exchange_step where exchange = $1 and state in ('failed', 'undone')";
const WRITE = `
  insert into exchange_step (id, exchange, run, ordinal, connection, ref, request, line, state, at)
  select u.id, $1, $2, u.ordinal + (select count(*) from exchange_step where exchange = $1), u.connection, u.ref, u.request, u.line, 'intended', (select zs_now())
    from unnest($3::uuid[], $4::int[], $5::text[], $6::jsonb[], $7::jsonb[], $8::jsonb[]) as u(id, ordinal, connection, ref, request, line)
   order by u.ordinal`;

export async function intend(db: Db, revision: string | null, claim: ExchangeClaim, run: number, steps: readonly PlannedStep[], pending: Pending, actor: string): Promise<readonly StepLine[] | null> {
  const lines = steps.map((step): StepLine => ({ ...step, id: randomUUID(), run, state: 'intended', targetId: null, detail: {}, transfer: null }));
  const detail: JsonObject = { service: claim.service, operation: claim.name.operation, sender: claim.name.sender, referentienummer: claim.name.referentienummer, ...(revision === null ? {} : { revision }) };
  const journal = lines.map(({ ref, connection, step }): JsonObject => ({ system: ref.system, kind: ref.kind, subject: ref.id, target: connection, step: step.name, action: step.action, actor }));
  return inTransaction(db, async (sql) => {
    if ((await sql.query(BEGIN, [claim.row, claim.lease, asJson(pending)])).rowCount === 0) return null;
    await sql.query(FORGET, [claim.row]);
    await rowsOf(sql, WRITE, [
      claim.row, run,
      lines.map(({ id }) => id), lines.map((_, ordinal) => ordinal), lines.map(({ connection }) => connection),
      lines.map(({ ref }) => asJson(ref)), lines.map(({ step }) => asJson(step)), journal.map((line) => asJson({ ...line, detail })),
    ]);
    await append(sql, journal.map((line, at) => ({ ...line, id: lines[at]?.id ?? null, state: 'intended', detail })));
    return lines;
  });
}
