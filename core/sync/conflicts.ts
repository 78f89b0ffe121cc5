// Finds syncs that would overwrite each other for ever: two that own the same field of one target.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Kind } from '../model/ref';

/** What is needed of a sync to tell. */
export interface Owner {
  readonly sync: string;
  readonly kind: Kind;
  readonly target: string;
  readonly connection: string;
  /** Paths the outgoing mapping writes, without identities: `statustypen[].omschrijving`. */
  readonly writes: readonly string[];
  /** Who has the last word there. A field that is `first` in both is filled once and left alone. */
  readonly ownership: (path: string) => 'ours' | 'theirs' | 'first';
}

/** A field in a field: who writes `selectielijst` writes `selectielijst.nummer` too. */
const overlaps = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || a.startsWith(`${b}[`) || b.startsWith(`${a}.`) || b.startsWith(`${a}[`);

function shared(one: Owner, other: Owner): string[] {
  return one.writes.filter((path) => one.ownership(path) !== 'first' && other.writes.some((theirs) => overlaps(path, theirs) && other.ownership(theirs) !== 'first'));
}

/** One error per pair of syncs, naming the fields; pure, for `check`. */
export function conflicts(owners: readonly Owner[]): Diagnostic[] {
  return owners.flatMap((one, index) =>
    owners.slice(index + 1).flatMap((other) => {
      if (one.connection !== other.connection || one.kind !== other.kind || (one.sync === other.sync && one.target === other.target)) return [];
      const fields = shared(one, other);
      if (fields.length === 0) return [];
      const named = fields.slice(0, 5).join(', ') + (fields.length > 5 ? ` and ${fields.length - 5} more` : '');
      return [diagnostic('ZS4014', `${one.sync}.${one.target} and ${other.sync}.${other.target} both own ${named} of ${one.kind} in ${one.connection}`, { subject: `syncs.${other.sync}.targets.${other.target}` })];
    }),
  );
}
