// Says where a subject is and why each field is what it is: both rows, the journal, and the rule and source behind every field.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Origin } from '../mapping/types';
import { flatten } from '../model/paths';
import type { Json } from '../model/json';
import type { Ref } from '../model/ref';
import { classify } from './classify';
import { spoken } from './find';
import type { DeliveryRow, JournalEntry, SubjectRow } from './ports';
import { readSubject } from './read';
import type { Room, Sync } from './room';

/** One field of the model or of a target's shape, and what made it. */
export interface ExplainedField {
  readonly path: string;
  readonly value: Json;
  /** `mappings/zgw/zaaktype.yaml:12`; null where no rule is known. */
  readonly rule: string | null;
  readonly sources: readonly string[];
}

export interface ExplainedTarget {
  readonly target: string;
  readonly delivery: DeliveryRow | null;
  readonly fields: readonly ExplainedField[];
}

export interface Explanation {
  readonly sync: string;
  readonly ref: Ref;
  readonly subject: SubjectRow | null;
  readonly fields: readonly ExplainedField[];
  readonly unmapped: readonly string[];
  readonly targets: readonly ExplainedTarget[];
  readonly journal: readonly JournalEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

const LINES = 50;

function explained(value: Parameters<typeof flatten>[0], rules: ReadonlyMap<string, Origin>): ExplainedField[] {
  const originOf = (path: string): Origin | undefined => {
    for (let end = path.length; end > 0; end = Math.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1))) {
      const origin = rules.get(path.slice(0, end));
      if (origin) return origin;
    }
    return undefined;
  };
  return [...flatten(value)].map(([path, leaf]) => {
    const origin = originOf(path);
    return { path, value: leaf, rule: origin ? `${origin.file}:${origin.line}` : null, sources: origin?.sources ?? [] };
  });
}

async function inSync(room: Room, sync: Sync, ref: Ref, signal: AbortSignal): Promise<Explanation> {
  const [subject] = await room.store.questions.subjects({ sync: sync.name, id: ref.id, kind: ref.kind }, null, 1);
  const journal = (await room.store.journal.of(ref, LINES)).filter((line) => line.sync === sync.name);
  const rows = await room.store.questions.deliveries({ sync: sync.name, id: ref.id }, null, sync.targets.size);
  const delivery = (target: string): DeliveryRow | null => rows.find((row) => row.target === target) ?? null;
  const found = { sync: sync.name, ref, subject: subject ?? null, journal };
  try {
    const reading = await readSubject(room, sync, ref, signal, true);
    if (reading.model === null) {
      return { ...found, fields: [], unmapped: [], targets: [...sync.targets.keys()].map((target) => ({ target, delivery: delivery(target), fields: [] })), diagnostics: [diagnostic('ZS3005', `the source says that it is gone`, { subject: spoken(ref) })] };
    }
    const { model } = reading;
    const targets = [...sync.targets.values()].map((target): ExplainedTarget => {
      const mapped = target.mapping.run(model, { settings: sync.settings, subject: spoken(ref), explain: true });
      return { target: target.name, delivery: delivery(target.name), fields: explained(mapped.value, mapped.rules) };
    });
    return { ...found, fields: explained(model, reading.rules), unmapped: reading.unmapped, targets, diagnostics: reading.diagnostics };
  } catch (error) {
    const failure = classify(error, { subject: spoken(ref), connection: sync.source, verb: 'explain' });
    if (failure.kind === 'lost' || signal.aborted) throw error;
    return { ...found, fields: [], unmapped: [], targets: [...sync.targets.keys()].map((target) => ({ target, delivery: delivery(target), fields: [] })), diagnostics: [failure.reason] };
  }
}

/** One explanation per sync that keeps this kind from this system in step. Reads the source as it is now; writes nothing. */
export async function explain(room: Room, ref: Ref, signal: AbortSignal): Promise<readonly Explanation[]> {
  const syncs = [...room.syncs.values()].filter((sync) => sync.kind === ref.kind && sync.source === ref.system);
  return Promise.all(syncs.map((sync) => inSync(room, sync, ref, signal)));
}
