// The objects outside: who may write one now, and its id at the target.
import type { ObjectKey } from '../../sync/ports';
import { rowsOf, type Sql } from './db';

/**
 * Takes objects for a lease, and answers those it got. In key order, and only trying: whoever wants what another holds waits for a row
 * lock of one statement, never for a lease. The columns and the rest are parameters of the statement it is part of.
 */
export const holdObjects = (at: { readonly connections: string; readonly kinds: string; readonly keys: string; readonly lease: string; readonly leaseMs: string; readonly where: string }): string => `
  insert into object as o (connection, kind, key, lease, leased_until)
  select k.connection, k.kind, k.key, ${at.lease}::uuid, (select zs_now()) + ${at.leaseMs} * interval '1 millisecond'
    from (select distinct * from unnest(${at.connections}::text[], ${at.kinds}::text[], ${at.keys}::text[]) as n(connection, kind, key)) k
   where ${at.where}
   order by k.connection collate "C", k.kind collate "C", k.key collate "C"
  on conflict (connection, kind, key) do update set lease = excluded.lease, leased_until = excluded.leased_until
   where o.lease is null or o.lease = excluded.lease or o.leased_until <= (select zs_now())
  returning o.connection, o.kind, o.key`;

const HOLD = holdObjects({ connections: '$1', kinds: '$2', keys: '$3', lease: '$4', leaseMs: '$5', where: 'true' });

/** As the columns connection, kind and key. */
export const columnsOf = (keys: readonly ObjectKey[]): string[][] => [keys.map((one) => one.connection), keys.map((one) => one.kind), keys.map((one) => one.key)];
export const nameOf = (key: ObjectKey): string => JSON.stringify([key.connection, key.kind, key.key]);

/** Who gets only a part gives back all it has: it will not write, and one statement is enough for everybody else. */
export async function hold(sql: Sql, keys: readonly ObjectKey[], lease: string, leaseMs: number): Promise<readonly ObjectKey[]> {
  if (keys.length === 0) return [];
  const held = new Set((await rowsOf<{ connection: string; kind: string; key: string }>(sql, HOLD, [...columnsOf(keys), lease, leaseMs])).map(nameOf));
  const busy = keys.filter((key) => !held.has(nameOf(key)));
  if (busy.length > 0) await releaseObjects(sql, lease);
  return busy;
}

/** Gives back what these leases hold, as two parts of a statement. Sorted for the same reason as holding. */
export const freeObjects = (leases: string): string => `
  mine as materialized (select connection, kind, key from object where lease = any(${leases}::uuid[]) order by connection, kind, key for update),
  freed as (update object o set lease = null, leased_until = null from mine where o.connection = mine.connection and o.kind = mine.kind and o.key = mine.key)`;

const RELEASE = `with ${freeObjects('$1')}
  select`;

export async function releaseObjects(sql: Sql, lease: string): Promise<void> {
  await sql.query(RELEASE, [[lease]]);
}

const LINK = `
  insert into object (connection, kind, key, target_id, owner)
  select distinct on (n.connection collate "C", n.kind collate "C", n.key collate "C") n.*
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as n(connection, kind, key, target_id, owner)
   order by n.connection collate "C", n.kind collate "C", n.key collate "C"
  on conflict (connection, kind, key) do update set target_id = excluded.target_id, owner = excluded.owner`;

export async function link(sql: Sql, entries: readonly (ObjectKey & { readonly targetId: string; readonly owner: string })[]): Promise<void> {
  if (entries.length === 0) return;
  await sql.query(LINK, [...columnsOf(entries), entries.map((one) => one.targetId), entries.map((one) => one.owner)]);
}

const FIND = `
  select o.connection, o.kind, o.key, o.target_id as "targetId", o.owner
    from unnest($1::text[], $2::text[], $3::text[]) as n(connection, kind, key)
    join object o on o.connection = n.connection and o.kind = n.kind and o.key = n.key`;

export async function findObjects(sql: Sql, keys: readonly ObjectKey[]): Promise<(ObjectKey & { targetId: string | null; owner: string | null })[]> {
  return rowsOf(sql, FIND, columnsOf(keys));
}
