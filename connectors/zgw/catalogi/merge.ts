// Compares three ways and says what the zaaktype shall be: ours where we may, a person's where it is theirs.
import type { FieldChange, PlanInput } from '../../../core/connector/contract';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { flatten, type Flat } from '../../../core/model/paths';
import { threeWay, type BaseValues, type Verdict } from '../../../core/model/threeway';
import { objects, text } from './context';
import { normalise } from './normalise';
import { PART_LISTS, type PartList, type ZgwZaaktype } from './shape';

/** Fields that stand in the shape for the shared types; they are no property of this zaaktype. */
const OF_SHARED: Readonly<Partial<Record<PartList, readonly string[]>>> = {
  informatieobjecttypen: ['vertrouwelijkheidaanduiding', 'informatieobjectcategorie', 'trefwoord'],
  besluittypen: ['omschrijvingGeneriek', 'besluitcategorie', 'publicatieIndicatie', 'reactietermijn', 'toelichting'],
};

/** What of a value belongs to the zaaktype alone, spelled the one way. */
export function comparable(value: JsonObject): JsonObject {
  const own = Object.fromEntries(
    Object.entries(value).map(([field, inner]): [string, Json] => {
      const shared = OF_SHARED[field as PartList];
      return [field, shared ? objects(inner).map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => !shared.includes(name)))) : inner];
    }),
  );
  return normalise(own);
}

/** `statustypen[MST1].omschrijving` in its pieces; null: a field of the zaaktype itself. */
export function partOf(path: string): { readonly list: PartList; readonly bron: string; readonly field: string } | null {
  const match = /^(\w+)\[([^\]]*)\](?:\.(.+))?$/.exec(path);
  const list = PART_LISTS.find((known) => known === match?.[1]);
  return match && list ? { list, bron: match[2] ?? '', field: match[3] ?? '' } : null;
}

export interface Merged {
  /** What the target shall hold: parts made by hand included. */
  readonly value: JsonObject;
  readonly fields: readonly FieldChange[];
  /** Per path we own, what will have been delivered. */
  readonly delivers: ReadonlyMap<string, Json>;
}

export interface MergeInput {
  readonly want: ZgwZaaktype;
  readonly now: JsonObject | null;
  readonly base: BaseValues | null;
  readonly ownership: PlanInput['ownership'];
  readonly key: Buffer;
  /** Parts that are left out: what the target holds of them stays as it is, and they stay in the base. */
  readonly leftOut: ReadonlySet<string>;
}

const key = (list: string, bron: string): string => `${list}/${bron}`;

export function merge(input: MergeInput): Merged {
  const want = flatten(comparable(input.want as unknown as JsonObject));
  const now: Flat = input.now ? flatten(comparable(input.now)) : new Map<string, Json>();
  const skipped = (path: string): boolean => {
    const part = partOf(path);
    return part !== null && input.leftOut.has(key(part.list, part.bron));
  };
  const base = input.base && new Map([...input.base].filter(([path]) => !skipped(path)));
  const verdicts = withWholeParts(threeWay(new Map([...want].filter(([path]) => !skipped(path))), base, now, input.ownership, input.key), input.base === null && input.now !== null);
  const value = applyVerdicts(input.now ? comparable(input.now) : {}, verdicts);
  return { value, fields: verdicts.flatMap(shown), delivers: delivered(verdicts, input, now, skipped) };
}

/**
 * A part stands or falls whole. One we would take away but of which a person edited a field stays; one a person took away
 * does not come back in pieces. And nothing that was never adopted is written to, not even where it is empty.
 */
