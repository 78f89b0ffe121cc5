// Compares source and target now, subject by subject, and says of each whether they agree, on what evidence, or why not yet.
import type { Page } from '../../connector/contract';
import type { Ref } from '../../model/ref';
import type { Json } from '../../model/json';
import type { Timers } from '../../engine/clock';
import { classify } from '../classify';
import { sourceOf, spoken, syncOf, targetOf } from '../find';
import type { Listing, Pair } from '../ports';
import type { Room, Sync } from '../room';
import { receives } from '../transfer/under-order';
import { byLists } from './by-lists';
import { byRows } from './by-rows';
import { compare } from './compare';
import { isSampled } from './sample';
import type { Depth, ProofRow, Verdict } from './row';
import { inOrder } from './in-order';
import { insist, OF_A_PAGE, OF_A_SUBJECT } from './insist';

export * from './row';

/** Subjects per page of rows. */
const ROWS = 200;
/** Subjects that are compared at once: what the connections allow is theirs to say. */
const AT_ONCE = 8;

export interface ProveOptions {
  readonly depth: Depth;
  readonly target?: string;
  /** At depth `content`: of how many subjects in a hundred the bytes are compared; absent: of all. */
  readonly sample?: number;
  /** How it waits before it asks again. */
  readonly timers?: Timers;
}

interface Listening {
  readonly room: Room;
  readonly sync: Sync;
  readonly options: ProveOptions;
  readonly listing: Listing;
  readonly signal: AbortSignal;
}

interface Proving extends Listening {
  readonly target: string;
  /** The target can list what it has. */
  readonly listed: boolean;
}

/** Puts the names a target has beside those we know; false: it cannot list. */
async function listTarget(at: Listening, target: string): Promise<boolean> {
  const { open, target: peer } = targetOf(at.room, at.sync, target);
  if (!peer.list) return false;
  const list = peer.list.bind(peer);
  for await (const names of everyPage(at, open.name, (cursor) => list(at.sync.selectHint, cursor, at.signal, at.sync.kind))) {
    await at.listing.put('target', names.map(({ ref, key }) => ({ name: ref.id, key: key ?? ref.id })));
  }
  return true;
}

async function listSource(at: Listening): Promise<void> {
  const { source, open } = sourceOf(at.room, at.sync);
  for await (const names of everyPage(at, open.name, (cursor) => source.list(at.sync.selectHint, cursor, at.signal, undefined, at.sync.kind))) {
    await at.listing.put('source', names.map(({ ref }) => ({ name: ref.id, key: ref.system })));
  }
}

/** The names of this kind, page by page; a page that fails is asked again, and the listing goes on from there. */
async function* everyPage({ room, sync, options, signal }: Listening, connection: string, ask: (cursor: Json | null) => Promise<Page>): AsyncGenerator<Page['names']> {
  let cursor: Json | null = null;
  let told = 0;
  do {
    const from: Json | null = cursor;
    const what = told === 0 ? 'its first names' : `its names after ${told.toLocaleString('en')}`;
    const page: Page = await insist(room, { connection, what, patienceMs: OF_A_PAGE, timers: options.timers }, () => ask(from), signal);
    yield page.names.filter(({ ref }) => ref.kind === sync.kind);
    told += page.names.length;
    cursor = page.next;
  } while (cursor !== null);
}

/** By what the target would name this subject. */
const namesOf = ({ subject, delivery }: Pair): string[] => [delivery?.base?.links[''], subject.ref.id].filter((name) => name !== undefined);

function byIndex(pair: Pair, listed: boolean, there: ReadonlySet<string>): Verdict {
  if (!listed) return { state: 'in-step', drift: [], evidence: 'none', why: 'the target cannot be asked' };
  if (namesOf(pair).some((name) => there.has(name))) return { state: 'in-step', drift: [], evidence: 'listed', why: null };
  return { state: 'missing', drift: [], evidence: 'listed', why: 'the target does not list it' };
}

