// Takes up a run that broke off: finds out what became of the step that was under way, before anything else is done.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Outcome } from '../engine/outcome';
import { mergeLinks } from './base';
import { spoken } from './find';
import type { DeliveryClaim } from './ports';
import type { OpenConnection, Room, SyncTarget } from './room';
import { after, progressOf, record, type Line, type Progress } from './run';
import type { Target } from '../connector/contract';

type Waiting = Extract<Outcome<never, Diagnostic>, { kind: 'again' | 'blocked' }>;

/** The run as it stands once nothing is uncertain any more; `left` are its lines still to be done. */
export interface Resolved {
  readonly plan: string | null;
  readonly progress: Progress;
  readonly lines: readonly Line[];
  readonly left: readonly Line[];
}

interface Parts {
  readonly open: OpenConnection;
  readonly target: Target;
  readonly config: SyncTarget;
}

/**
 * Steps go one after another, so at most one was under way: the first that is not done, unless the target refused it. Is its
 * effect there? Then it is done. Is it not? A repeatable step may simply be done (again). For the others absence counts only
 * at a second look, the grace of the peer after the first: the call itself has ended, its timeout being shorter than the
 * lease that passed. Nobody can tell? A person decides.
 */
async function uncertain(room: Room, claim: DeliveryClaim, parts: Parts, line: Line, progress: Progress, signal: AbortSignal): Promise<{ readonly progress: Progress; readonly done: boolean } | Waiting> {
  const subject = spoken(claim.ref);
  const context = { ref: claim.ref, results: progress.results, links: progress.links, options: parts.config.options, reason: 'resume' };
  const seen = await parts.target.recognise(line.request, context, signal);
  if (seen.state === 'applied') {
    await record(room, parts.open, claim, line, seen);
    return { progress: after(progress, line.request, seen), done: true };
  }
  if (line.request.repeatable) return { progress, done: false };
  if (seen.state === 'unknowable') {
    return { kind: 'blocked', reason: diagnostic('ZS4005', `it is not known whether "${line.step}" was done (journal line ${line.id})`, { subject }) };
  }
  const since = await room.store.journal.missed(line.id);
  if (since > 0 && since >= parts.open.graceMs) return { progress, done: false };
  const afterMs = Math.max(1, parts.open.graceMs - since);
  return { kind: 'again', afterMs, reason: diagnostic('ZS4006', `"${line.step}" was not found; looked up again in ${Math.ceil(afterMs / 1000)} s`, { subject }) };
}

/** null: no run is open. Otherwise the run without uncertainty, or the outcome by which this delivery waits. */
export async function resolveRun(room: Room, claim: DeliveryClaim, parts: Parts, signal: AbortSignal): Promise<Resolved | Waiting | null> {
  const lines = await room.store.journal.open(claim);
  if (lines.length === 0) return null;
  const progress = progressOf(lines, mergeLinks(claim.base?.links ?? {}, {}));
  const plan = lines[0]?.plan ?? null;
  const first = lines.find((line) => line.state !== 'done');
  const rest = lines.filter((line) => line.state === 'intended');
  if (first?.state !== 'intended') return { plan, progress, lines, left: rest };
  const found = await uncertain(room, claim, parts, first, progress, signal);
  if ('kind' in found) return found;
  return { plan, progress: found.progress, lines, left: found.done ? rest.slice(1) : rest };
}

/** Closes lines that will not be carried out any more: what is needed is planned anew. */
export async function abandon(room: Room, claim: DeliveryClaim, lines: readonly Line[]): Promise<void> {
  for (const line of lines) {
    await room.store.journal.failed(line.id, diagnostic('ZS4025', `"${line.step}" was not carried out: planned again`, { subject: spoken(claim.ref) }));
  }
}
