// When rows are due and yet not claimed: their flow rests, or this node has other files than the house works with.

/** Somebody paused connection or sync `c`, and that has not ended by itself at moment `m`. */
export const PAUSED = '(c.paused and (c.paused_until is null or c.paused_until > m.now))';

/**
 * True for a flow `f` at moment `m`: somebody paused its sync or connection, the connection is halted, or its breaker is open. A
 * few rows per house, so it costs no index.
 */
export const RESTING = `exists (
  select 1 from connection c
   where c.name in (f.sync, f.connection)
     and (c.halted_because is not null
       or ${PAUSED}
       or c.broken_until > m.now))`;

/**
 * True where `hash` (a parameter) is what the house works with, where the house has no revision yet, and for a store that was opened
 * without one. It stands in the claim itself: a node that has not yet seen an activation must not use up the marks it made.
 */
export const activeIs = (hash: string): string => `coalesce((select r.hash from config_revision r order by r.number desc limit 1) = ${hash}::text, true)`;
