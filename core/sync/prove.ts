// Compares source and target now, subject by subject, and says of each whether they agree, on what evidence, or why not yet.
import type { Diagnostic } from '../diagnostics/diagnostic';
import { canonical } from '../model/hash';
import type { Json } from '../model/json';
import type { Ref } from '../model/ref';
import { classify } from './classify';
import { spoken, syncOf, targetOf } from './find';
import { names, outlook, type Outlook } from './plan';
import type { DeliveryRow, SubjectRow } from './ports';
import { readSubject } from './read';
import type { Room, Sync } from './room';

/** `moving`: a difference was seen and was another at the second look. `unread`: the source or target could not be asked. */
export const PROOF_STATES = ['in-step', 'differs', 'missing', 'due', 'held', 'blocked', 'ignored', 'moving', 'unread'] as const;
export type ProofState = (typeof PROOF_STATES)[number];

export interface Drift {
  readonly path: string;
  readonly target: Json | null;
  readonly wanted: Json | null;
  /** Who has the last word: `ours` will be written at the next delivery, `theirs` stands. */
  readonly owner: 'ours' | 'theirs';
}

export interface ProofRow {
  readonly subject: string;
  readonly target: string;
  readonly state: ProofState;
  readonly drift: readonly Drift[];
  /** *read back*: compared field by field with what the target answered · *listed*: the target names it · *none*: it cannot be asked. */
  readonly evidence: 'read back' | 'listed' | 'none';
  /** When that was. */
  readonly at: string;
  readonly why: string | null;
}

export type Totals = Readonly<Record<ProofState, number>> & { readonly selected: number };

const PAGE = 200;

/** What the rows alone say; null: it rests, so source and target must agree. */
function resting(subject: SubjectRow, delivery: DeliveryRow | undefined): Pick<ProofRow, 'state' | 'why'> | null {
  const said = (finding: Diagnostic | null): string | null => (finding ? `${finding.code} ${finding.message}` : null);
  if (delivery?.heldBy) return { state: 'held', why: `plan ${delivery.heldBy}` };
  if (subject.dueAt !== null || subject.wanted > subject.seen) return { state: subject.dueAt === null ? 'blocked' : 'due', why: said(subject.lastDiagnostic) };
  if (subject.presence !== 'in' && !delivery?.base) return { state: 'ignored', why: subject.presence === 'out' ? 'not selected' : 'gone, and never delivered' };
  if (delivery && (delivery.dueAt !== null || delivery.wanted > delivery.applied)) return { state: delivery.dueAt === null ? 'blocked' : 'due', why: said(delivery.lastDiagnostic) };
  if (subject.presence === 'out') return { state: 'ignored', why: 'left the selection; what was delivered stays' };
  return null;
}

const driftOf = (seen: Outlook): Drift[] =>
  seen.changes.flatMap((change) => change.fields.map((field): Drift => ({ path: field.path, target: field.from, wanted: field.to, owner: field.kept === undefined ? 'ours' : 'theirs' })));

/** The same difference: these fields, these values. */
const same = (a: Outlook, b: Outlook): boolean => canonical(driftOf(a) as unknown as Json) === canonical(driftOf(b) as unknown as Json) && a.look?.now.state === b.look?.now.state;

async function compared(room: Room, sync: Sync, ref: Ref, target: string, signal: AbortSignal): Promise<Omit<ProofRow, 'subject' | 'target' | 'at'>> {
  const once = async (): Promise<Outlook> => outlook(room, sync, ref, target, await readSubject(room, sync, ref, signal), signal);
  const first = await once();
  const judge = (seen: Outlook): Omit<ProofRow, 'subject' | 'target' | 'at'> => {
    const drift = driftOf(seen);
    if (seen.changes.some((change) => change.blocked)) return { state: 'blocked', drift, evidence: seen.look ? 'read back' : 'none', why: seen.changes.flatMap((change) => change.diagnostics)[0]?.message ?? null };
    const now = seen.look?.now.state;
    if (now === 'unknowable') return { state: seen.entry ? 'differs' : 'in-step', drift, evidence: 'none', why: 'the target cannot be asked; compared with what it was told' };
    if (now === 'absent' && seen.entry) return { state: 'missing', drift: [], evidence: 'read back', why: 'the target does not have it' };
    return { state: drift.length > 0 || seen.entry ? 'differs' : 'in-step', drift, evidence: 'read back', why: null };
  };
  const verdict = judge(first);
  if (verdict.state === 'in-step') return verdict;
  const second = await once();
  if (same(first, second) && !(await isMoving(room, sync, ref, target))) return verdict;
  return judge(second).state === 'in-step' ? judge(second) : { state: 'moving', drift: [], evidence: 'read back', why: 'it changed while it was compared' };
}

async function rowOf(room: Room, sync: Sync, ref: Ref, target: string): Promise<DeliveryRow | undefined> {
  return (await room.store.questions.deliveries({ sync: sync.name, id: ref.id, target }, null, 1))[0];
}

