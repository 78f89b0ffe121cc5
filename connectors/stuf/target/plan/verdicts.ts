// Decides per element and per relation what is to be written, from what is wanted, what was delivered and what the peer tells. Pure.
import type { FieldChange, PlanInput } from '../../../../core/connector/contract';
import type { Json, JsonObject } from '../../../../core/model/json';
import { withoutIdentities, type Flat } from '../../../../core/model/paths';
import { threeWay, type Verdict } from '../../../../core/model/threeway';
import { keyedHash } from '../../../../core/model/hash';
import type { RawObject } from '../../message/raw';
import { flat } from '../comparable';

export interface Verdicts {
  readonly all: readonly Verdict[];
  /** Names of own elements (not relations) of which something is to be written. */
  readonly elements: ReadonlySet<string>;
  /** Of one part of a relation; empty: neither wanted nor delivered. */
  of(name: string, bron: string): readonly Verdict[];
  /** What will have been delivered when all is done. */
  readonly delivers: ReadonlyMap<string, Json>;
}

const startOf = (path: string): string => /^[^.[]+(?:\.(?=omschrijving|categorie)[^.[]+)?/.exec(path)?.[0] ?? path;

const covered = (path: string, silent: readonly string[]): boolean => {
  const plain = withoutIdentities(path).replaceAll('[]', '');
  return silent.some((one) => plain === one || plain.startsWith(`${one}.`));
};

/** What a peer takes and never tells counts as what it was told last. */
function heard(now: Flat, want: Flat, input: Pick<PlanInput, 'base' | 'key'>, silent: readonly string[]): Flat {
  if (silent.length === 0 || input.base === null) return now;
  const all = new Map([...now].filter(([path]) => !covered(path, silent)));
  for (const [path, kept] of input.base) {
    if (!covered(path, silent)) continue;
    const wanted = want.get(path);
    if ('value' in kept) all.set(path, kept.value);
    else if (wanted !== undefined && keyedHash(input.key, wanted) === kept.hmac) all.set(path, wanted);
  }
  return all;
}

export function judge(input: Pick<PlanInput, 'base' | 'key' | 'ownership'>, want: RawObject, now: RawObject, silent: readonly string[]): Verdicts {
  const wanted = flat(want);
  const all = threeWay(wanted, input.base, heard(flat(now), wanted, input, silent), input.ownership, input.key);
  const written = all.filter((one) => one.verdict === 'write');
  return {
    all,
    elements: new Set(written.filter(({ path }) => !path.includes('[')).map(({ path }) => startOf(path))),
    of: (name, bron) => all.filter(({ path }) => path.startsWith(`${name}[${bron}]`)),
    delivers: new Map(all.flatMap((one): [string, Json][] => {
      const value = wanted.get(one.path);
      return one.verdict === 'kept' || value === undefined ? [] : [[one.path, value]];
    })),
  };
}

/** We delivered it, nobody touched it since, and it is wanted no more. */
export const leaves = (verdicts: readonly Verdict[]): boolean =>
  verdicts.length > 0 && verdicts.every((one) => (one.verdict === 'write' && one.to === undefined) || (one.verdict === 'equal' && one.now === null));

export const isWritten = (verdicts: readonly Verdict[]): boolean => verdicts.some((one) => one.verdict === 'write');

/** What a person sees; `bron` stands for itself and is no field. */
export const fieldsOf = (verdicts: readonly Verdict[]): FieldChange[] =>
  verdicts.flatMap((one): FieldChange[] => {
    if (one.verdict === 'equal' || one.path.endsWith('].bron')) return [];
    if (one.verdict === 'kept') return [{ path: one.path, from: one.now ?? null, to: one.want ?? null, kept: one.because }];
    return [{ path: one.path, from: one.from ?? null, to: one.to ?? null }];
  });

export const asJson = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject;
