// Compares a source with a target that was filled before we came: equal, differing, only here, only there, ambiguous.
import type { Target } from '../../connector/contract';
import { DiagnosticError, type Diagnostic } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import type { Ref } from '../../model/ref';
import { classify } from '../classify';
import { spoken, syncOf, targetOf } from '../find';
import { look, wishOf, type Look } from '../look';
import { knownOf, names } from '../plan';
import { readSubject } from '../read';
import type { Room, Sync } from '../room';

/** `adopted`: it has a baseline already. `unreadable`: source or mapping says no; see its diagnostics. */
export type AdoptState = 'equal' | 'differs' | 'only-here' | 'only-there' | 'ambiguous' | 'unreadable' | 'adopted';

/** One field in which what we want and what the target holds differ. */
export interface DifferingField {
  readonly path: string;
  readonly ours: Json | null;
  readonly theirs: Json | null;
}

export interface AdoptRow {
  readonly state: AdoptState;
  /** Of the source; of the target where it is only there. */
  readonly ref: Ref;
  readonly targetId: string | null;
  readonly fields: readonly DifferingField[];
  readonly diagnostics: readonly Diagnostic[];
  /** What was found, for who goes on to adopt it; null where there is nothing to adopt. */
  readonly seen: Look | null;
}

const bare = (state: AdoptState, ref: Ref, diagnostics: readonly Diagnostic[] = []): AdoptRow => ({ state, ref, targetId: null, fields: [], diagnostics, seen: null });

function compared(ref: Ref, seen: Look): AdoptRow {
  if (seen.now.state !== 'found') return bare('only-here', ref, seen.diagnostics);
  const fields = seen.changes.flatMap((change) => change.fields.map((field) => ({ path: field.path, ours: field.to, theirs: field.from })));
  const isEqual = fields.length === 0 && seen.planned.steps.length === 0;
  // A kept field tells the target's value as `from`, as a field that would be written does.
  return { state: isEqual ? 'equal' : 'differs', ref, targetId: seen.now.links[''] ?? null, fields, diagnostics: seen.diagnostics, seen };
}

/** One subject; `meant` is the id a person chose among several. Only reads. */
export async function adoptRow(room: Room, sync: Sync, target: string, ref: Ref, meant: string | undefined, signal: AbortSignal): Promise<AdoptRow | null> {
  const known = await knownOf(room, sync, ref, target);
  if (known.base !== null) return { ...bare('adopted', ref), targetId: known.base.links[''] ?? null };
  try {
    const reading = await readSubject(room, sync, ref, signal);
    if (reading.presence !== 'in' || reading.model === null) return null;
    const wish = wishOf(sync, target, reading.model, ref);
    return compared(ref, await look(room, sync, { ref, target, wish, base: null, pending: null, links: meant === undefined ? {} : { '': meant } }, signal));
  } catch (error) {
    const failure = classify(error, { subject: spoken(ref), connection: target, verb: 'adopt' });
    if (failure.kind !== 'blocked') throw error;
    const diagnostics = error instanceof DiagnosticError ? error.diagnostics : [failure.reason];
    return bare(diagnostics.some((finding) => finding.code === 'ZS4019') ? 'ambiguous' : 'unreadable', ref, diagnostics);
  }
}

async function* onlyThere(target: Target, sync: Sync, matched: ReadonlySet<string>, signal: AbortSignal): AsyncGenerator<AdoptRow> {
  if (!target.list) return;
  const told = new Set<string>();
  let cursor: Json | null = null;
  do {
    const page = await target.list(sync.selectHint, cursor, signal, sync.kind);
    for (const { ref } of page.names) {
      if (ref.kind !== sync.kind || matched.has(ref.id) || told.has(ref.id)) continue;
      told.add(ref.id);
      yield bare('only-there', ref);
    }
    cursor = page.next;
  } while (cursor !== null);
}

const naturalKey = (row: AdoptRow): string | undefined => {
  const key = row.seen?.now.state === 'found' ? row.seen.now.value['identificatie'] : undefined;
  return typeof key === 'string' ? key : undefined;
};

/** Row by row, so that a report of any length fits; writes nothing, anywhere. */
export async function* adoptReport(room: Room, name: string, target: string, signal: AbortSignal): AsyncGenerator<AdoptRow> {
  const sync = syncOf(room, name);
  const matched = new Set<string>();
  for await (const ref of names(room, sync, signal, () => undefined)) {
    matched.add(ref.id);
    const row = await adoptRow(room, sync, target, ref, undefined, signal);
    if (row === null) continue;
    const key = naturalKey(row);
    if (key !== undefined) matched.add(key);
    yield row;
  }
  yield* onlyThere(targetOf(room, sync, target).target, sync, matched, signal);
}
