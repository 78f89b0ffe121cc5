// Compares three ways and says what shall change at the target: fields of the zaak, and parts that come, go or differ.
import type { FieldChange, PlanInput } from '../../../core/connector/contract';
import type { Json, JsonObject } from '../../../core/model/json';
import { flatten, type Flat } from '../../../core/model/paths';
import { threeWay, type BaseValues, type Verdict } from '../../../core/model/threeway';
import { objects, text } from '../reading/values';
import { partOf, PART_LISTS, type PartList } from './parts';
import { settled } from './whole';

/** One part that comes, goes or differs. */
export interface PartChange {
  readonly list: PartList;
  readonly bron: string;
  readonly action: 'create' | 'update' | 'remove';
  /** What it shall be; as it is, where it goes. */
  readonly part: JsonObject;
  /** As the target has it; null: it is new. */
  readonly now: JsonObject | null;
  readonly fields: readonly FieldChange[];
}

export interface Merged {
  /** Top-level fields of the zaak that are written, with what each shall be; undefined: emptied. */
  readonly zaak: ReadonlyMap<string, Json | undefined>;
  readonly zaakFields: readonly FieldChange[];
  readonly resultaat: { readonly part: JsonObject | null; readonly now: JsonObject | null; readonly fields: readonly FieldChange[] } | null;
  readonly parts: readonly PartChange[];
  /** Fields that stay as a person left them. */
  readonly kept: readonly FieldChange[];
  readonly delivers: ReadonlyMap<string, Json>;
}

export interface MergeInput {
  /** Comparable values. */
  readonly want: JsonObject;
  readonly now: JsonObject | null;
  readonly base: BaseValues | null;
  readonly ownership: PlanInput['ownership'];
  readonly key: Buffer;
  /** Paths that are left out for now: what the target holds there stays, and stays in the base. */
  readonly leftOut: (path: string) => boolean;
}

/** Lists that are written whole: their items are no objects of the API. */
const WHOLE = 'kenmerken';

const topOf = (path: string): string => /^\w+/.exec(path)?.[0] ?? path;

export function merge(input: MergeInput): Merged {
  const want = flatten(input.want);
  const now: Flat = input.now ? flatten(input.now) : new Map<string, Json>();
  const asked = (flat: Flat): Flat => new Map([...flat].filter(([path]) => !input.leftOut(path)));
  const base = input.base && new Map([...input.base].filter(([path]) => !input.leftOut(path)));
  const verdicts = settled(threeWay(asked(want), base, now, input.ownership, input.key), input.base === null && input.now !== null);
  const written = verdicts.filter((one) => one.verdict === 'write');
  const zaak = written.filter((one) => partOf(one.path) === null && topOf(one.path) !== 'resultaat');
  const resultaat = written.filter((one) => topOf(one.path) === 'resultaat');
  return {
    zaak: new Map([...new Set(zaak.map((one) => topOf(one.path)))].map((field) => [field, mergedField(field, input, verdicts)])),
    zaakFields: zaak.flatMap(shown),
    resultaat: resultaat.length === 0 ? null : { part: asGroup(mergedField('resultaat', input, verdicts)), now: asGroup(input.now?.['resultaat']), fields: resultaat.flatMap(shown) },
    parts: partChanges(input, verdicts),
    kept: verdicts.filter((one) => one.verdict === 'kept').flatMap(shown),
    delivers: delivered(verdicts, input, now),
  };
}

const asGroup = (value: Json | undefined): JsonObject | null => (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0 ? value : null);

export const shown = (verdict: Verdict): FieldChange[] => {
  if (verdict.verdict === 'equal' || verdict.path.endsWith('].bron')) return [];
  if (verdict.verdict === 'write') return [{ path: verdict.path, from: verdict.from ?? null, to: verdict.to ?? null }];
  return [{ path: verdict.path, from: verdict.now ?? null, to: verdict.want ?? null, kept: verdict.because }];
};

/** Sets or (undefined) takes away a leaf; a group that becomes empty goes too. */
function put(target: JsonObject, steps: readonly string[], to: Json | undefined): void {
  const [step, ...rest] = steps;
  if (step === undefined) return;
  const inner = target[step];
  if (rest.length === 0) {
    if (to === undefined) delete target[step];
    else target[step] = to;
    return;
  }
  const group = asGroup(inner) ?? {};
  put(group, rest, to);
  if (Object.keys(group).length === 0) delete target[step];
  else target[step] = group;
}

