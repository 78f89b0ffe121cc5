// Lets a part stand or fall whole, and an object that was never adopted stay untouched.
import type { Verdict } from '../../../core/model/threeway';
import { partOf } from './parts';

/**
 * A part we would take away but of which a person edited a field stays; one a person took away does not come back in pieces.
 * Nothing that was never adopted is written to, not even where it is empty.
 */
export function settled(verdicts: readonly Verdict[], isUnadopted: boolean): Verdict[] {
  const whole = new Map<string, Verdict>();
  const edited = new Set<string>();
  const keyOf = (path: string): string | null => {
    const part = partOf(path);
    return part === null ? null : `${part.list}/${part.bron}`;
  };
  for (const verdict of verdicts) {
    const key = keyOf(verdict.path);
    if (key === null) continue;
    if (partOf(verdict.path)?.field === 'bron') whole.set(key, verdict);
    if (verdict.verdict === 'kept') edited.add(key);
  }
  return verdicts.map((verdict): Verdict => {
    if (verdict.verdict !== 'write') return verdict;
    const keep = (because: 'edited' | 'unadopted'): Verdict => ({ path: verdict.path, verdict: 'kept', now: verdict.from, want: verdict.to, because });
    if (isUnadopted) return keep('unadopted');
    const key = keyOf(verdict.path);
    const part = key === null ? undefined : whole.get(key);
    const isRemoval = part?.verdict === 'write' && part.to === undefined;
    if (isRemoval && key !== null && edited.has(key)) return keep('edited');
    const isTakenAway = part?.verdict === 'kept' && part.now === undefined;
    return isTakenAway ? keep('edited') : verdict;
  });
}
