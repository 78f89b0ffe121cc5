// Puts the steps of several wishes in one order: what others refer to first, what cannot be taken back last; every name once.
import type { Step } from '../../../core/connector/contract';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';

/** Names that a request refers to. */
export function refsIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (!isObject(value)) return [];
  const { $ref } = value;
  return typeof $ref === 'string' ? [$ref] : Object.values(value).flatMap(refsIn);
}

const renamedIn = (value: Json, names: ReadonlyMap<string, string>): Json => {
  if (Array.isArray(value)) return value.map((one) => renamedIn(one, names));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, field === '$ref' && typeof inner === 'string' ? (names.get(inner) ?? inner) : renamedIn(inner, names)]));
};

/** Steps of one wish, none of them named as one of another wish. */
export function distinct(steps: readonly Step[], taken: ReadonlySet<string>): Step[] {
  const names = new Map<string, string>();
  for (const { name } of steps) {
    if (!taken.has(name)) continue;
    let other = 2;
    while (taken.has(`${name} (${other})`)) other += 1;
    names.set(name, `${name} (${other})`);
  }
  if (names.size === 0) return [...steps];
  return steps.map((step) => ({
    ...step, name: names.get(step.name) ?? step.name, request: renamedIn(step.request, names) as JsonObject,
    ...(step.undo ? { undo: renamedIn(step.undo, names) as JsonObject } : {}),
  }));
}

/** 0: can be taken back; 1: a status; 2: closes a zaak, or removes; 3: gives back a lock somebody else checked out with. */
const phaseOf = (step: Step): number => (step.request['do'] === 'release' ? 3 : !step.irreversible ? 0 : step.action === 'close' || step.action === 'remove' ? 2 : 1);

/**
 * Keeps the order within a wish, but for what cannot be taken back: that comes after everything that can fail. The steps of a zaak that
 * is opened again (`together`) keep theirs: what follows would be refused without it.
 */
export function ordered(steps: readonly Step[], together: ReadonlySet<string>): Step[] {
  const at = (phase: number): Step[] => steps.filter((step) => (together.has(step.name) ? 1 : phaseOf(step)) === phase);
  return [0, 1, 2, 3].flatMap(at);
}

/** Groups so that each comes after those it refers to; null: they refer to one another in a circle. */
export function afterWhatTheyNeed<Group extends { readonly steps: readonly Step[] }>(groups: readonly Group[]): Group[] | null {
  const makers = new Map(groups.flatMap((group) => group.steps.map((step) => [step.name, group] as const)));
  const done: Group[] = [];
  const open = new Set<Group>();
  const visit = (group: Group): boolean => {
    if (done.includes(group)) return true;
    if (open.has(group)) return false;
    open.add(group);
    const needed = new Set(group.steps.flatMap((step) => refsIn(step.request)).map((name) => makers.get(name)).filter((one): one is Group => one !== undefined && one !== group));
    const isFine = [...needed].every(visit);
    open.delete(group);
    done.push(group);
    return isFine;
  };
  return groups.every(visit) ? done : null;
}