function withWholeParts(verdicts: readonly Verdict[], isUnadopted: boolean): Verdict[] {
  const bronOf = new Map<string, Verdict>();
  const edited = new Set<string>();
  for (const verdict of verdicts) {
    const part = partOf(verdict.path);
    if (!part) continue;
    if (part.field === 'bron') bronOf.set(key(part.list, part.bron), verdict);
    if (verdict.verdict === 'kept') edited.add(key(part.list, part.bron));
  }
  return verdicts.map((verdict): Verdict => {
    if (verdict.verdict !== 'write') return verdict;
    const keep = (because: 'edited' | 'unadopted'): Verdict => ({ path: verdict.path, verdict: 'kept', now: verdict.from, want: verdict.to, because });
    if (isUnadopted) return keep('unadopted');
    const part = partOf(verdict.path);
    if (!part) return verdict;
    const whole = bronOf.get(key(part.list, part.bron));
    const isRemoval = whole?.verdict === 'write' && whole.to === undefined;
    if (isRemoval && edited.has(key(part.list, part.bron))) return keep('edited');
    const isTakenAway = whole?.verdict === 'kept' && whole.now === undefined;
    return isTakenAway ? keep('edited') : verdict;
  });
}

const shown = (verdict: Verdict): FieldChange[] => {
  if (verdict.verdict === 'equal' || verdict.path.endsWith('].bron')) return [];
  if (verdict.verdict === 'write') return [{ path: verdict.path, from: verdict.from ?? null, to: verdict.to ?? null }];
  return [{ path: verdict.path, from: verdict.now ?? null, to: verdict.want ?? null, kept: verdict.because }];
};

function delivered(verdicts: readonly Verdict[], input: MergeInput, now: Flat, skipped: (path: string) => boolean): Map<string, Json> {
  const delivers = new Map<string, Json>();
  const before = (path: string): Json | undefined => {
    const kept = input.base?.get(path);
    return kept && 'value' in kept ? kept.value : undefined;
  };
  for (const verdict of verdicts) {
    const { path } = verdict;
    if (verdict.verdict === 'write' && verdict.to !== undefined) delivers.set(path, verdict.to);
    if (verdict.verdict === 'equal' && verdict.now !== null) delivers.set(path, verdict.now);
    if (verdict.verdict === 'kept' && input.base?.has(path)) {
      // Still ours to compare with: what we delivered. Under `retain: hashes` its value is not known; what we want stands for it.
      const value = before(path) ?? verdict.want;
      if (value !== undefined) delivers.set(path, value);
    }
  }
  for (const path of input.base?.keys() ?? []) {
    const value = skipped(path) ? (before(path) ?? now.get(path)) : undefined;
    if (value !== undefined) delivers.set(path, value);
  }
  return delivers;
}

function applyVerdicts(now: JsonObject, verdicts: readonly Verdict[]): JsonObject {
  const value = structuredClone(now);
  const lists = new Map(PART_LISTS.map((list) => [list, new Map(objects(value[list]).map((item) => [text(item['bron']), item]))]));
  for (const verdict of verdicts) {
    if (verdict.verdict !== 'write') continue;
    const part = partOf(verdict.path);
    if (!part) {
      if (!PART_LISTS.some((list) => list === verdict.path)) put(value, verdict.path.split('.'), verdict.to);
      continue;
    }
    const items = lists.get(part.list);
    const item = items?.get(part.bron) ?? {};
    put(item, part.field.split('.'), verdict.to);
    items?.set(part.bron, item);
  }
  for (const [list, items] of lists) {
    const kept = [...items.values()].filter((item) => typeof item['bron'] === 'string');
    if (kept.length > 0) value[list] = kept;
    else delete value[list];
  }
  return value;
}

/** Sets or (undefined) takes away a leaf; a group that becomes empty goes too. */
function put(target: JsonObject, steps: readonly string[], to: Json | undefined): void {
  const [step, ...rest] = steps;
  if (step === undefined) return;
  if (rest.length === 0) {
    if (to === undefined) delete target[step];
    else target[step] = to;
    return;
  }
  const inner = target[step];
  const group = isObject(inner) ? inner : {};
  put(group, rest, to);
  if (Object.keys(group).length === 0) delete target[step];
  else target[step] = group;
  // A place in the selectielijst that we know takes the stead of a URL that we did not.
  if ('jaar' in group) delete group['onbekend'];
}
