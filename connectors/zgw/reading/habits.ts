// Remembers what a register can do beyond the oldest version: tried where its version does not tell, and given up when refused.
import { Blocked } from '../../../core/connector/outcome';
import type { Api } from '../api';

/** Optional parts of the APIs. Unknown query parameters are refused with 400, so each is tried once and then known. */
export const FEATURES = ['expand', 'search', 'pageSize', 'ordering', 'creatiedatum', 'dates'] as const;
export type Feature = (typeof FEATURES)[number];

export interface Habits {
  /** Whether it is worth trying at this API. */
  has(api: Api, feature: Feature): boolean;
  /** It was refused. */
  lacks(api: Api, feature: Feature): void;
}

/** Since which version of the Zaken API a feature can be there; absent: any. */
const SINCE: Readonly<Partial<Record<Feature, readonly [number, number]>>> = { expand: [1, 5], dates: [1, 2] };

export function makeHabits(): Habits {
  const lacking = new Set<string>();
  const key = (api: Api, feature: Feature): string => `${api.root} ${feature}`;
  return {
    has: (api, feature) => !lacking.has(key(api, feature)) && isAtLeast(api.version(), SINCE[feature]),
    lacks: (api, feature) => void lacking.add(key(api, feature)),
  };
}

/** An unknown version may have everything. */
export function isAtLeast(version: string | null, least: readonly [number, number] | undefined): boolean {
  const match = /^(\d+)\.(\d+)/.exec(version ?? '');
  if (!match || least === undefined) return true;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return major > least[0] || (major === least[0] && minor >= least[1]);
}

/**
 * Does `work` with the feature, and without it where the register refuses that (400, 404, 405: thrown as Blocked). Only if it
 * then works (`proves`) the register is known to lack it: the fault may be elsewhere.
 */
export async function preferring<Result>(habits: Habits, api: Api, feature: Feature, work: (withIt: boolean) => Promise<Result>, proves: (result: Result) => boolean = () => true): Promise<Result> {
  if (!habits.has(api, feature)) return work(false);
  try {
    return await work(true);
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    const result = await work(false);
    if (proves(result)) habits.lacks(api, feature);
    return result;
  }
}
