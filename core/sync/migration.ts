// Reports what became of each subject at one target: made, adopted or changed, under which ids, and which differences stay.
import type { Diagnostic } from '../diagnostics/diagnostic';
import { formatRef } from '../model/ref';
import { csvLine } from './csv';
import { syncOf } from './find';
import type { DeliveryRow, JournalEntry, Pair } from './ports';
import type { Room } from './room';

/** `adopted`: it was there before we came · `waits`: for time, an approval or another subject · `ignored`: not selected, and never delivered. */
export const MIGRATION_OUTCOMES = ['created', 'adopted', 'waits', 'blocked', 'removed', 'ignored'] as const;
export type MigrationOutcome = (typeof MIGRATION_OUTCOMES)[number];

export interface MigrationRow {
  /** As people type it: `register:zaak/4f1c`. */
  readonly subject: string;
  readonly target: string;
  readonly outcome: MigrationOutcome;
  /** Id at the target; null: none. */
  readonly targetId: string | null;
  /** Writes that were done: `create` → how many. The journal is kept as long as the house says, so an old row may count fewer. */
  readonly written: Readonly<Record<string, number>>;
  /** Of the first and the last of them, in UTC. */
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  /** Names at the source → ids at the target, of the subject and its parts. */
  readonly ids: Readonly<Record<string, string>>;
  /** What stays different, and what else deserves attention: of the last delivery. */
  readonly stays: readonly Diagnostic[];
  /** Why it is not there yet, or not done. */
  readonly why: string | null;
}

const PAGE = 200;
/** A zaak of a hundred parts, changed often. */
const LINES = 1000;

const said = (finding: Diagnostic | null): string | null => (finding ? `${finding.code} ${finding.message}` : null);

function outcomeOf(delivery: DeliveryRow | null, done: readonly JournalEntry[]): MigrationOutcome {
  if (!delivery) return 'ignored';
  if (delivery.base !== null) return done.some((line) => line.action === 'create' && line.targetId === delivery.base?.links['']) ? 'created' : 'adopted';
  if (done.some((line) => line.action === 'remove')) return 'removed';
  if (delivery.dueAt !== null || delivery.heldBy !== null) return 'waits';
  return delivery.wanted === delivery.applied ? 'ignored' : 'blocked';
}

function rowOf({ subject, delivery }: Pair, target: string, journal: readonly JournalEntry[]): MigrationRow {
  const done = journal.filter((line) => line.sync === subject.sync && line.target === target && line.state === 'done');
  const written: Record<string, number> = {};
  for (const line of done) written[line.action] = (written[line.action] ?? 0) + 1;
  const moments = done.map((line) => line.at.toISOString()).sort();
  const outcome = outcomeOf(delivery, done);
  const isDone = delivery !== null && delivery.base !== null && delivery.dueAt === null && delivery.wanted === delivery.applied;
  return {
    subject: formatRef(subject.ref), target, outcome,
    targetId: delivery?.base?.links[''] ?? null,
    written, firstAt: moments[0] ?? null, lastAt: moments.at(-1) ?? null,
    ids: delivery?.base?.links ?? {},
    stays: delivery?.diagnostics ?? [],
    why: isDone || outcome === 'removed' ? null : (said(delivery?.lastDiagnostic ?? null) ?? said(subject.lastDiagnostic)),
  };
}

/**
 * Every subject of a sync at one target, in order of name, row by row: a report of a million rows needs no more memory than one of
 * a thousand. Reads our own rows only; whether the target still agrees is for `prove` to say.
 */
export async function* migrationReport(room: Room, name: string, target: string, signal: AbortSignal): AsyncGenerator<MigrationRow> {
  const sync = syncOf(room, name);
  let after: Pair['subject']['ref'] | null = null;
  for (;;) {
    const page: readonly Pair[] = await room.store.questions.pairs(sync.name, target, after, PAGE);
    for (const pair of page) {
      signal.throwIfAborted();
      yield rowOf(pair, target, await room.store.journal.of(pair.subject.ref, LINES));
    }
    after = page.at(-1)?.subject.ref ?? null;
    if (page.length < PAGE || after === null) return;
  }
}

const COLUMNS: readonly (readonly [head: string, of: (row: MigrationRow) => string])[] = [
  ['subject', (row) => row.subject], ['target', (row) => row.target], ['outcome', (row) => row.outcome], ['target id', (row) => row.targetId ?? ''],
  ['written', (row) => Object.entries(row.written).map(([action, count]) => `${count} ${action}`).join(', ')],
  ['first', (row) => row.firstAt ?? ''], ['last', (row) => row.lastAt ?? ''], ['why', (row) => row.why ?? ''],
  ['stays', (row) => row.stays.map((finding) => `${finding.code}${finding.field ? ` ${finding.field}` : ''}`).join(', ')],
  ['ids', (row) => Object.entries(row.ids).filter(([bron]) => bron !== '').map(([bron, id]) => `${bron}=${id}`).join(' ')],
];

export const migrationHead = (): string => csvLine(COLUMNS.map(([head]) => head));
export const migrationLine = (row: MigrationRow): string => csvLine(COLUMNS.map(([, of]) => of(row)));
