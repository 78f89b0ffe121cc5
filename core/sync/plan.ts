// Shows what a sync would do: reads the source and the targets, writes nothing, anywhere.
import type { Change } from '../connector/contract';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic } from '../diagnostics/diagnostic';
import type { Ref } from '../model/ref';
import { entryOf, reasonsToAsk } from './approval';
import { classify } from './classify';
import { sourceOf, spoken, syncOf } from './find';
import { look, needsAdoption, REMOVAL, wishOf, type Look } from './look';
import type { Base, Pending, PlanEntry } from './ports';
import { readSubject, type Reading } from './read';
import type { Room, Sync } from './room';
import { ordersFor, receives } from './transfer/under-order';

/** One object of a plan. `blocked`: it would not be done, its diagnostics say why. */
export interface ShownChange extends Change {
  readonly subject: string;
  readonly target: string;
  readonly blocked: boolean;
}

/** Everything is counted in objects, so that the numbers are those of `changes`. `update` counts publishing and closing too. */
export interface Summary {
  readonly create: number;
  readonly update: number;
  readonly remove: number;
  readonly unchanged: number;
  readonly blocked: number;
  readonly warnings: number;
}

export interface PlanReport {
  readonly sync: string;
  readonly summary: Summary;
  readonly changes: readonly ShownChange[];
  /** About the source as a whole: a file in quarantine, a version newer than we know. */
  readonly diagnostics: readonly Diagnostic[];
  /** What `savePlan` keeps: one per subject and target with something to do. */
  readonly entries: readonly PlanEntry[];
}

export interface PlanOptions {
  /** Absent: every name the source lists. */
  readonly refs?: readonly Ref[];
  readonly target?: string;
  /** Called after every subject, for progress. */
  readonly onSubject?: (done: number) => void;
}

/** What one subject would mean at one target. */
export interface Outlook {
  readonly changes: readonly ShownChange[];
  readonly entry: PlanEntry | null;
  readonly look: Look | null;
}

interface Known {
  readonly base: Base | null;
  readonly pending: Pending | null;
}

/** What we delivered there last; reads one row. */
export async function knownOf(room: Room, sync: Sync, ref: Ref, target: string): Promise<Known> {
  const [row] = await room.store.questions.deliveries({ sync: sync.name, target, id: ref.id }, null, 1);
  return { base: row?.base ?? null, pending: null };
}

const isError = (finding: Diagnostic): boolean => finding.severity === 'error';

function blockedOutlook(ref: Ref, target: string, diagnostics: readonly Diagnostic[]): Outlook {
  const change: ShownChange = { kind: ref.kind, id: ref.id, action: 'unchanged', fields: [], diagnostics, subject: spoken(ref), target, blocked: true };
  return { changes: [change], entry: null, look: null };
}

/** Findings of the subject stand with its own object (else the first), unless an object tells them already. */
function shown(seen: Look, ref: Ref, target: string, more: readonly Diagnostic[]): ShownChange[] {
  const told = new Set(seen.changes.flatMap((change) => change.diagnostics.map((finding) => JSON.stringify(finding))));
  const own = [...more, ...seen.diagnostics].filter((finding) => !told.has(JSON.stringify(finding)));
  const changes: readonly Change[] = seen.changes.length > 0 ? seen.changes : own.length > 0 ? [{ kind: ref.kind, id: ref.id, action: 'unchanged', fields: [], diagnostics: [] }] : [];
  const blocked = [...own, ...changes.flatMap((change) => change.diagnostics)].some(isError);
  const home = Math.max(0, changes.findIndex((change) => change.kind === ref.kind && change.id === ref.id));
  return changes.map((change, index) => ({ ...change, diagnostics: index === home ? [...own, ...change.diagnostics] : change.diagnostics, subject: spoken(ref), target, blocked }));
}

function wishFor(sync: Sync, target: string, ref: Ref, reading: Reading, base: Base | null) {
  if (reading.presence === 'in' && reading.model) return wishOf(sync, target, reading.model, ref);
  const removes = base !== null && (reading.presence === 'gone' || sync.onLeave === 'remove');
  return removes ? REMOVAL : null;
}

/** At a target that receives: what would be handed over under an approved list item, and otherwise why nothing is. */
async function receivedOutlook(room: Room, sync: Sync, ref: Ref, target: string, reading: Reading, signal: AbortSignal): Promise<Outlook> {
  const { ordered, findings } = await ordersFor(room, sync, target, { ref, presence: reading.presence, desiredHash: reading.hash });
  const quiet = (diagnostics: readonly Diagnostic[], blocked: boolean): Outlook =>
    ({ changes: diagnostics.length === 0 ? [] : [{ kind: ref.kind, id: ref.id, action: 'unchanged', fields: [], diagnostics, subject: spoken(ref), target, blocked }], entry: null, look: null });
  if (ordered === null || reading.model === null) return quiet(findings, findings.some(isError));
  const seen = await look(room, ordered, { ref, target, wish: wishOf(ordered, target, reading.model, ref), base: null, pending: null, links: {} }, signal);
  return { changes: shown(seen, ref, target, reading.diagnostics), entry: null, look: seen };
}

