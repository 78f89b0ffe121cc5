// Plans what to write: pure, from want, base and now; the same for the preview and the delivery.
import type { Action, Change, FieldChange, PlanInput, Planned, Step } from '../../core/connector/contract';
import { keyedHash, canonical } from '../../core/model/hash';
import { isObject, type Json, type JsonObject } from '../../core/model/json';
import { flatten, type Flat } from '../../core/model/paths';
import { threeWay, type Verdict } from '../../core/model/threeway';
import type { MemoryConfig } from './config';

/** How the other side treats keys decides whether a creation may be repeated. */
export type Keys = MemoryConfig['keys'];

const PART = /^onderdelen\[([^\]]*)\](?:\.(.*))?$/;

const partOf = (path: string): string | null => PART.exec(path)?.[1] ?? null;
const fieldOf = (path: string): string => PART.exec(path)?.[2] ?? path;
const topField = (path: string): string => fieldOf(path).split('.')[0] ?? path;

/** Lists of parts are compared part by part; that there are none is not a value of its own. */
const flat = (value: JsonObject): Flat => new Map([...flatten(value)].filter(([path]) => path !== 'onderdelen'));

const withoutParts = ({ onderdelen: _, ...own }: JsonObject): JsonObject => own;

const partsOf = (value: JsonObject): (JsonObject & { bron: string })[] =>
  (Array.isArray(value['onderdelen']) ? value['onderdelen'] : []).filter((part): part is JsonObject & { bron: string } => isObject(part) && typeof part['bron'] === 'string');

/** The key by which this object is known at the other side. */
export const keyOf = (want: JsonObject | null, id: string): string => (typeof want?.['identificatie'] === 'string' ? want['identificatie'] : id);

const NOTHING: Planned = { steps: [], changes: [], diagnostics: [], approval: [], delivers: new Map() };

function fields(verdicts: readonly Verdict[]): FieldChange[] {
  return verdicts.flatMap((verdict): FieldChange[] => {
    if (verdict.verdict === 'write') return [{ path: verdict.path, from: verdict.from ?? null, to: verdict.to ?? null }];
    if (verdict.verdict === 'kept') return [{ path: verdict.path, from: verdict.now ?? null, to: verdict.want ?? null, kept: verdict.because }];
    return [];
  });
}

/** Top-level fields to set (whole, from want) and to unset. */
function patch(verdicts: readonly Verdict[], want: JsonObject): { readonly set: JsonObject; readonly unset: readonly string[] } {
  const names = [...new Set(verdicts.filter((verdict) => verdict.verdict === 'write').map((verdict) => topField(verdict.path)))].sort();
  const set = Object.fromEntries(names.flatMap((name) => (want[name] === undefined ? [] : [[name, want[name]] as const])));
  return { set, unset: names.filter((name) => want[name] === undefined) };
}

const change = (kind: string, id: string, action: Action, verdicts: readonly Verdict[]): Change => ({ kind, id, action, fields: fields(verdicts), diagnostics: [] });

interface Plan {
  readonly input: PlanInput;
  readonly keys: Keys;
  readonly key: string;
  /** Name of the step that makes the object, or the id it has. */
  readonly object: JsonObject;
}

function itemStep({ input, keys, key }: Plan, want: JsonObject, verdicts: readonly Verdict[], id: string | undefined, now: JsonObject): Step | null {
  const { kind } = input.ref;
  const object = { kind, key };
  const name = `${kind} ${key}`;
  if (id === undefined) {
    return { name, action: 'create', object, link: '', repeatable: keys === 'natural', irreversible: false, request: { do: keys === 'natural' ? 'put' : 'create', kind, key, value: withoutParts(want) } };
  }
  const change = patch(verdicts, want);
  if (Object.keys(change.set).length + change.unset.length === 0) return null;
  return { name, action: 'update', object, link: '', repeatable: true, irreversible: false, request: { do: 'patch', id, set: change.set, unset: [...change.unset] }, undo: withoutParts(now) };
}

function partStep({ keys, object, input, key }: Plan, want: JsonObject & { bron: string }, verdicts: readonly Verdict[], id: string | undefined): Step | null {
  const { bron, ...value } = want;
  const common = { name: `onderdeel ${bron}`, object: { kind: input.ref.kind, key }, link: bron, irreversible: false } as const;
  if (id === undefined) {
    return { ...common, action: 'create', repeatable: keys === 'natural', request: { do: keys === 'natural' ? 'put-part' : 'create-part', object, bron, value } };
  }
  const change = patch(verdicts, want);
  if (Object.keys(change.set).length + change.unset.length === 0) return null;
  return { ...common, action: 'update', repeatable: true, request: { do: 'patch-part', object, id, set: change.set, unset: [...change.unset] } };
}

/** A part we delivered and want no more goes, unless somebody changed it since. */
const goes = (verdicts: readonly Verdict[]): boolean => verdicts.length > 0 && verdicts.every((verdict) => (verdict.verdict === 'write' && verdict.to === undefined) || (verdict.verdict === 'equal' && verdict.now === null));

