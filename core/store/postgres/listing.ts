// Lets the names of two sides meet while a proof runs: in the database, so that no side has to fit in memory.
import { randomUUID } from 'node:crypto';
import type { Listing, ListedName } from '../../sync/ports';
import { rowsOf, type Sql } from './db';

const PUT = 'insert into proof_listing (proof, side, name, key) select $1, $2, * from unnest($3::text[], $4::text[]) on conflict do nothing';
const HAS = `
  select n.name from unnest($3::text[]) as n(name)
   where exists (select 1 from proof_listing l where l.proof = $1 and l.side = $2 and l.name = n.name)
      or exists (select 1 from proof_listing l where l.proof = $1 and l.side = $2 and l.key = n.name)`;
const ONLY = `
  select t.name, t.key from proof_listing t
   where t.proof = $1 and t.side = $2 and ($4::text is null or t.name > $4)
     and not exists (select 1 from proof_listing l where l.proof = $1 and l.side = $3 and l.name in (t.name, t.key))
   order by t.name limit $5`;
const UNKNOWN = `
  select n.name, n.key from proof_listing n
   where n.proof = $1 and n.side = 'source' and ($4::text is null or n.name > $4)
     and not exists (select 1 from subject s where s.sync = $2 and s.system = n.key and s.kind = $3 and s.id = n.name)
   order by n.name limit $5`;

/** What an earlier proof left because its process was killed goes with the next one. */
const LEFT_BEHIND = "delete from proof_listing where begun_at < (select zs_now()) - interval '7 days'";

export async function listing(sql: Sql): Promise<Listing> {
  const proof = randomUUID();
  await sql.query(LEFT_BEHIND);
  const names = (given: readonly ListedName[]): [string[], string[]] => [given.map(({ name }) => name), given.map(({ key }) => key)];
  return {
    put: async (side, given) => {
      if (given.length > 0) await sql.query(PUT, [proof, side, ...names(given)]);
    },
    has: async (side, given) => new Set((await rowsOf<{ name: string }>(sql, HAS, [proof, side, given])).map(({ name }) => name)),
    only: (side, not, after, limit) => rowsOf<{ name: string; key: string }>(sql, ONLY, [proof, side, not, after, limit]),
    unknown: (sync, kind, after, limit) => rowsOf<{ name: string; key: string }>(sql, UNKNOWN, [proof, sync, kind, after, limit]),
    end: async () => {
      await sql.query('delete from proof_listing where proof = $1', [proof]);
    },
  };
}
