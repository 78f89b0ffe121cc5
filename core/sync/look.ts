// Looks at the target and plans: what plan shows and deliver executes, made in one place so that they are the same.
import { performance } from 'node:perf_hooks';
import type { Absent, Change, Found, Links, Planned, Unknowable } from '../connector/contract';
import { Blocked } from '../connector/outcome';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Origin } from '../mapping/types';
import { hash } from '../model/hash';
import type { Json, JsonObject } from '../model/json';
import { flatten } from '../model/paths';
import type { Ref } from '../model/ref';
import { asSetBack, withPending } from './base';
import { spoken, targetOf } from './find';
import type { Base, Pending } from './ports';
import type { Room, Sync } from './room';
import { dateOf } from './today';

/** What we want at a target, in its shape. */
export interface Wish {
  /** null: removal. */
  readonly want: JsonObject | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Says which rule made a path; asked only when there is something to show. */
  readonly rules: () => ReadonlyMap<string, Origin>;
}

export interface Look {
  readonly now: Found | Absent | Unknowable;
  readonly planned: Planned;
  /** As planned, each field with the mapping rule that made it. */
  readonly changes: readonly Change[];
  /** The base it was planned with; null: nothing there is ours. */
  readonly base: Base['values'] | null;
  readonly diagnostics: readonly Diagnostic[];
  /** When the look began: performance.now(). */
  readonly at: number;
}

/** Maps the model to the target's shape. Throws Blocked where the mapping has errors. */
export function wishOf(sync: Sync, target: string, model: JsonObject, ref: Ref): Wish {
  const config = sync.targets.get(target);
  if (!config) throw new Blocked(diagnostic('ZS9001', `sync "${sync.name}" has no target "${target}"`));
  const run = (explain: boolean) => config.mapping.run(model, { settings: sync.settings, subject: spoken(ref), explain });
  const mapped = run(false);
  const errors = mapped.diagnostics.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw new Blocked(errors);
  return { want: mapped.value, diagnostics: mapped.diagnostics, rules: () => run(true).rules };
}

/** Nothing is wanted: what was delivered goes. */
export const REMOVAL: Wish = { want: null, diagnostics: [], rules: () => new Map() };

/** The longest path of the mapping that covers this one: a rule for `selectielijst` made `selectielijst.nummer`. */
function ruleFor(path: string, rules: ReadonlyMap<string, Origin>): string | undefined {
  for (let end = path.length; end > 0; end = Math.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1))) {
    const origin = rules.get(path.slice(0, end));
    if (origin) return `${origin.file}:${origin.line}`;
  }
  return undefined;
}

function withRules(changes: readonly Change[], wish: Wish): readonly Change[] {
  if (changes.every((change) => change.fields.length === 0)) return changes;
  const rules = wish.rules();
  return changes.map((change) => ({
    ...change,
    fields: change.fields.map((field) => {
      const rule = field.rule ?? ruleFor(field.path, rules);
      return rule === undefined ? field : { ...field, rule };
    }),
  }));
}

export interface LookInput {
  readonly ref: Ref;
  readonly target: string;
  readonly wish: Wish;
  readonly base: Base | null;
  readonly pending: Pending | null;
  readonly links: Links;
  /** The target was set back: see `asSetBack`. */
  readonly distrusted?: boolean;
}

/** Finds what the target has now and plans from it. Only reads. */
export async function look(room: Room, sync: Sync, input: LookInput, signal: AbortSignal): Promise<Look> {
  const { target, config } = targetOf(room, sync, input.target);
  const { ref, wish, links } = input;
  const at = performance.now();
  const now = await target.find({ ref, want: wish.want, links, options: config.options }, signal);
  const known = now.state === 'found' ? withPending(input.base, input.pending, flatten(now.value), room.store.key) : (input.base?.values ?? null);
  const base = known !== null && input.distrusted && now.state === 'found' ? asSetBack(known, flatten(now.value)) : known;
  const planned = target.plan({
    ref,
    want: wish.want,
    // What is absent was not edited: it is made anew, from nothing.
    base: base === null || now.state === 'absent' ? null : new Map(Object.entries(base)),
    now,
    links: now.state === 'absent' ? {} : now.state === 'found' ? { ...links, ...now.links } : links,
    ownership: config.ownership,
    key: room.store.key,
    options: config.options,
    today: dateOf(room.clock.now()),
  });
  return { now, planned, changes: withRules(planned.changes, wish), base, diagnostics: [...wish.diagnostics, ...planned.diagnostics], at };
}

/** What approval binds: the steps, to the letter. */
export const stepsHash = (planned: Pick<Planned, 'steps'>): string => hash(JSON.parse(JSON.stringify(planned.steps)) as Json);

/** What the target holds, as one hash; null where there is nothing, or it cannot be asked. */
export const nowHash = (now: Found | Absent | Unknowable): string | null => (now.state === 'found' ? hash(now.value) : null);

/** Fields of a plan that stay as they are because a person owns them. */
export const keptFields = (changes: readonly Change[]) => changes.flatMap((change) => change.fields.filter((field) => field.kept !== undefined));

/** Nobody said who owns this object, and it is not as we want it: it may not be touched (practice §3). */
export function needsAdoption(seen: Look): boolean {
  if (seen.base !== null || seen.now.state !== 'found') return false;
  return seen.planned.steps.length > 0 || keptFields(seen.changes).length > 0;
}
