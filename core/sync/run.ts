// Executes the steps of a run one by one, so that it can be taken up again after a crash at any call.
import type { Applied, Links, Step, Target } from '../connector/contract';
import { Blocked, Halt, Retry } from '../connector/outcome';
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';
import { formatRef } from '../model/ref';
import { mergeLinks } from './base';
import { contentDoor } from './content';
import { fence } from './fence';
import { spoken } from './find';
import type { DeliveryClaim, JournalEntry, ObjectKey } from './ports';
import type { OpenConnection, Room, Sync, SyncTarget } from './room';

/** One line of a run, with the step it stands for. */
export type Line = JournalEntry & { readonly request: Step };

/** What is known while a run goes on. */
export interface Progress {
  /** Results of steps that were done, by name. */
  readonly results: Readonly<Record<string, Applied>>;
  readonly links: Links;
}

export const objectsOf = (open: OpenConnection, steps: readonly Step[]): ObjectKey[] =>
  [...new Map(steps.map((step) => [`${step.object.kind}\n${step.object.key}`, { connection: open.name, kind: step.object.kind, key: step.object.key }])).values()]
    .sort((a, b) => (a.kind === b.kind ? (a.key < b.key ? -1 : 1) : a.kind < b.kind ? -1 : 1));

/** Lays the result of a step over what was known. */
export function after(progress: Progress, step: Step, applied: Applied): Progress {
  const links = step.link === undefined ? progress.links : mergeLinks(progress.links, { [step.link]: applied.id });
  return { results: { ...progress.results, [step.name]: applied }, links };
}

/** What is known of a run from its lines alone. */
export function progressOf(lines: readonly Line[], links: Links): Progress {
  return lines
    .filter((line) => line.state === 'done')
    .reduce((known: Progress, line) => after(known, line.request, { state: 'applied', id: line.targetId, result: line.detail }), { results: {}, links });
}

/** Writes down that a step was done: the journal line, and the id map. */
export async function record(room: Room, open: OpenConnection, claim: DeliveryClaim, line: Line, applied: Applied): Promise<void> {
  const { kind, key } = line.request.object;
  const link = { connection: open.name, kind, key, owner: `${claim.sync}/${formatRef(claim.ref)}` };
  await room.store.journal.done(line.id, applied.id, applied.result, applied.id === null ? undefined : link);
}

export interface RunParts {
  /** The sync that is delivered: its source has the contents. */
  readonly source: Sync;
  readonly open: OpenConnection;
  readonly target: Target;
  readonly config: SyncTarget;
  readonly lines: readonly Line[];
  readonly from: Progress;
  /** Told to the target's audit trail. */
  readonly reason: string;
  /** When (performance.now) the leases of the delivery and its objects were last pushed ahead; absent: not known. */
  readonly renewedAt?: number;
}

/**
 * A refusal is an answer: the step was not done. No answer (Retry, or a call that was cut off) leaves the line `intended`:
 * whoever takes the run up must find out.
 */
async function attempt(room: Room, target: Target, line: Line, context: Parameters<Target['apply']>[1], cut: AbortSignal, signal: AbortSignal): Promise<Applied> {
  try {
    return await target.apply(line.request, context, cut);
  } catch (error) {
    if (error instanceof Blocked || error instanceof Halt) {
      const [finding] = error.diagnostics;
      await room.store.journal.failed(line.id, finding ?? diagnostic('ZS9002', 'refused without saying why'));
    } else if (!(error instanceof DiagnosticError) && cut.aborted && !signal.aborted) {
      throw new Retry(diagnostic('ZS4026', `"${line.step}" took too long`, { subject: spoken(context.ref) }), undefined, { cause: error });
    }
    throw error;
  }
}

/** Executes what is left of a run, in order. Throws what the connector threw, or LeaseLost. */
export async function run(room: Room, claim: DeliveryClaim, parts: RunParts, signal: AbortSignal): Promise<Progress> {
  const left = parts.lines.filter((line) => line.state === 'intended');
  const gate = fence(room, parts.open, claim, objectsOf(parts.open, left.map((line) => line.request)), signal, parts.renewedAt);
  let progress = parts.from;
  for (const line of left) {
    const context = { ref: claim.ref, results: progress.results, links: progress.links, options: parts.config.options, reason: parts.reason };
    const { content, lasting } = line.request;
    const applied = content === undefined && !lasting
      ? await attempt(room, parts.target, line, context, await gate.enter(), signal)
      : await gate.during(async (cut) => {
          const door = content === undefined ? {} : { content: await contentDoor(room, parts.source, claim, line.request, cut) };
          return attempt(room, parts.target, line, { ...context, ...door }, cut, signal);
        });
    await record(room, parts.open, claim, line, applied);
    progress = after(progress, line.request, applied);
  }
  return progress;
}

