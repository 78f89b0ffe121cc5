// Lists zaken or documents page by page, in months, so that nothing is lost while the register lives on.
import type { Page, Sweep } from '../../../core/connector/contract';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Api, Query } from '../api';
import { Refused } from '../problem';
import { preferring, type Habits } from '../reading/habits';
import { stampOf } from '../reading/stamp';
import { text } from '../reading/values';
import { uuidOf } from '../urls';
import { addDays, dayOf, firstOfMonth, nextMonth } from './days';
import { documentSpans, zaakSpans, type Span } from './spans';

export interface Listing {
  readonly kind: 'zaak' | 'informatieobject';
  readonly api: Api;
  readonly habits: Habits;
  /** Name of the connection, for the names it lists. */
  readonly system: string;
  readonly now: () => Date;
}

/** Where a listing stands: plain data, kept with the scan. */
interface Cursor {
  readonly spans: readonly Span[];
  /** Which span. */
  readonly span: number;
  /** Days of the present month, both included; null: open on that side. */
  readonly from: string | null;
  readonly to: string | null;
  /** Query of the page to come; null: the first of this month. */
  readonly page: Query | null;
  /** Query of the page before it, and how many the register counted then. */
  readonly before: Query | null;
  readonly count: number | null;
  /** This month was begun anew because its pages went away under us. */
  readonly again: boolean;
}

/** Only Open Zaak has it: the most it gives. */
const PAGE_SIZE = '500';
const PATHS = { zaak: '/zaken', informatieobject: '/enkelvoudiginformatieobjecten' } as const;
const DATE_FIELD = { zaak: 'startdatum', informatieobject: 'creatiedatum' } as const;

/**
 * One page. The hint of a sync's `select` is not used as a filter: a name that left the selection would be missing from a complete
 * listing and look as if it were deleted. Throws what a call throws; the cursor then stays good.
 */
export async function list(listing: Listing, given: Json | null, sweep: Sweep | undefined, signal: AbortSignal): Promise<Page> {
  const begun = given === null ? await begin(listing, sweep, signal) : { cursor: given as unknown as Cursor, diagnostics: [] };
  if (begun.cursor === null) return { names: [], next: null, diagnostics: begun.diagnostics };
  const { items, next } = await page(listing, begun.cursor, signal);
  return { names: namesOf(listing, items), next: next as unknown as Json, diagnostics: begun.diagnostics };
}

/** Finds out what the register can be asked, and what time it is there. */
async function begin(listing: Listing, sweep: Sweep | undefined, signal: AbortSignal): Promise<{ readonly cursor: Cursor | null; readonly diagnostics: readonly Diagnostic[] }> {
  const { api, habits, kind } = listing;
  const months = await firstDay(listing, null, signal);
  const can = { months: months !== 'unordered', dates: kind === 'zaak' ? habits.has(api, 'dates') : months !== 'unordered' && (await canFilter(listing, signal)) };
  const spans = (kind === 'zaak' ? zaakSpans : documentSpans)(sweep, can, api.skew() ?? 0);
  if (spans === null) return { cursor: null, diagnostics: [diagnostic('ZS4157', `documenten ${api.version() ?? 'of an unknown version'} cannot list by creatiedatum; the ${sweep?.kind ?? ''} sweep finds nothing`)] };
  return { cursor: spanCursor(listing, spans, 0, months === 'unordered' ? null : months), diagnostics: [] };
}

/** The month a span begins in; a span without one is a single month that is open on both sides. */
function spanCursor(listing: Listing, spans: readonly Span[], at: number, earliest: string | null): Cursor {
  const span = spans[at];
  const day = span?.by ? (span.from ?? earliest) : null;
  return { spans, span: at, ...(day === null ? { from: span?.by ? span.from : null, to: null } : month(listing, span?.from ?? null, day)), page: null, before: null, count: null, again: false };
}

/** From `from` to the end of the month of `day`; the month it is there now, and any later, is open at its end. */
function month(listing: Listing, from: string | null, day: string): { readonly from: string | null; readonly to: string | null } {
  const isLast = firstOfMonth(day) >= firstOfMonth(dayOf(new Date(listing.now().getTime() + (listing.api.skew() ?? 0))));
  return { from, to: isLast ? null : addDays(nextMonth(day), -1) };
}

/** The earliest day from `from` on; null: there is nothing; `unordered`: this register cannot order by day. */
async function firstDay({ api, habits, kind }: Listing, from: string | null, signal: AbortSignal): Promise<string | null | 'unordered'> {
  const field = DATE_FIELD[kind];
  if (!habits.has(api, kind === 'zaak' ? 'ordering' : 'creatiedatum')) return 'unordered';
  const ask = (ordered: boolean) => preferring(habits, api, 'pageSize', (sized) => api.page(PATHS[kind], {
    ...(ordered ? { ordering: field, ...(from === null ? {} : { [`${field}__gte`]: from }) } : {}), ...(sized ? { pageSize: '1' } : {}),
  }, signal));
  let ordered = true;
  const { items } = await preferring(habits, api, kind === 'zaak' ? 'ordering' : 'creatiedatum', async (withIt) => {
    const answer = await ask(withIt);
    ordered = withIt;
    return answer;
  });
  if (!ordered) return 'unordered';
  const day = text(items[0]?.[field]);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
}