const delivered = (verdicts: readonly Verdict[], want: Flat): [string, Json][] =>
  verdicts.flatMap((verdict): [string, Json][] => {
    const value = want.get(verdict.path);
    return verdict.verdict === 'kept' || value === undefined ? [] : [[verdict.path, value]];
  });

function planKept(input: PlanInput, keys: Keys, want: JsonObject): Planned {
  const now = input.now.state === 'found' ? input.now.value : {};
  const links = input.now.state === 'found' ? input.now.links : {};
  const key = keyOf(want, input.ref.id);
  const verdicts = threeWay(flat(want), input.base, flat(now), input.ownership, input.key);
  const own = verdicts.filter((verdict) => partOf(verdict.path) === null);
  const plan: Plan = { input, keys, key, object: links[''] === undefined ? { $ref: `${input.ref.kind} ${key}` } : { id: links[''] } };
  const item = itemStep(plan, want, own, links[''], now);
  const steps: Step[] = item ? [item] : [];
  const changes: Change[] = [change(input.ref.kind, key, item?.action === 'create' ? 'create' : item ? 'update' : 'unchanged', own)];
  const wanted = new Map(partsOf(want).map((part) => [part.bron, part]));
  for (const bron of new Set([...wanted.keys(), ...verdicts.flatMap((verdict) => partOf(verdict.path) ?? [])])) {
    const part = wanted.get(bron);
    const inner = verdicts.filter((verdict) => partOf(verdict.path) === bron);
    const id = links[bron];
    const step = part ? partStep(plan, part, inner, id) : null;
    if (step) steps.push(step);
    const leaves = !part && id !== undefined && goes(inner);
    if (leaves) steps.push({ name: `onderdeel ${bron}`, action: 'remove', object: { kind: input.ref.kind, key }, link: bron, repeatable: true, irreversible: false, request: { do: 'remove-part', object: plan.object, id } });
    if (part || leaves || fields(inner).some((field) => field.kept)) changes.push(change('onderdeel', bron, step?.action ?? (leaves ? 'remove' : 'unchanged'), inner));
  }
  const last = publication(plan, changes);
  return { steps: [...steps, ...last], changes, diagnostics: [], approval: last.length > 0 ? ['publishing cannot be taken back'] : [], delivers: new Map(delivered(verdicts, flat(want))) };
}

/** Publishing cannot be taken back: it comes last, and a person approves it. */
function publication({ input, object, key }: Plan, changes: Change[]): Step[] {
  const isPublished = input.now.state === 'found' && input.now.context['published'] === true;
  if (input.options['publish'] !== true || isPublished) return [];
  changes.push({ kind: 'publicatie', id: key, action: 'publish', fields: [], diagnostics: [] });
  return [{ name: `publicatie ${key}`, action: 'publish', object: { kind: input.ref.kind, key }, repeatable: true, irreversible: true, request: { do: 'publish', object } }];
}

/** A target that cannot be asked is told the whole object again whenever it differs from what we told it last. */
function planBlind(input: PlanInput, keys: Keys, want: JsonObject): Planned {
  const wanted = flat(want);
  const { base } = input;
  const told = (path: string, value: Json): boolean => {
    const kept = base?.get(path);
    return kept !== undefined && ('hmac' in kept ? keyedHash(input.key, value) === kept.hmac : canonical(kept.value) === canonical(value));
  };
  const same = base !== null && [...wanted].every(([path, value]) => told(path, value)) && [...base.keys()].every((path) => wanted.has(path));
  const key = keyOf(want, input.ref.id);
  const { kind } = input.ref;
  const differing = [...wanted].filter(([path, value]) => !told(path, value)).map(([path, value]): FieldChange => {
    const kept = base?.get(path);
    return { path, from: kept && 'value' in kept ? kept.value : null, to: value };
  });
  const action = base === null ? 'create' : 'update';
  const step: Step = { name: `${kind} ${key}`, action, object: { kind, key }, link: '', repeatable: keys === 'natural', irreversible: false, request: { do: keys === 'natural' ? 'put' : 'create', kind, key, value: want } };
  return { ...NOTHING, steps: same ? [] : [step], changes: [{ kind, id: key, action: same ? 'unchanged' : action, fields: differing, diagnostics: [] }], delivers: wanted };
}

/** Only what we delivered is removed. */
function planRemoval(input: PlanInput): Planned {
  const id = input.now.state === 'found' ? input.now.links[''] : input.now.state === 'unknowable' ? input.links[''] : undefined;
  if (id === undefined || input.base === null) return NOTHING;
  const key = input.ref.id;
  const name = `${input.ref.kind} ${key}`;
  return {
    ...NOTHING,
    steps: [{ name, action: 'remove', object: { kind: input.ref.kind, key }, link: '', repeatable: true, irreversible: false, request: { do: 'remove', id } }],
    changes: [{ kind: input.ref.kind, id: key, action: 'remove', fields: [], diagnostics: [] }],
  };
}

/** `delivers` leaves out what a person owns: that was not delivered. */
export function plan(input: PlanInput, keys: Keys): Planned {
  if (input.want === null) return planRemoval(input);
  return input.now.state === 'unknowable' ? planBlind(input, keys, input.want) : planKept(input, keys, input.want);
}
