// Finds subjects by identification, and who else holds a document.
import type { Ref } from '../../../model/ref';
import { rowsOf, type Sql } from '../db';

// From the models that are kept; where they were swept, by the natural key under which a copy stands at a target.
const NAMED = `
  select system, kind, id from subject where sync = $1 and desired ->> 'identificatie' = $3 and desired ->> 'bronorganisatie' = $2
  union
  select s.system, s.kind, s.id
    from object o join flow f on f.sync = $1 and f.connection = o.connection
    join delivery d on d.sync = $1 and d.target = f.target and d.base -> 'links' ->> '' = o.target_id
    join subject s on s.nr = d.subject
   where o.kind = 'zaak' and o.key = $2 || '/' || $3 and o.target_id is not null
  limit 1`;

export async function named(sql: Sql, sync: string, bronorganisatie: string, identificatie: string): Promise<Ref | null> {
  return (await rowsOf<Ref>(sql, NAMED, [sync, bronorganisatie, identificatie]))[0] ?? null;
}

const HOLDERS = `
  select distinct id from subject
   where system = $1 and kind = 'zaak' and presence <> 'gone' and desired is not null
     and (desired @> jsonb_build_object('zaakinformatieobjecten', jsonb_build_array(jsonb_build_object('informatieobject', jsonb_build_object('bron', $2::text))))
       or desired @> jsonb_build_object('besluiten', jsonb_build_array(jsonb_build_object('informatieobjecten', jsonb_build_array(jsonb_build_object('informatieobject', jsonb_build_object('bron', $2::text)))))))
   order by id`;

export async function holders(sql: Sql, document: Ref): Promise<string[]> {
  return (await rowsOf<{ id: string }>(sql, HOLDERS, [document.system, document.id])).map((row) => row.id);
}

const IN_TRANSFER = `select list from transfer_item where system = $1 and kind = $2 and id = $3 and state not in ('rejected', 'dropped', 'refused') order by list limit 1`;

export async function inTransfer(sql: Sql, ref: Ref): Promise<string | null> {
  return (await rowsOf<{ list: string }>(sql, IN_TRANSFER, [ref.system, ref.kind, ref.id]))[0]?.list ?? null;
}
