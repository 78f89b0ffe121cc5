// Says which questions a listing or sweep is made of: filters that together cover what is asked, safe for dates and clocks.
import type { Sweep } from '../../../core/connector/contract';
import type { Query } from '../api';
import { addDays, dayOf } from './days';

/** One question, asked in months of `by` where that is set. */
export interface Span {
  readonly filter: Query;
  /** Date field to cut into months; null: in one piece. */
  readonly by: 'startdatum' | 'creatiedatum' | null;
  /** First day; null: from the earliest there is. */
  readonly from: string | null;
}

/** What the register can be asked, found out before. */
export interface Askable {
  /** Zaken: filters on registratiedatum and einddatum (1.2). Documents: filters on creatiedatum (Open Zaak). */
  readonly dates: boolean;
  /** Lists can be ordered, so that the earliest can be found and months can be cut. */
  readonly months: boolean;
}

/** Our own lateness, and rows the register commits after it took their time. */
const LAG = 2 * 60_000;
/** Late edits of what began in the last quarter; older ones are found by the complete scan and the deep compare. */
const QUARTER = 92;

/**
 * The last day that certainly was compared, by the clock of the source: filters know days only and only "later than", the register
 * may take its days in UTC or in Amsterdam, so a whole day is looked at twice.
 */
export function safeDay(since: string, skewMs: number): string {
  return addDays(dayOf(new Date(Date.parse(since) + skewMs - LAG)), -2);
}

/** null: this register has nothing to filter by, and the sweep finds nothing. */
export function zaakSpans(sweep: Sweep | undefined, can: Askable, skewMs: number): readonly Span[] | null {
  const all: Span = { filter: {}, by: can.months ? 'startdatum' : null, from: null };
  if (!sweep || sweep.since === null) return [all];
  const after = safeDay(sweep.since, skewMs);
  const begun: Span = { filter: {}, by: can.months ? 'startdatum' : null, from: addDays(after, sweep.kind === 'hot' ? 1 : -QUARTER) };
  if (!can.dates) return [begun];
  const touched: Span[] = [{ filter: { registratiedatum__gt: after }, by: null, from: null }, { filter: { einddatum__gt: after }, by: null, from: null }];
  // Any open zaak may have been touched: its item tells by its stamp. A closed one rests.
  return sweep.kind === 'hot' ? [...touched, { filter: { einddatum__isnull: 'true' }, by: all.by, from: null }] : [...touched, begun];
}

/** Documents have no dates in the standard: only Open Zaak filters by creatiedatum and by locks. */
export function documentSpans(sweep: Sweep | undefined, can: Askable, skewMs: number): readonly Span[] | null {
  const all: Span = { filter: {}, by: can.dates ? 'creatiedatum' : null, from: null };
  if (!sweep || sweep.since === null) return [all];
  if (!can.dates) return sweep.kind === 'hot' ? null : [all];
  const after = safeDay(sweep.since, skewMs);
  const made: Span = { filter: {}, by: 'creatiedatum', from: addDays(after, sweep.kind === 'hot' ? 1 : -QUARTER) };
  return sweep.kind === 'hot' ? [made, { filter: { locked: 'true' }, by: null, from: null }] : [made];
}