/** A field of the zaak as it shall be: what the target has, with our verdicts laid over it. */
function mergedField(field: string, input: MergeInput, verdicts: readonly Verdict[]): Json | undefined {
  if (field === WHOLE) return mergedKenmerken(input, verdicts);
  const held: JsonObject = input.now?.[field] === undefined ? {} : { [field]: structuredClone(input.now[field]) };
  for (const verdict of verdicts) if (verdict.verdict === 'write' && topOf(verdict.path) === field && partOf(verdict.path) === null) put(held, verdict.path.split('.'), verdict.to);
  return held[field];
}

/** Kenmerken are told apart by their bron where each names another one; what people added stays. */
function mergedKenmerken({ want, now, base }: MergeInput, verdicts: readonly Verdict[]): Json {
  const bronOf = (path: string): string | null => /^kenmerken\[([^\]]*)\]/.exec(path)?.[1] ?? null;
  const kept = new Set(verdicts.flatMap((one) => (one.verdict === 'kept' ? [bronOf(one.path)] : [])));
  const ours = objects(want[WHOLE]).filter((one) => !kept.has(text(one['bron'])));
  const isTold = verdicts.some((one) => bronOf(one.path) !== null);
  const wanted = new Set(ours.map((one) => text(one['bron'])));
  const theirs = isTold ? objects(now?.[WHOLE]).filter((one) => kept.has(text(one['bron'])) || !(wanted.has(text(one['bron'])) || base?.has(`kenmerken[${text(one['bron'])}].bron`))) : [];
  return [...ours, ...theirs];
}

function partChanges(input: MergeInput, verdicts: readonly Verdict[]): PartChange[] {
  const grouped = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const part = partOf(verdict.path);
    if (!part || verdict.verdict !== 'write') continue;
    const key = `${part.list}\n${part.bron}`;
    grouped.set(key, [...(grouped.get(key) ?? []), verdict]);
  }
  const find = (value: JsonObject | null, list: PartList, bron: string): JsonObject | undefined => objects(value?.[list]).find((one) => one['bron'] === bron);
  const order = (change: PartChange): number => PART_LISTS.indexOf(change.list) * 1e6 + objects(input.want[change.list]).findIndex((one) => one['bron'] === change.bron);
  return [...grouped].map(([key, changes]): PartChange => {
    const [list, bron] = key.split('\n') as [PartList, string];
    const now = find(input.now, list, bron) ?? null;
    const wanted = find(input.want, list, bron);
    const fields = changes.flatMap(shown);
    if (now === null) return { list, bron, action: 'create', part: wanted ?? {}, now, fields };
    const isGone = changes.some((one) => one.path === `${list}[${bron}].bron` && one.verdict === 'write' && one.to === undefined);
    if (isGone) return { list, bron, action: 'remove', part: now, now, fields };
    return { list, bron, action: 'update', part: mergedPart(now, wanted ?? now, changes), now, fields };
  }).sort((a, b) => order(a) - order(b));
}

function mergedPart(now: JsonObject, want: JsonObject, changes: readonly Verdict[]): JsonObject {
  const part = structuredClone(now);
  for (const change of changes) {
    const field = partOf(change.path)?.field ?? '';
    // The documents of a besluit are objects of their own: see `plan-besluit.ts`.
    if (change.verdict !== 'write' || field.startsWith('informatieobjecten')) continue;
    put(part, field.split('.'), change.to);
  }
  return want['informatieobjecten'] === undefined ? part : { ...part, informatieobjecten: structuredClone(want['informatieobjecten']) };
}

function delivered(verdicts: readonly Verdict[], input: MergeInput, now: Flat): Map<string, Json> {
  const delivers = new Map<string, Json>();
  const before = (path: string): Json | undefined => {
    const kept = input.base?.get(path);
    return kept && 'value' in kept ? kept.value : undefined;
  };
  for (const verdict of verdicts) {
    const { path } = verdict;
    if (verdict.verdict === 'write' && verdict.to !== undefined) delivers.set(path, verdict.to);
    if (verdict.verdict === 'equal' && verdict.now !== null) delivers.set(path, verdict.now);
    // Still ours to compare with: what we delivered. Under `retain: hashes` its value is not known; what we want stands for it.
    const kept = verdict.verdict === 'kept' && input.base?.has(path) ? (before(path) ?? verdict.want) : undefined;
    if (kept !== undefined) delivers.set(path, kept);
  }
  for (const path of input.base?.keys() ?? []) {
    const value = input.leftOut(path) ? (before(path) ?? now.get(path)) : undefined;
    if (value !== undefined) delivers.set(path, value);
  }
  return delivers;
}
