// What a mapping is to those who use it: a compiled translation of one shape into another.
import type { Diagnostic, Place } from '../diagnostics/diagnostic';
import type { Json, JsonObject } from '../model/json';

/** A mapping, parsed, checked and compiled. `run` is pure: no I/O, no clock, the same answer every time. */
export interface Mapping {
  /** Folder and file name below `mappings/`, without `.yaml`: `inavigator/zaaktype`. */
  readonly name: string;
  readonly file: string;
  /** Names of the shapes. */
  readonly from: string;
  readonly to: string;
  /** The way back, where the file has a `back` section: it can be used both ways. */
  readonly back: Mapping | null;
  run(value: JsonObject, options?: RunOptions): Mapped;
}

export interface RunOptions {
  /** The `settings` of the sync, for functions that need a decision of the municipality. */
  readonly settings?: JsonObject;
  /** Also say which rule and which source elements made each field; several times the work, so for one subject at a time. */
  readonly explain?: boolean;
  /** Filled into every diagnostic: `zaaktype/B1026`. */
  readonly subject?: string;
  /** Reference data by name, in place of what lies in `mappings/tables`. */
  readonly reference?: (name: string) => Reference;
}

/** What came of one run. With a diagnostic of severity error the value is incomplete and must not be used. */
export interface Mapped {
  readonly value: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Source elements with content that no rule uses, sorted. Places in a list are collapsed (`statustypen[].velden.activiteit`);
   * an item that every `where` passes over is named by its id or index (`rollen[3]`).
   */
  readonly unmapped: readonly string[];
  /** Only with `explain`: path in the target, as `flatten` spells it → what made it. */
  readonly rules: ReadonlyMap<string, Origin>;
}

/** The rule that made a field, and the source elements it read. */
export interface Origin extends Place {
  readonly line: number;
  readonly col: number;
  /** Source paths as they were read: `statustypen[MST0000012].velden.naam`; empty for a literal. */
  readonly sources: readonly string[];
}

/** A table of `mappings/tables`: keys with their values, or rows of reference data for functions. */
export interface Reference {
  readonly name: string;
  /** Rows of a reference table; for a table of entries: `{ key, value }`. */
  readonly rows: readonly JsonObject[];
  /** Rows whose `field` is spelled like `value`; indexed at first use. */
  find(field: string, value: string | number): readonly JsonObject[];
}

/**
 * "No value" of a known kind, as StUF tells it (`StUF:noValue`), in raw shapes. `geenWaarde` is a fact ("there is none") and
 * reaches the target as null where that can hold null; the others say nothing of the value and are left out.
 */
export const NO_VALUE_KINDS = ['geenWaarde', 'waardeOnbekend', 'nietOndersteund', 'nietGeautoriseerd', 'vastgesteldOnbekend'] as const;
export type NoValueKind = (typeof NO_VALUE_KINDS)[number];
export type NoValue = { readonly '@noValue': NoValueKind };

/** The kind of "no value" a raw value stands for; null where it is an ordinary value. JSON null is `geenWaarde`. */
export function noValueKind(value: Json | undefined): NoValueKind | null {
  if (value === null) return 'geenWaarde';
  if (typeof value !== 'object' || Array.isArray(value)) return null;
  const kind = value['@noValue'];
  if (kind === undefined) return null;
  return NO_VALUE_KINDS.find((known) => known === kind) ?? null;
}
