// Makes what a target already holds the baseline, field by field as a person chose; writes nothing to the target.
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import type { Json } from '../../model/json';
import { flatten } from '../../model/paths';
import { formatRef, type Ref } from '../../model/ref';
import { retained } from '../base';
import { spoken, syncOf } from '../find';
import { names } from '../plan';
import type { Room, Sync } from '../room';
import type { Choice } from './csv';
import { adoptRow, type AdoptRow } from './report';

export interface Adopted {
  /** Equal, and taken over as they are. */
  readonly equal: number;
  /** Differing, and every field has an owner now. */
  readonly chosen: number;
  /** Still waiting: a field without an owner, an object of which nobody said which is meant. */
  readonly undecided: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

type Owner = (path: string) => 'ours' | 'theirs' | null;

function ownerOf(choices: readonly Choice[]): Owner {
  const all = choices.find((choice) => choice.field === '')?.owner ?? null;
  const byField = new Map(choices.map((choice) => [choice.field, choice.owner]));
  return (path) => byField.get(path) ?? all;
}

/**
 * The baseline that makes the three-way comparison do what was chosen. *ours*: the target's value counts as delivered by us,
 * so the next delivery replaces it. *theirs*: ours counts as delivered and theirs as an edit of it, so it stands. Equal: as is.
 */
function baseline(row: AdoptRow, owner: Owner): ReadonlyMap<string, Json> | null {
  if (row.seen?.now.state !== 'found') return null;
  if (row.fields.some((field) => owner(field.path) === null)) return null;
  const held = flatten(row.seen.now.value);
  const differing = new Set(row.fields.map((field) => field.path));
  const base = new Map<string, Json>([...row.seen.planned.delivers].filter(([path]) => !differing.has(path) && held.has(path)));
  for (const field of row.fields) {
    const value = owner(field.path) === 'ours' ? held.get(field.path) : (field.ours ?? undefined);
    if (value !== undefined) base.set(field.path, value);
  }
  return base;
}

function overruled(sync: Sync, target: string, row: AdoptRow, owner: Owner): Diagnostic[] {
  const rule = sync.targets.get(target)?.ownership;
  return row.fields
    .filter((field) => owner(field.path) === 'theirs' && rule?.(field.path) === 'ours')
    .map((field) => diagnostic('ZS4021', `${field.path} was given to them, and the sync says that it is ours`, { subject: spoken(row.ref), field: field.path, severity: 'warning', remedy: 'Set ownership of this path to theirs in the sync, or it will be overwritten.' }));
}

function grouped(choices: readonly Choice[]): ReadonlyMap<string, readonly Choice[]> {
  const groups = new Map<string, Choice[]>();
  for (const choice of choices) groups.set(formatRef(choice.ref), [...(groups.get(formatRef(choice.ref)) ?? []), choice]);
  return groups;
}

/**
 * Looks at every subject again, so that what changed since the report is not adopted blindly. Each baseline is journalled; then
 * the deliveries are made due, and write exactly what was chosen (after approval, where the sync asks that).
 */
export async function adopt(room: Room, name: string, target: string, choices: readonly Choice[], by: string, signal: AbortSignal): Promise<Adopted> {
  const sync = syncOf(room, name);
  const config = sync.targets.get(target);
  const bySubject = grouped(choices);
  const done: Ref[] = [];
  const undecided: string[] = [];
  const diagnostics: Diagnostic[] = [];
  let equal = 0;
  for await (const ref of names(room, sync, signal, (finding) => diagnostics.push(finding))) {
    const mine = bySubject.get(formatRef(ref)) ?? [];
    const row = await adoptRow(room, sync, target, ref, mine.find((choice) => choice.field === '' || choice.targetId !== null)?.targetId ?? undefined, signal);
    if (row === null || row.state === 'only-here' || row.state === 'adopted') continue;
    const owner = ownerOf(mine);
    const base = baseline(row, owner);
    if (base === null || row.seen?.now.state !== 'found') {
      undecided.push(formatRef(ref));
      continue;
    }
    diagnostics.push(...overruled(sync, target, row, owner));
    const theirs = new Set(row.fields.filter((field) => owner(field.path) === 'theirs').map((field) => field.path));
    const values = Object.fromEntries(Object.entries(retained(base, config?.retain ?? 'values', room.store.key)).map(([path, kept]) => [path, theirs.has(path) ? { ...kept, kept: true as const } : kept]));
    await room.store.adopt({ sync: sync.name, ref, target }, { values, links: row.seen.now.links, desiredHash: null, revision: room.revision }, by);
    done.push(ref);
    if (row.state === 'equal') equal += 1;
  }
  if (done.length > 0) {
    await room.store.mark(done.map((ref) => ({ sync: sync.name, ref })), 'bulk');
    await room.store.redeliver({ sync: sync.name, target, refs: done }, 'bulk');
  }
  return { equal, chosen: done.length - equal, undecided, diagnostics };
}
