// What the other side can do, whether it is a server or a shelf: one function per call.
import type { JsonObject } from '../../core/model/json';

/** One object as the other side keeps it. Its parts have ids of their own; `value` does not hold them. */
export interface Item {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly value: JsonObject;
  readonly parts: readonly Part[];
  readonly published: boolean;
  /** Differs whenever the object does. */
  readonly stamp: string;
}

export interface Part {
  readonly id: string;
  readonly bron: string;
  readonly value: JsonObject;
}

export interface Listed {
  readonly names: readonly { readonly kind: string; readonly key: string; readonly stamp: string }[];
  /** Hand this back for the next page; null: this was the last. */
  readonly next: string | null;
}

/** A change of fields: new values, and fields that go. */
export interface Patch {
  readonly set: JsonObject;
  readonly unset: readonly string[];
}

/** Every call may happen twice and lose its reply once. All but `create` and `createPart` have the same effect the second time. */
export interface Peer {
  list(after: string | null, limit: number, signal: AbortSignal): Promise<Listed>;
  /** All objects with this key: more than one where keys are not enforced. `gone`: it was there and was removed. */
  byKey(kind: string, key: string, signal: AbortSignal): Promise<readonly Item[] | 'gone'>;
  /** Makes it or replaces its fields; parts stay. */
  put(kind: string, key: string, value: JsonObject, signal: AbortSignal): Promise<string>;
  /** Makes one, whether or not there is one already. */
  create(kind: string, key: string, value: JsonObject, signal: AbortSignal): Promise<string>;
  patch(id: string, patch: Patch, signal: AbortSignal): Promise<void>;
  remove(id: string, signal: AbortSignal): Promise<void>;
  publish(id: string, signal: AbortSignal): Promise<void>;
  putPart(id: string, bron: string, value: JsonObject, signal: AbortSignal): Promise<string>;
  createPart(id: string, bron: string, value: JsonObject, signal: AbortSignal): Promise<string>;
  patchPart(id: string, part: string, patch: Patch, signal: AbortSignal): Promise<void>;
  removePart(id: string, part: string, signal: AbortSignal): Promise<void>;
}

/** Thrown by the shelf where a server would answer with this status. */
export class Answered extends Error {
  constructor(readonly status: number, readonly problem: string) {
    super(`${status}: ${problem}`);
    this.name = 'Answered';
  }
}
