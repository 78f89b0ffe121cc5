// Stores a message safely, to be carried out after its sender was answered.
import type { MessageName } from '../../../connector/service';
import type { JsonObject } from '../../../model/json';
import { asJson, rowsOf, type Sql } from '../db';
import { nameValues } from './begin';

// What failed may be sent again; what is under way or was carried out is not stored twice.
const STORE = `
  insert into exchange as e (service, sender, referentienummer, content_hash, message_hash, operation, about, sent_at, received_at, state, lane, due_at, message, node)
  values ($1, $2, $3, $4, $5, $6, $7, $8, (select zs_now()), 'received', 'live', (select zs_now()), $9, $10)
  on conflict (service, sender, referentienummer) do update
     set state = 'received', due_at = excluded.due_at, lease = null, attempts = 0, message = excluded.message, node = excluded.node,
         arrival = nextval('exchange_arrival'), settled_at = null, last_diagnostic = null, outcome = null
   where e.message_hash = excluded.message_hash and e.state = 'failed' and e.due_at is null
  returning e.nr`;

const LOOK = 'select message_hash from exchange where service = $1 and sender = $2 and referentienummer = $3';

/** `node`: the only one that can carry it out, for its content lies there; null: any. */
export async function store(sql: Sql, service: string, name: MessageName, message: JsonObject, node: string | null): Promise<'stored' | 'known' | 'other'> {
  if ((await rowsOf(sql, STORE, [...nameValues(service, name), asJson(message), node])).length > 0) return 'stored';
  const [there] = await rowsOf<{ message_hash: string }>(sql, LOOK, [service, name.sender, name.referentienummer]);
  return there?.message_hash === name.messageHash ? 'known' : 'other';
}
