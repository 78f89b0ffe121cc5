// What push-only senders said last of each subject.
import type { Inbox, InboxEntry } from '../../connector/host';
import type { JsonObject } from '../../model/json';
import { formatRef, type Kind } from '../../model/ref';
import { asJson, rowsOf, type Db } from './db';

const PUT = `
  insert into inbox as i (connection, name, system, kind, id, stamp, value, provenance, at)
  select $1, u.*, (select zs_now())
    from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::jsonb[]) as u(name, system, kind, id, stamp, value, provenance)
   order by u.name collate "C"
  on conflict (connection, name) do update
     set stamp = excluded.stamp, value = excluded.value, provenance = excluded.provenance, at = excluded.at
   where i.stamp <> excluded.stamp`;

const LIST = 'select * from inbox where connection = $1 and ($2::text is null or name > $2) order by name limit $3';

interface Row {
  system: string;
  kind: Kind;
  id: string;
  stamp: string;
  value: JsonObject | null;
  provenance: JsonObject;
}

const entryOf = ({ system, kind, id, stamp, value, provenance }: Row): InboxEntry => ({ ref: { system, kind, id }, stamp, value, provenance });

/** Entries are in the order of their names as `formatRef` writes them; `list` goes on after such a name. */
export function inbox(db: Db, connection: string): Inbox {
  return {
    put: async (entries) => {
      const each = [...new Map(entries.map((entry) => [formatRef(entry.ref), entry]))];
      if (each.length === 0) return;
      await db.query(PUT, [
        connection,
        each.map(([name]) => name),
        each.map(([, entry]) => entry.ref.system),
        each.map(([, entry]) => entry.ref.kind),
        each.map(([, entry]) => entry.ref.id),
        each.map(([, entry]) => entry.stamp),
        each.map(([, entry]) => asJson(entry.value)),
        each.map(([, entry]) => asJson(entry.provenance)),
      ]);
    },
    get: async (ref) => {
      const [row] = await rowsOf<Row>(db, 'select * from inbox where connection = $1 and name = $2', [connection, formatRef(ref)]);
      return row === undefined ? undefined : entryOf(row);
    },
    list: async (after, limit) => (await rowsOf<Row>(db, LIST, [connection, after, limit])).map(entryOf),
  };
}
