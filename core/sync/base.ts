// Makes, reads and repairs a base: what we delivered last, per path we own.
import type { Links } from '../connector/contract';
import { canonical, hash, keyedHash } from '../model/hash';
import type { Json, JsonObject } from '../model/json';
import type { Flat } from '../model/paths';
import type { BaseValues } from '../model/threeway';
import type { Base, Pending } from './ports';

type Values = Base['values'];

/** What is kept of delivered values: themselves, or (retain: hashes) their hash with the key of this installation. */
export function retained(delivers: ReadonlyMap<string, Json>, retain: 'values' | 'hashes', key: Buffer): Values {
  return Object.fromEntries([...delivers].map(([path, value]) => [path, retain === 'values' ? { value } : { hmac: keyedHash(key, value) }]));
}

/** A base as the three-way comparison reads it; null where we never delivered. */
export function baseValues(base: { readonly values: Values } | null): BaseValues | null {
  return base === null ? null : new Map(Object.entries(base.values));
}

const isValue = (kept: Values[string], held: Json | undefined, key: Buffer): boolean =>
  held !== undefined && ('hmac' in kept ? keyedHash(key, held) === kept.hmac : canonical(kept.value) === canonical(held));

/**
 * The base to plan with after a run that broke off: a path that holds what the run was about to write was written by us and
 * not by a person. A path that holds anything else keeps what the settled base says of it. null: nothing there is ours.
 */
export function withPending(base: Base | null, pending: Pending | null, now: Flat, key: Buffer): Values | null {
  if (pending === null) return base?.values ?? null;
  const before = pending.held ?? base?.values ?? null;
  const ours = Object.entries(pending.values).filter(([path, kept]) => isValue(kept, now.get(path), key));
  return before === null && ours.length === 0 ? null : { ...before, ...Object.fromEntries(ours) };
}

/**
 * The base to plan with where the target was set back: we left our values there and looked, so what it holds instead is what it
 * held before, and no edit. What a person had changed when we last looked stays theirs.
 */
export function asSetBack(values: Values, now: Flat): Values {
  return Object.fromEntries(Object.entries(values).flatMap(([path, kept]): [string, Values[string]][] => {
    if (kept.kept) return [[path, kept]];
    const held = now.get(path);
    return held === undefined ? [] : [[path, { value: held }]];
  }));
}

/** Paths of a base that the target does not hold (any more). */
export function notHeld(values: Values, now: Flat, key: Buffer): string[] {
  return Object.entries(values)
    .filter(([path, kept]) => !isValue(kept, now.get(path), key) && !(now.get(path) === undefined && 'value' in kept && isNothing(kept.value)))
    .map(([path]) => path);
}

const isNothing = (value: Json): boolean => value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Hash of a base, by which a saved plan notices that it moved; null: no base. */
export const baseHash = (base: Base | null): string | null => (base === null ? null : hash({ values: base.values as JsonObject, links: base.links as JsonObject }));

/** Links with those of later results laid over them; a result without an id takes its link away. */
export function mergeLinks(links: Links, more: Readonly<Record<string, string | null>>): Links {
  const merged = { ...links, ...more };
  return Object.fromEntries(Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== null));
}
