// What a mark does to a row that exists already: the one rule, for every statement that marks.

/**
 * When a marked row is due. At rest: now. Waiting for a moment (`again`): now. Leased, or in back-off: as it was, for a mark does
 * not break a lease and does not shorten a back-off; settling sees that `wanted` rose.
 */
export const dueWhenMarked = (row: string): string =>
  `case when ${row}.due_at is null then (select zs_now())
        when ${row}.lease is null and ${row}.attempts = 0 then least(${row}.due_at, (select zs_now()))
        else ${row}.due_at end`;

/** Which lane a marked row is in: at rest it takes the new one; live lifts bulk, and nothing lowers. */
export const laneWhenMarked = (row: string, lane: string): string =>
  `case when ${row}.due_at is null then ${lane}
        when ${lane} = 'live' and ${row}.lane = 'bulk' then 'live'
        else ${row}.lane end`;
