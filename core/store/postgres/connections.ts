// Pauses, resumes and revives what rests, and says what does.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { ConnectionState } from '../../sync/ports';
import { inTransaction, rowsOf, type Db, type Sql } from './db';
import { note } from './journal';

/** The probe succeeded: the connection works again. */
export async function revive(sql: Sql, name: string): Promise<boolean> {
  const revived = await sql.query(
    'update connection set halted_because = null, failures = 0, broken_until = null where name = $1 and (halted_because is not null or broken_until is not null)',
    [name],
  );
  return (revived.rowCount ?? 0) > 0;
}

const PAUSE = `
  insert into connection (name, paused, paused_until, paused_because, paused_by) values ($1, true, $2, $3, $4)
  on conflict (name) do update set paused = true, paused_until = excluded.paused_until, paused_because = excluded.paused_because, paused_by = excluded.paused_by`;

/** Journalled. `name` is a connection or a sync: what rests is every flow of that name. */
export async function pause(db: Db, name: string, until: Date | null, because: string, by: string): Promise<void> {
  await inTransaction(db, async (sql) => {
    await sql.query(PAUSE, [name, until, because, by]);
    const detail = { name, until: until?.toISOString() ?? null, because };
    await note(sql, { sync: null, ref: null, target: null, action: 'paused', actor: by, plan: null, detail });
  });
}

const RESUME = 'update connection set paused = false, paused_until = null, paused_because = null, paused_by = null where name = $1 and paused';

export async function resume(db: Db, name: string, by: string): Promise<void> {
  await inTransaction(db, async (sql) => {
    const resumed = await sql.query(RESUME, [name]);
    if (resumed.rowCount === 0) return;
    await note(sql, { sync: null, ref: null, target: null, action: 'resumed', actor: by, plan: null, detail: { name } });
  });
}

// A pause that has ended by itself is no pause.
const LIST = `
  with moment as materialized (select zs_now() as now)
  select c.name, c.halted_because, c.failures, c.heard_at, c.findings,
         case when p.paused then c.paused_until end as paused_until,
         case when p.paused then c.paused_because end as paused_because,
         case when p.paused then c.paused_by end as paused_by,
         (select coalesce(sum((f.value ->> 'n')::int), 0)::int from jsonb_each(c.flight) f where (f.value ->> 'until')::timestamptz > m.now) as in_flight
    from connection c
   cross join moment m
   cross join lateral (select c.paused and (c.paused_until is null or c.paused_until > m.now) as paused) p
   order by c.name`;

interface Row {
  name: string;
  halted_because: Diagnostic | null;
  paused_until: Date | null;
  paused_because: string | null;
  paused_by: string | null;
  in_flight: number;
  failures: number;
  heard_at: Date | null;
  findings: Diagnostic[] | null;
}

export async function listConnections(sql: Sql): Promise<ConnectionState[]> {
  const rows = await rowsOf<Row>(sql, LIST);
  return rows.map((row) => ({
    name: row.name,
    haltedBecause: row.halted_because,
    pausedUntil: row.paused_until,
    pausedBecause: row.paused_because,
    pausedBy: row.paused_by,
    inFlight: row.in_flight,
    failures: row.failures,
    heardAt: row.heard_at,
    findings: row.findings ?? [],
  }));
}