/** Ordering by creatiedatum and filtering by it came together, but only the filter makes months. */
async function canFilter({ api, habits }: Listing, signal: AbortSignal): Promise<boolean> {
  return preferring(habits, api, 'creatiedatum', async (withIt) => {
    if (withIt) await api.page(PATHS.informatieobject, { creatiedatum__gte: '9999-01-01' }, signal);
    return withIt;
  });
}

function queryOf(span: Span, cursor: Cursor): Query {
  if (span.by === null) return span.filter;
  return { ...span.filter, ...(cursor.from === null ? {} : { [`${span.by}__gte`]: cursor.from }), ...(cursor.to === null ? {} : { [`${span.by}__lte`]: cursor.to }) };
}

interface Got {
  readonly items: readonly JsonObject[];
  readonly next: Cursor | null;
}

async function page(listing: Listing, cursor: Cursor, signal: AbortSignal): Promise<Got> {
  const span = cursor.spans[cursor.span];
  if (!span) return { items: [], next: null };
  let got: Awaited<ReturnType<Api['page']>> & { readonly query: Query };
  try {
    got = await ask(listing, cursor.page ?? queryOf(span, cursor), cursor.page === null, signal);
  } catch (error) {
    // The last page went away with its items: the month is read anew, once.
    if (cursor.page === null || cursor.again || !(error instanceof Blocked) || !(error instanceof Refused && error.problem.status === 404)) throw error;
    return { items: [], next: { ...cursor, page: null, before: null, count: null, again: true } };
  }
  const gone = cursor.before !== null && cursor.count !== null && got.count !== null ? cursor.count - got.count : 0;
  if (gone > 0) {
    // So many were deleted on pages already read, and as many slid from this page to those: they are read again.
    const back = gone < got.items.length ? cursor.before : null;
    return { items: got.items, next: { ...cursor, page: back, before: null, count: got.count } };
  }
  if (got.next !== null) return { items: got.items, next: { ...cursor, page: got.next, before: got.query, count: got.count } };
  return { items: got.items, next: await nextMonthOrSpan(listing, cursor, span, got.items.length === 0 && cursor.page === null, signal) };
}

/** The first page of a question with what this register offers; later ones as it said itself. */
async function ask({ api, habits, kind }: Listing, query: Query, isFirst: boolean, signal: AbortSignal): Promise<Awaited<ReturnType<Api['page']>> & { readonly query: Query }> {
  const path = PATHS[kind];
  const go = async (asked: Query) => ({ ...(await api.page(path, asked, signal)), query: asked });
  if (!isFirst) return go(query);
  return preferring(habits, api, 'pageSize', (sized) => {
    const with_ = { ...query, ...(sized ? { pageSize: PAGE_SIZE } : {}) };
    // New zaken get later numbers, so pages do not shift. Documents have no unique order to ask for.
    return kind === 'zaak' ? preferring(habits, api, 'ordering', (ordered) => go({ ...with_, ...(ordered ? { ordering: 'identificatie' } : {}) })) : go(with_);
  });
}

async function nextMonthOrSpan(listing: Listing, cursor: Cursor, span: Span, wasEmpty: boolean, signal: AbortSignal): Promise<Cursor | null> {
  if (cursor.to !== null) {
    const from = addDays(cursor.to, 1);
    // After an empty month comes the next that is not: registers hold zaken of 1900 beside those of today.
    const day = wasEmpty && Object.keys(span.filter).length === 0 ? await firstDay(listing, from, signal) : from;
    if (day !== null) return { ...cursor, ...month(listing, from, day === 'unordered' ? from : day), page: null, before: null, count: null, again: false };
  }
  if (cursor.span + 1 >= cursor.spans.length) return null;
  const following = cursor.spans[cursor.span + 1];
  const earliest = following?.by && following.from === null ? await firstDay(listing, null, signal) : null;
  return spanCursor(listing, cursor.spans, cursor.span + 1, earliest === 'unordered' ? null : earliest);
}

function namesOf(listing: Listing, items: readonly JsonObject[]): Page['names'] {
  const seen = new Map<string, Page['names'][number]>();
  for (const item of items) {
    const id = uuidOf(item['url']);
    if (id === null || !isObject(item)) continue;
    seen.set(id, { ref: { system: listing.system, kind: listing.kind, id }, stamp: stampOf(item), key: `${text(item['bronorganisatie'])}/${text(item['identificatie'])}` });
  }
  return [...seen.values()];
}
