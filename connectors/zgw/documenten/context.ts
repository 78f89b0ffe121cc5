// What `find` hands to `plan` besides the document itself. Plain data.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';

/** The document as the target has it now, beside its fields. */
export interface Held {
  readonly id: string;
  readonly versie: number;
  /** Somebody has checked it out: we, or anybody else. */
  readonly locked: boolean;
  /** The lock is one of ours (known, or asked for by us with its reply lost). */
  readonly lockedByUs: boolean;
  /** definitief and later may only be changed by `documenten.geforceerd-bijwerken`. */
  readonly status: string;
  /** An upload of ours was begun and is not known to be finished, or its bytes were found to be wrong: the content counts for nothing. */
  readonly unfinished: boolean;
  /** SHA-256 of the content as we know it: stated there, or computed when it was sent; null: not known. */
  readonly sha256: string | null;
  /** Whether it states a checksum that was not in what we want: ours, to be renewed with the content. */
  readonly states: boolean;
  /** Whoever asks says that the content is another one, whatever it is compared by; absent: not told. */
  readonly replaced?: boolean;
}

export interface Context {
  /** The informatieobjecttype to relate to; null: nothing is wanted, or see `typeFault`. */
  readonly type: string | null;
  readonly typeFault: string | null;
  readonly held: Held | null;
  /** Whether the target knows `inhoudIsVervallen` (Documenten 1.5). */
  readonly knowsVervallen: boolean;
  /** Size of parts this server hands out, as it did before; null: not seen yet. */
  readonly partSize: number | null;
  /** Largest body this connection allows, in bytes; null: no limit is configured. */
  readonly mayBeLarge: number | null;
  /** Contents up to this size go in one call. */
  readonly inlineBelow: number;
  /** How many objects are related to it; asked only for a removal. */
  readonly relations: number | null;
}

/** Contexts are made by `find` of this connector only. */
export const toContext = (context: Context): JsonObject => context as unknown as JsonObject;
export function fromContext(context: JsonObject): Context {
  if (!('typeFault' in context) || !('held' in context)) throw new TypeError('not a context of the Documenten target');
  return context as unknown as Context;
}

export const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
export const objects = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
