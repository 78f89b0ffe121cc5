// Decides which call goes wrong, and how.
import type { Misbehaviour } from './settings';

export interface Mood {
  /** How this call goes wrong; null: it goes well. */
  of(operatie: string): Misbehaviour | null;
  set(rules: readonly Misbehaviour[]): void;
}

export function makeMood(first: readonly Misbehaviour[]): Mood {
  const counted = (rules: readonly Misbehaviour[]) => rules.map((rule) => ({ rule, seen: 0, fired: 0 }));
  let entries = counted(first);
  return {
    set: (rules) => void (entries = counted(rules)),
    of: (operatie) => {
      for (const entry of entries) {
        const { rule } = entry;
        if ((rule.operatie !== undefined && rule.operatie !== operatie) || (rule.times !== undefined && entry.fired >= rule.times)) continue;
        entry.seen += 1;
        if (rule.every !== undefined && entry.seen % rule.every !== 0) continue;
        entry.fired += 1;
        return rule;
      }
      return null;
    },
  };
}
