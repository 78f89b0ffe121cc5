// Lists a source page by page and marks the names that may have changed.
import type { Sweep } from '../connector/contract';
import { diagnostic, DiagnosticError, type Diagnostic } from '../diagnostics/diagnostic';
import type { Lane } from '../engine/lanes';
import type { Json } from '../model/json';
import type { Ref } from '../model/ref';
import { sourceOf, syncOf } from './find';
import type { Layer, Mark, ScanKind, ScanState } from './ports';
import type { Room, Sync } from './room';

export interface Scanned {
  readonly sync: string;
  readonly listed: number;
  readonly marked: number;
  /** Names not listed that are looked at one by one now; null: this was no complete listing, this source proves no absence, or too many were missing. */
  readonly suspected: number | null;
  /** false: the budget of this run is used up, and the next goes on where it was. */
  readonly finished: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ScanOptions {
  /** Default: a complete scan. A partial sweep never suspects a deletion. */
  readonly kind?: ScanKind;
  /** Stop after this many names; the next run goes on there. Absent: to the end. */
  readonly perRun?: number;
  readonly lane?: Lane;
  /** Called after every page, for progress. */
  readonly onPage?: (state: ScanState) => void;
  /** Take the missing names for gone, however many they are: a person looked. */
  readonly believeMissing?: boolean;
}

const PAGE = 500;

async function countUnseen(room: Room, state: ScanState): Promise<number> {
  let count = 0;
  for (let page = await room.store.scans.unseen(state, null, PAGE); page.length > 0; page = await room.store.scans.unseen(state, page.at(-1) as Ref, PAGE)) {
    count += page.length;
    if (page.length < PAGE) break;
  }
  return count;
}

const layerOf = ({ first, kind }: ScanState): Layer => (first ? 'first' : kind);

/** Marks every unseen name, so that `read` says of each whether it is gone. */
async function suspect(room: Room, sync: Sync, state: ScanState, lane: Lane): Promise<void> {
  for (let page = await room.store.scans.unseen(state, null, PAGE); page.length > 0; page = await room.store.scans.unseen(state, page.at(-1) as Ref, PAGE)) {
    await room.store.mark(page.map((ref) => ({ sync: sync.name, ref })), lane, layerOf(state));
    if (page.length < PAGE) break;
  }
}

/** Only a complete scan of a source that proves absence may suspect, and not too many at once. */
async function missing(room: Room, sync: Sync, state: ScanState, lane: Lane, believe: boolean): Promise<{ readonly suspected: number | null; readonly diagnostics: readonly Diagnostic[] }> {
  const { open } = sourceOf(room, sync);
  if (open.proves !== 'absence') return { suspected: null, diagnostics: [] };
  const unseen = await countUnseen(room, state);
  const limit = Math.max(sync.missing.least, Math.floor(((state.listed + unseen) * sync.missing.percent) / 100));
  if (unseen > limit && !believe) {
    const finding = diagnostic('ZS3004', `${unseen} of ${state.listed + unseen} names were not listed; more than ${limit} at once are not believed`, { subject: sync.name });
    return { suspected: null, diagnostics: [finding] };
  }
  if (unseen > 0) await suspect(room, sync, state, lane);
  return { suspected: unseen, diagnostics: [] };
}

const sweepOf = ({ kind, since }: ScanState): Sweep | undefined => (kind === 'scan' ? undefined : { kind, since: since?.toISOString() ?? null });

/** Takes a page in; where somebody else took that page in (ZS1124), the scan as it stands now. */
async function takeIn(room: Room, state: ScanState, names: readonly Mark[], next: Json | null, lane: Lane): Promise<ScanState> {
  try {
    return (await room.store.scans.page(state, names, next, lane)).state;
  } catch (error) {
    if (!(error instanceof DiagnosticError && error.diagnostics.some(({ code }) => code === 'ZS1124'))) throw error;
    return room.store.scans.begin(state.sync, state.kind);
  }
}

/**
 * Takes up an unfinished scan where it was, or begins one. Page, stamps and cursor are committed together, so a crash
 * repeats at most one page, and one after the last page does not begin anew. Two who walk together share the pages. Throws what the source throws; the cursor stays where it was.
 */
export async function scan(room: Room, name: string, signal: AbortSignal, options: ScanOptions = {}): Promise<Scanned> {
  const sync = syncOf(room, name);
  const { source } = sourceOf(room, sync);
  const lane = options.lane ?? 'bulk';
  const diagnostics: Diagnostic[] = [];
  let state = await room.store.scans.begin(sync.name, options.kind ?? 'scan');
  const until = state.listed + (options.perRun ?? Infinity);
  while (!state.finished && state.listed < until) {
    const page = await source.list(sync.selectHint, state.cursor, signal, sweepOf(state), sync.kind);
    diagnostics.push(...page.diagnostics);
    const names = page.names.filter(({ ref }) => ref.kind === sync.kind).map(({ ref, stamp }) => ({ sync: sync.name, ref, ...(stamp === undefined ? {} : { stamp }) }));
    state = await takeIn(room, state, names, page.next, lane);
    options.onPage?.(state);
    signal.throwIfAborted();
  }
  if (state.marked > 0) await room.store.connections.heard(sync.source);
  if (!state.finished) return { sync: sync.name, listed: state.listed, marked: state.marked, suspected: null, finished: false, diagnostics };
  const absent = state.kind === 'scan' ? await missing(room, sync, state, lane, options.believeMissing ?? false) : { suspected: null, diagnostics: [] };
  const all = [...diagnostics, ...absent.diagnostics];
  await room.store.scans.end(state, all);
  return { sync: sync.name, listed: state.listed, marked: state.marked, suspected: absent.suspected, finished: true, diagnostics: all };
}
