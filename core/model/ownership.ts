// Says who has the last word on a path, from the rules of a target: the longest rule that covers it decides.
import { withoutIdentities } from './paths';
import type { Ownership } from './threeway';

/** Rules by path without identities, and `default` for every path that none covers. */
export type OwnershipRules = Readonly<Record<string, Ownership>> & { readonly default: Ownership };

const covers = (rule: string, path: string): boolean => path === rule || path.startsWith(`${rule}.`) || path.startsWith(`${rule}[`);

/** `statustypen[]` covers `statustypen[ST1].omschrijving`; what was asked once is remembered. */
export function ownershipBy(rules: OwnershipRules): (path: string) => Ownership {
  const known = new Map<string, Ownership>();
  const longestFirst = Object.keys(rules).filter((rule) => rule !== 'default').sort((a, b) => b.length - a.length);
  return (path) => {
    const plain = withoutIdentities(path);
    const there = known.get(plain);
    if (there) return there;
    const rule = longestFirst.find((one) => covers(one, plain));
    const found = (rule === undefined ? undefined : rules[rule]) ?? rules.default;
    known.set(plain, found);
    return found;
  };
}
