// When a flow rests: the one condition under which its rows are due and yet not claimed.

/**
 * True for a flow `f` at moment `m`: somebody paused its sync or connection, the connection is halted, or its breaker is open. A
 * few rows per house, so it costs no index.
 */
export const RESTING = `exists (
  select 1 from connection c
   where c.name in (f.sync, f.connection)
     and (c.halted_because is not null
       or (c.paused and (c.paused_until is null or c.paused_until > m.now))
       or c.broken_until > m.now))`;
