// Reads source and target of one subject and says whether they agree; a difference counts only when a second look at rest shows the same.
import { canonical } from '../../model/hash';
import type { Json, JsonObject } from '../../model/json';
import type { Ref } from '../../model/ref';
import { outlook, type Outlook } from '../plan';
import type { Base } from '../ports';
import { readSubject } from '../read';
import type { Room, Sync } from '../room';
import { besideIt } from './beside';
import { byRows } from './by-rows';
import { compareContents } from './contents';
import type { Drift, Evidence, ProvedContent, Verdict } from './row';

/** Everything one look at both sides shows. */
interface Sight {
  readonly outlook: Outlook;
  /** What the target holds beside what was delivered. */
  readonly beside: readonly Drift[];
  readonly contents: { readonly drift: readonly Drift[]; readonly evidence: Evidence; readonly contents: readonly ProvedContent[] } | null;
}

const driftOf = ({ outlook: seen, beside, contents }: Sight): Drift[] => [
  ...seen.changes.flatMap((change) => change.fields.map((field): Drift => ({ path: field.path, target: field.from, wanted: field.to, owner: field.kept === undefined ? 'ours' : 'theirs' }))),
  ...beside,
  ...(contents?.drift ?? []),
];

/** The same difference: these fields, these values. */
const same = (a: Sight, b: Sight): boolean =>
  canonical(driftOf(a) as unknown as Json) === canonical(driftOf(b) as unknown as Json) && a.outlook.look?.now.state === b.outlook.look?.now.state;

function judge(sight: Sight): Verdict {
  const { outlook: seen, contents } = sight;
  const drift = driftOf(sight);
  const evidence = contents?.evidence ?? (seen.look ? 'read back' : 'none');
  const proved = contents ? { contents: contents.contents } : {};
  if (seen.changes.some((change) => change.blocked)) return { state: 'blocked', drift, evidence, why: seen.changes.flatMap((change) => change.diagnostics)[0]?.message ?? null, ...proved };
  const now = seen.look?.now.state;
  if (now === 'unknowable') return { state: seen.entry ? 'differs' : 'in-step', drift, evidence: 'none', why: 'the target cannot be asked; compared with what it was told' };
  if (now === 'absent' && seen.entry) return { state: 'missing', drift: [], evidence, why: 'the target does not have it' };
  return { state: drift.length > 0 || seen.entry ? 'differs' : 'in-step', drift, evidence, why: null, ...proved };
}

export interface Compared {
  readonly sync: Sync;
  readonly ref: Ref;
  readonly target: string;
  readonly base: Base | null;
  /** Compare bytes too. */
  readonly content: boolean;
}

async function sight(room: Room, { sync, ref, target, base, content }: Compared, signal: AbortSignal): Promise<Sight> {
  const reading = await readSubject(room, sync, ref, signal);
  const seen = await outlook(room, sync, ref, target, reading, signal, { base, pending: null });
  const now = seen.look?.now;
  if (!seen.look || now?.state !== 'found' || reading.model === null) return { outlook: seen, beside: [], contents: null };
  const beside = besideIt(room, sync, ref, target, reading.model, seen.look);
  if (!content) return { outlook: seen, beside, contents: null };
  const asked: { model: JsonObject; want: JsonObject; links: Readonly<Record<string, string>> } = { model: reading.model, want: now.value, links: { ...base?.links, ...now.links } };
  return { outlook: seen, beside, contents: await compareContents(room, sync, ref, target, asked, signal) };
}

/** A difference counts only at rest. */
async function isMoving(room: Room, { sync, ref, target }: Compared): Promise<boolean> {
  const pair = await room.store.questions.pair(sync.name, target, ref);
  return pair !== null && byRows(pair.subject, pair.delivery) !== null;
}

/** Reads source and target, at most twice. Throws what they throw. */
export async function compare(room: Room, asked: Compared, signal: AbortSignal): Promise<Verdict> {
  const first = await sight(room, asked, signal);
  const verdict = judge(first);
  if (verdict.state === 'in-step') return verdict;
  const second = await sight(room, asked, signal);
  if (same(first, second) && !(await isMoving(room, asked))) return verdict;
  const later = judge(second);
  return later.state === 'in-step' ? later : { state: 'moving', drift: [], evidence: 'read back', why: 'it changed while it was compared' };
}
