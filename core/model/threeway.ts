// Decides, per path, what to write: from what we want, what we delivered last, and what the target holds now.
import { canonical, keyedHash } from './hash';
import type { Json } from './json';
import type { Flat } from './paths';

/**
 * Who has the last word on a path both sides touched: `ours` always writes what we want; `theirs` lets a person's edit
 * stand and reports it; `first` only fills what the target leaves empty.
 */
export type Ownership = 'ours' | 'theirs' | 'first';

/** What we delivered last, per path we own: the value, or its keyed hash where values may not be kept (`retain: hashes`). */
export type BaseValues = ReadonlyMap<string, { readonly value: Json } | { readonly hmac: string }>;

/** One verdict per path. `kept` means the target differs from what we want and stays as it is, because it is a person's. */
export type Verdict =
  | { readonly path: string; readonly verdict: 'equal'; readonly now: Json }
  | { readonly path: string; readonly verdict: 'write'; readonly from: Json | undefined; readonly to: Json | undefined }
  | { readonly path: string; readonly verdict: 'kept'; readonly now: Json | undefined; readonly want: Json | undefined; readonly because: 'edited' | 'filled' | 'unadopted' };

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  a === undefined || b === undefined ? a === b : canonical(a) === canonical(b);

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * Compares three ways. A path is ours if we delivered it and the target still holds that; a person's if it differs.
 * Paths only the target has, and we never delivered, are not mentioned: what people added by hand survives.
 * `base: null` says we never delivered this object: then nothing is written over a value that is already there (`unadopted`).
 */
export function threeWay(
  want: Flat,
  base: BaseValues | null,
  now: Flat,
  ownership: (path: string) => Ownership,
  key: Buffer,
): Verdict[] {
  const paths = new Set([...want.keys(), ...(base?.keys() ?? [])]);
  return [...paths].map((path): Verdict => {
    const wanted = want.get(path);
    const held = now.get(path);
    if (same(wanted, held)) return { path, verdict: 'equal', now: held ?? null };
    const delivered = base?.get(path);
    const write: Verdict = { path, verdict: 'write', from: held, to: wanted };
    if (isEmpty(held) && isEmpty(wanted)) return { path, verdict: 'equal', now: held ?? null };
    if (delivered === undefined) {
      if (isEmpty(held)) return write;
      if (base === null) return { path, verdict: 'kept', now: held, want: wanted, because: 'unadopted' };
      return ownership(path) === 'ours' ? write : { path, verdict: 'kept', now: held, want: wanted, because: 'filled' };
    }
    const untouched = 'hmac' in delivered ? held !== undefined && keyedHash(key, held) === delivered.hmac : same(delivered.value, held);
    if (untouched) return ownership(path) === 'first' && !isEmpty(held) ? { path, verdict: 'kept', now: held, want: wanted, because: 'filled' } : write;
    return ownership(path) === 'ours' ? write : { path, verdict: 'kept', now: held, want: wanted, because: 'edited' };
  });
}
