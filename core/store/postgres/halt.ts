// Halts a connection: it rests until its probe succeeds.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { asJson, type Sql } from './db';

/** Keeps the first reason: the second is mostly a consequence of it. */
export async function halt(sql: Sql, name: string, reason: Diagnostic): Promise<void> {
  await sql.query(
    `insert into connection as c (name, halted_because) values ($1, $2)
     on conflict (name) do update set halted_because = coalesce(c.halted_because, excluded.halted_because)`,
    [name, asJson(reason)],
  );
}

/** The halts among these outcomes, one per connection, in the order of their names. */
export async function haltAll(sql: Sql, outcomes: readonly { readonly kind: string; readonly connection?: string; readonly reason?: Diagnostic }[]): Promise<void> {
  const halts = new Map<string, Diagnostic>();
  for (const outcome of outcomes) {
    if (outcome.kind === 'halt' && outcome.connection !== undefined && outcome.reason !== undefined) halts.set(outcome.connection, outcome.reason);
  }
  for (const [name, reason] of [...halts].sort(([a], [b]) => (a < b ? -1 : 1))) await halt(sql, name, reason);
}
