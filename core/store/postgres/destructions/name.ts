// The name of a subject as it is kept after the subject itself is not.
import { keyedHash } from '../../../model/hash';
import { formatRef, type Ref } from '../../../model/ref';
import { rowsOf, type Sql } from '../db';

/** HMAC-SHA-256 of `system:kind/id` with the key of this installation: nobody without the key can tell whose it was. */
export const destroyedName = (key: Buffer, ref: Ref): string => keyedHash(key, `destroyed ${formatRef(ref)}`);

/** Of these claims those that were destroyed, each with the list, plan or receipt. */
export async function destroyedAmong<Claim extends { readonly ref: Ref }>(sql: Sql, key: Buffer, claims: readonly Claim[]): Promise<ReadonlyMap<Claim, string>> {
  if (claims.length === 0) return new Map();
  const names = new Map(claims.map((claim) => [destroyedName(key, claim.ref), claim]));
  const rows = await rowsOf<{ name: string; because: string }>(sql, 'select name, because from destroyed where name = any($1)', [[...names.keys()]]);
  return new Map(rows.flatMap((row) => { const claim = names.get(row.name); return claim ? [[claim, row.because] as const] : []; }));
}
