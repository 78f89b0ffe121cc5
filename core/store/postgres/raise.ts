// What a mark does to a row that exists already: the one rule, for every statement that marks.

/**
 * When a marked row is due. At rest: now. Waiting for a moment (`again`): now. Leased, or in back-off: as it was, for a mark does
 * not break a lease and does not shorten a back-off; settling sees that `wanted` rose. `due` is now, or a little later where a
 * mark waits for what else is said of its name.
 */
export const dueWhenMarked = (row: string, due = '(select zs_now())'): string =>
  `case when ${row}.due_at is null then ${due}
        when ${row}.lease is null and ${row}.attempts = 0 then least(${row}.due_at, ${due})
        else ${row}.due_at end`;

/** Which lane a marked row is in: at rest it takes the new one; live lifts bulk, and nothing lowers. */
export const laneWhenMarked = (row: string, lane: string): string =>
  `case when ${row}.due_at is null then ${lane}
        when ${lane} = 'live' and ${row}.lane = 'bulk' then 'live'
        else ${row}.lane end`;

/** Who made a marked row due, and when: whoever found it at rest; but a webhook that comes meanwhile has told us of it. */
export const layerWhenMarked = (row: string, layer: string): string => `case when ${row}.due_at is null or ${layer} = 'webhook' then ${layer} else ${row}.layer end`;
export const markedWhenMarked = (row: string): string => `case when ${row}.due_at is null then (select zs_now()) else ${row}.marked_at end`;