async function keptOutlook(room: Room, sync: Sync, ref: Ref, target: string, reading: Reading, signal: AbortSignal, known?: Known): Promise<Outlook> {
  const { base, pending } = known ?? (await knownOf(room, sync, ref, target));
  const wish = wishFor(sync, target, ref, reading, base);
  if (wish === null) return { changes: [], entry: null, look: null };
  const seen = await look(room, sync, { ref, target, wish, base, pending, links: base?.links ?? {} }, signal);
  const fields = seen.changes.reduce((count, change) => count + change.fields.length, 0);
  const unadopted = needsAdoption(seen) ? [diagnostic('ZS4002', `${fields} fields differ from what ${target} holds`, { subject: spoken(ref) })] : [];
  const lost = base !== null && seen.now.state === 'absent' && wish.want !== null ? [diagnostic('ZS4017', `${target} does not have it any more`, { subject: spoken(ref) })] : [];
  const changes = shown(seen, ref, target, [...reading.diagnostics, ...unadopted, ...lost]);
  const claim = { ref, target, base, desiredHash: reading.hash };
  const isPlannable = seen.planned.steps.length > 0 && !changes.some((change) => change.blocked);
  return { changes, entry: isPlannable ? entryOf(claim, seen, reasonsToAsk(sync, claim, seen, wish.want === null)) : null, look: seen };
}

/**
 * What deliver would do for this reading, without doing it. Only reads. What stops this subject alone is told as blocked; that the
 * target rests or does not answer is thrown: Halt, Retry.
 */
export async function outlook(room: Room, sync: Sync, ref: Ref, target: string, reading: Reading, signal: AbortSignal, known?: Known): Promise<Outlook> {
  try {
    return receives(room, sync, target) ? await receivedOutlook(room, sync, ref, target, reading, signal) : await keptOutlook(room, sync, ref, target, reading, signal, known);
  } catch (error) {
    const failure = classify(error, { subject: spoken(ref), connection: target, verb: 'plan' });
    if (failure.kind !== 'blocked') throw error;
    return blockedOutlook(ref, target, [failure.reason]);
  }
}

/** As `outlook`; a target that does not answer now leaves this subject blocked, so that the others are shown. */
async function outlookNow(...asked: Parameters<typeof outlook>): Promise<Outlook> {
  try {
    return await outlook(...asked);
  } catch (error) {
    const [, , ref, target] = asked;
    const failure = classify(error, { subject: spoken(ref), connection: target, verb: 'plan' });
    if (failure.kind !== 'retry') throw error;
    return blockedOutlook(ref, target, [failure.reason]);
  }
}

async function read(room: Room, sync: Sync, ref: Ref, signal: AbortSignal): Promise<Reading | Diagnostic> {
  try {
    return await readSubject(room, sync, ref, signal);
  } catch (error) {
    const failure = classify(error, { subject: spoken(ref), connection: sync.source, verb: 'plan' });
    if (failure.kind === 'lost' || failure.kind === 'halt') throw error;
    return failure.reason;
  }
}

/** Every name of the source once, whatever page it came on; what was met on the way goes to `onFinding`. */
export async function* names(room: Room, sync: Sync, signal: AbortSignal, onFinding: (finding: Diagnostic) => void): AsyncGenerator<Ref> {
  const { source } = sourceOf(room, sync);
  const seen = new Set<string>();
  let cursor: Awaited<ReturnType<typeof source.list>>['next'] = null;
  do {
    const page = await source.list(sync.selectHint, cursor, signal, undefined, sync.kind);
    page.diagnostics.forEach(onFinding);
    for (const { ref } of page.names) {
      if (ref.kind !== sync.kind || seen.has(ref.id)) continue;
      seen.add(ref.id);
      yield ref;
    }
    cursor = page.next;
  } while (cursor !== null);
}

export function summarize(changes: readonly ShownChange[]): Summary {
  const count = (which: (change: ShownChange) => boolean): number => changes.filter(which).length;
  const does = (...actions: readonly Change['action'][]) => count((change) => !change.blocked && actions.includes(change.action));
  return {
    create: does('create'),
    update: does('update', 'publish', 'close'),
    remove: does('remove'),
    unchanged: does('unchanged'),
    blocked: count((change) => change.blocked),
    warnings: changes.reduce((sum, change) => sum + change.diagnostics.filter((finding) => finding.severity === 'warning').length, 0),
  };
}

/**
 * The diff of a sync. No claim, no row, no number drawn; the connections of the room should come from a read-only host
 * (`readonly.ts`), so that a connector that tries to write is stopped. Throws where a connection must halt.
 */
export async function planSync(room: Room, name: string, signal: AbortSignal, options: PlanOptions = {}): Promise<PlanReport> {
  const sync = syncOf(room, name);
  const diagnostics: Diagnostic[] = [];
  const changes: ShownChange[] = [];
  const entries: PlanEntry[] = [];
  let done = 0;
  for await (const ref of options.refs ?? names(room, sync, signal, (finding) => diagnostics.push(finding))) {
    const reading = await read(room, sync, ref, signal);
    for (const target of sync.targets.keys()) {
      if (options.target !== undefined && options.target !== target) continue;
      const one = 'presence' in reading ? await outlookNow(room, sync, ref, target, reading, signal) : blockedOutlook(ref, target, [reading]);
      changes.push(...one.changes);
      if (one.entry) entries.push(one.entry);
    }
    done += 1;
    options.onSubject?.(done);
    signal.throwIfAborted();
  }
  return { sync: sync.name, summary: summarize(changes), changes, diagnostics, entries };
}
