// A mapping after parsing: plain data, every part with its place in the file.
import type { Spot } from '../diagnostics/yaml';
import type { Json } from '../model/json';
import type { Path } from './path';
import type { Predicate } from './predicate';

export interface At<T> {
  readonly at: Spot;
  readonly value: T;
}

/** Where a rule takes its value from. */
export type Source =
  | { readonly kind: 'path'; readonly path: At<Path> }
  | { readonly kind: 'paths'; readonly at: Spot; readonly named: boolean; readonly paths: readonly (At<Path> & { readonly name: string })[] }
  | { readonly kind: 'value'; readonly at: Spot; readonly value: Json }
  | { readonly kind: 'text'; readonly at: Spot; readonly parts: readonly (string | At<Path>)[] }
  | { readonly kind: 'each'; readonly path: At<Path> }
  /** `do` or `via` alone. */
  | { readonly kind: 'none' };

export interface ViaCall {
  readonly at: Spot;
  readonly name: string;
  /** Absent where none were written. */
  readonly args?: Json;
}

export interface Rule {
  readonly at: Spot;
  readonly source: Source;
  readonly where: Predicate | null;
  readonly do: Rules | null;
  readonly via: readonly ViaCall[];
  readonly table: At<string> | null;
  /** Read from value to key; set by invert only. */
  readonly tableBackwards?: true;
  readonly when: Predicate | null;
  readonly otherwise: Rule | 'omit' | null;
  readonly required: boolean;
}

/** One target and its rule; `omit` drops the rule of a base mapping. */
export interface Target {
  readonly at: Spot;
  /** Fields from the scope to the target; empty: the item itself. */
  readonly names: readonly string[];
  readonly rule: Rule | 'omit';
}

/** By the target's path as `spellSteps` writes it; `list[].field` only in mappings that extend or override. */
export type Rules = ReadonlyMap<string, Target>;

/** A mapping file as written. */
export interface MappingFile {
  readonly name: string;
  readonly file: string;
  readonly at: Spot;
  readonly from: At<string> | null;
  readonly to: At<string> | null;
  readonly extends: At<string> | null;
  readonly rules: Rules;
  readonly overrides: readonly { readonly at: Spot; readonly where: Predicate; readonly rules: Rules }[];
  readonly unused: readonly (At<Path> & { readonly reason: string })[];
  /** Names that are left out wherever they stand: `**.name` under `unused`. */
  readonly unusedNames: readonly string[];
  readonly back: At<Rules> | null;
}