async function proved({ room, sync, target, options, listed: isListed, signal }: Proving, pair: Pair, there: ReadonlySet<string>): Promise<Verdict> {
  const waits = byRows(pair.subject, pair.delivery);
  if (waits) return waits;
  const listed = await byLists(room, sync, target, pair.subject.ref, pair.subject.presence === 'in' ? pair.subject.desiredHash : null);
  if (listed) return listed;
  if (options.depth === 'index') return byIndex(pair, isListed, there);
  const { ref } = pair.subject;
  const content = options.depth === 'content' && isSampled(ref, options.sample);
  try {
    const asking = { connection: target, what: spoken(ref), patienceMs: OF_A_SUBJECT, timers: options.timers };
    return await insist(room, asking, () => compare(room, { sync, ref, target, base: pair.delivery?.base ?? null, content }, signal), signal);
  } catch (error) {
    const failure = classify(error, { subject: spoken(ref), connection: target, verb: 'prove' });
    if (failure.kind === 'lost' || signal.aborted) throw error;
    return { state: failure.kind === 'blocked' ? 'blocked' : 'unread', drift: [], evidence: 'none', why: failure.reason.message };
  }
}

async function* pages(room: Room, sync: Sync, target: string): AsyncGenerator<readonly Pair[]> {
  let after: Ref | null = null;
  for (;;) {
    const page: readonly Pair[] = await room.store.questions.pairs(sync.name, target, after, ROWS);
    if (page.length > 0) yield page;
    after = page.at(-1)?.subject.ref ?? null;
    if (page.length < ROWS) return;
  }
}

async function* known(proving: Proving): AsyncGenerator<readonly [Ref, Verdict]> {
  const { room, sync, target, listing, listed } = proving;
  for await (const page of pages(room, sync, target)) {
    const names = page.flatMap(namesOf);
    await listing.put('linked', names.map((name) => ({ name, key: name })));
    const there = listed && proving.options.depth === 'index' ? await listing.has('target', names) : new Set<string>();
    yield* inOrder(page, AT_ONCE, async (pair) => [pair.subject.ref, await proved(proving, pair, there)] as const);
  }
}

/** Names the source lists and nobody here has observed yet. */
async function* unobserved({ sync, listing }: Proving): AsyncGenerator<readonly [Ref, Verdict]> {
  for (let after: string | null = null; ; ) {
    const page: readonly { readonly name: string; readonly key: string }[] = await listing.unknown(sync.name, sync.kind, after, ROWS);
    for (const { name, key } of page) yield [{ system: key, kind: sync.kind, id: name }, { state: 'due', drift: [], evidence: 'none', why: 'the source lists it and it was never read: a scan has to come first' }];
    after = page.at(-1)?.name ?? null;
    if (page.length < ROWS) return;
  }
}

/** Names the target has and nothing here was delivered as. */
async function* extras({ sync, listing, target }: Proving): AsyncGenerator<readonly [Ref, Verdict]> {
  for (let after: string | null = null; ; ) {
    const page: readonly { readonly name: string; readonly key: string }[] = await listing.only('target', 'linked', after, ROWS);
    for (const { name, key } of page) yield [{ system: target, kind: sync.kind, id: name }, { state: 'extra', drift: [], evidence: 'listed', why: key === name ? 'nothing here was delivered as it' : `nothing here was delivered as it (${key})` }];
    after = page.at(-1)?.name ?? null;
    if (page.length < ROWS) return;
  }
}

/**
 * One row per subject and target; together they are everything that is selected, so the totals add up, and after them what the
 * target has beside it. Reads the source and the targets, writes nothing there. Both listings meet in the database, so a million
 * subjects take no more memory than a thousand. A difference is reported only when a second look at rest shows the same.
 */
export async function* prove(room: Room, name: string, options: ProveOptions, signal: AbortSignal): AsyncGenerator<ProofRow> {
  const sync = syncOf(room, name);
  for (const [target, config] of sync.targets) {
    if (options.target !== undefined && options.target !== target) continue;
    const listing = await room.store.proofs.listing();
    try {
      const at: Listening = { room, sync, options, listing, signal };
      const listed = await listTarget(at, target);
      await listSource(at);
      const proving: Proving = { ...at, target, listed };
      const row = ([ref, verdict]: readonly [Ref, Verdict]): ProofRow => ({ sync: name, subject: spoken(ref), target, at: room.clock.now().toISOString(), ...verdict });
      for await (const each of known(proving)) yield row(each);
      for await (const each of unobserved(proving)) yield row(each);
      if (!config.shared && !receives(room, sync, target)) for await (const each of extras(proving)) yield row(each);
    } finally {
      await listing.end();
    }
  }
}
