// Changes a list of parts by what a message says of each: the matrix of verwerkingssoort (stuf.md A6.2, zds-zgw §1.4).
import type { Diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { overlay, textOf, withoutNulls } from './fields';
import type { Pair } from './said';

/** How parts of one kind are told apart and named. */
export interface PartKind {
  /** Whether these two are the same part. */
  same(a: JsonObject, b: JsonObject): boolean;
  /** Several held parts are the one that must go: nobody can say which. */
  ambiguous(pair: Pair, found: number): never;
  /** To go, but not held: it is gone already. */
  missing(pair: Pair): Diagnostic;
}

export interface Edited {
  readonly parts: readonly JsonObject[];
  readonly findings: readonly Diagnostic[];
}

/** The name of a part that does not exist yet: no id of a register begins like it, and it fits in a path (`rollen[nieuw:heeft-0]`). */
export const freshBron = (plaats: string): string => `nieuw:${plaats.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`;

const isGoing = ({ relation }: Pair): boolean => relation.soort === 'V' || relation.soort === 'E';

/** A new part as it will be. */
const made = (pair: Pair, said: JsonObject): JsonObject => ({ ...withoutNulls(said), bron: freshBron(pair.relation.plaats) });

/** A held part as the message says it is now; its own name stays. */
const changed = (held: JsonObject, said: JsonObject): JsonObject => overlay(held, { ...said, bron: held['bron'] ?? null });

/**
 * What is to go goes first (V, E, and the old one of R), so that a place that holds only one is free. Then the rest: T and I add where
 * the part is not there, W changes the one it was, R puts the new one beside nothing. A part that is not named stays as it is.
 */
export function editParts(held: readonly JsonObject[], pairs: readonly Pair[], kind: PartKind): Edited {
  const findings: Diagnostic[] = [];
  let parts = [...held];

  const take = (pair: Pair, meant: JsonObject): JsonObject | null => {
    const found = parts.filter((part) => kind.same(part, meant));
    if (found.length > 1) kind.ambiguous(pair, found.length);
    return found[0] ?? null;
  };
  const drop = (pair: Pair, meant: JsonObject): void => {
    const found = take(pair, meant);
    if (found === null) findings.push(kind.missing(pair));
    else parts = parts.filter((part) => part !== found);
  };
  const put = (old: JsonObject, now: JsonObject): void => {
    parts = parts.map((part) => (part === old ? now : part));
  };

  for (const pair of pairs.filter(isGoing)) {
    const meant = pair.was ?? pair.wordt;
    if (meant !== null) drop(pair, meant);
  }
  for (const pair of pairs.filter(({ relation }) => relation.soort === 'R')) if (pair.was !== null) drop(pair, pair.was);
  for (const pair of pairs) {
    if (isGoing(pair) || pair.wordt === null) continue;
    const said = pair.wordt;
    if (pair.relation.soort === 'W' || (pair.relation.soort === null && pair.was !== null)) {
      // the one it was; where that is not held, the one it becomes: a change that was carried out before by another way
      const old = (pair.was === null ? null : take(pair, pair.was)) ?? parts.find((part) => kind.same(part, said)) ?? null;
      if (old === null) parts.push(made(pair, said));
      else put(old, kind.same(old, said) ? changed(old, said) : { ...made(pair, said), bron: old['bron'] ?? freshBron(pair.relation.plaats) });
      continue;
    }
    const there = parts.find((part) => kind.same(part, said));
    if (there === undefined) parts.push(made(pair, said));
    // I changes nothing: it only says who is meant. What was added is told whole, so what it says is taken over
    else if (pair.relation.soort !== 'I' && textOf(there, 'bron') !== freshBron(pair.relation.plaats)) put(there, changed(there, said));
  }
  return { parts, findings };
}
