// What the steps of a zaaktype are built from.
import type { FieldChange } from '../../../core/connector/contract';
import { canonical } from '../../../core/model/hash';
import type { Json, JsonObject } from '../../../core/model/json';
import type { Id } from '../references';
import { objects, text, type Context } from './context';
import { linkKey } from './parts';

export interface BuildInput {
  /** For names: `B1026`. */
  readonly id: string;
  /** `make`: a concept is made (also as a new version); `mend`: our own concept is patched. */
  readonly how: 'make' | 'mend';
  readonly merged: JsonObject;
  /** As `merged`, of the version that is there; null: none. */
  readonly now: JsonObject | null;
  readonly context: Context;
  readonly begin: string;
  readonly documents: ReadonlyMap<string, Id>;
  readonly decisions: ReadonlyMap<string, Id>;
  readonly fields: readonly FieldChange[];
}

export const same = (a: Json | undefined, b: Json | undefined): boolean => (a === undefined || b === undefined ? a === b : canonical(a) === canonical(b));

/** The parts of one list by bron. */
export const itemsOf = (value: JsonObject | null, list: string): Map<string, JsonObject> => new Map(objects(value?.[list]).map((item) => [text(item['bron']), item]));

/** UUID of a part of the version that is there; '' where there is none. */
export const idOf = (context: Context, list: string, bron: string): string => context.carried.parts[linkKey(list, bron)]?.id ?? '';