/** A difference counts only at rest. */
async function isMoving(room: Room, sync: Sync, ref: Ref, target: string): Promise<boolean> {
  const [subject] = await room.store.questions.subjects({ sync: sync.name, id: ref.id, kind: ref.kind }, null, 1);
  return subject !== undefined && resting(subject, await rowOf(room, sync, ref, target)) !== null;
}

/** Names the target lists; null where it cannot list. */
async function listed(room: Room, sync: Sync, target: string, signal: AbortSignal): Promise<ReadonlySet<string> | null> {
  const { target: peer } = targetOf(room, sync, target);
  if (!peer.list) return null;
  const found = new Set<string>();
  let cursor: Json | null = null;
  do {
    const page = await peer.list(sync.selectHint, cursor, signal, sync.kind);
    for (const { ref } of page.names) if (ref.kind === sync.kind) found.add(ref.id);
    cursor = page.next;
  } while (cursor !== null);
  return found;
}

function byIndex(ref: Ref, key: string, there: ReadonlySet<string> | null): Omit<ProofRow, 'subject' | 'target' | 'at'> {
  if (there === null) return { state: 'in-step', drift: [], evidence: 'none', why: 'the target cannot be asked' };
  if (there.has(ref.id) || there.has(key)) return { state: 'in-step', drift: [], evidence: 'listed', why: null };
  return { state: 'missing', drift: [], evidence: 'listed', why: 'the target does not list it' };
}

async function proved(room: Room, sync: Sync, subject: SubjectRow, target: string, there: ReadonlySet<string> | null | undefined, signal: AbortSignal): Promise<Omit<ProofRow, 'subject' | 'target' | 'at'>> {
  const waits = resting(subject, await rowOf(room, sync, subject.ref, target));
  if (waits) return { ...waits, drift: [], evidence: 'none' };
  const key = subject.desired?.['identificatie'];
  if (there !== undefined) return byIndex(subject.ref, typeof key === 'string' ? key : subject.ref.id, there);
  try {
    return await compared(room, sync, subject.ref, target, signal);
  } catch (error) {
    const failure = classify(error, { subject: spoken(subject.ref), connection: target, verb: 'prove' });
    if (failure.kind === 'lost' || signal.aborted) throw error;
    return { state: failure.kind === 'blocked' ? 'blocked' : 'unread', drift: [], evidence: 'none', why: failure.reason.message };
  }
}

async function* subjects(room: Room, sync: Sync): AsyncGenerator<SubjectRow> {
  let after: Ref | null = null;
  for (;;) {
    const page: readonly SubjectRow[] = await room.store.questions.subjects({ sync: sync.name }, after, PAGE);
    yield* page;
    after = page.at(-1)?.ref ?? null;
    if (page.length < PAGE) return;
  }
}

/** Names the source lists and nobody here has observed yet. */
async function* unobserved(room: Room, sync: Sync, signal: AbortSignal): AsyncGenerator<Ref> {
  for await (const ref of names(room, sync, signal, () => undefined)) {
    const [known] = await room.store.questions.subjects({ sync: sync.name, id: ref.id, kind: ref.kind }, null, 1);
    if (!known) yield ref;
  }
}

export interface ProveOptions {
  /** `index` compares names only; `fields` reads everything back. */
  readonly depth: 'index' | 'fields';
  readonly target?: string;
}

/**
 * One row per subject and target; together they are everything that is selected, so the totals add up. Reads the source and
 * the targets, writes nothing. A difference is reported only when a second look at rest shows the same.
 */
export async function* prove(room: Room, name: string, options: ProveOptions, signal: AbortSignal): AsyncGenerator<ProofRow> {
  const sync = syncOf(room, name);
  for (const target of sync.targets.keys()) {
    if (options.target !== undefined && options.target !== target) continue;
    const there = options.depth === 'index' ? await listed(room, sync, target, signal) : undefined;
    const row = (subject: Ref, proof: Omit<ProofRow, 'subject' | 'target' | 'at'>): ProofRow => ({ subject: spoken(subject), target, at: room.clock.now().toISOString(), ...proof });
    for await (const subject of subjects(room, sync)) yield row(subject.ref, await proved(room, sync, subject, target, there, signal));
    for await (const ref of unobserved(room, sync, signal)) yield row(ref, { state: 'due', drift: [], evidence: 'none', why: 'the source lists it and it was never read: a scan has to come first' });
  }
}

/** Counts rows as they come; `selected` is the sum of all states. */
export function tally(): { add(row: ProofRow): void; totals(): Totals } {
  const counted = Object.fromEntries(PROOF_STATES.map((state) => [state, 0])) as Record<ProofState, number>;
  return {
    add: (row) => {
      counted[row.state] += 1;
    },
    totals: () => ({ ...counted, selected: Object.values(counted).reduce((sum, count) => sum + count, 0) }),
  };
}
