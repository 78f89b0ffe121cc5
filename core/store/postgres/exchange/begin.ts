// Takes a message that came in, or says what became of the one that has its name.
import type { Begun, KeptAnswer } from '../../../exchange/ports';
import type { MessageName } from '../../../connector/service';
import { rowsOf, type Sql } from '../db';
import { CLAIMED, claimOf, type ClaimedRow } from './columns';

// One statement decides who carries it out, however many come at once. Taken again is what failed without leaving anything, what was
// carried out while nobody heard the answer, and what lost its holder; a message that was stored is the loop's.
const TAKE = `
  insert into exchange as e (service, sender, referentienummer, content_hash, message_hash, operation, about, sent_at, received_at, state, lane, due_at, lease, attempts)
  values ($1, $2, $3, $4, $5, $6, $7, $8, (select zs_now()), 'received', 'live', (select zs_now()) + $9 * interval '1 millisecond', gen_random_uuid(), 1)
  on conflict (service, sender, referentienummer) do update
     set lease = gen_random_uuid(), due_at = excluded.due_at, attempts = e.attempts + 1, settled_at = null, last_diagnostic = null, outcome = null,
         arrival = case when e.due_at is null then nextval('exchange_arrival') else e.arrival end,
         state = case when e.due_at is null then 'received' else e.state end
   where e.message_hash = excluded.message_hash and e.message is null
     and (e.due_at <= (select zs_now()) or (e.due_at is null and (e.state = 'failed' or (e.state = 'answered' and e.answer is null))))
  returning ${CLAIMED}`;

const LOOK = "select message_hash, answer, state = 'answered' and answer is not null as answered from exchange where service = $1 and sender = $2 and referentienummer = $3";

export const nameValues = (service: string, name: MessageName): unknown[] => [
  service, name.sender, name.referentienummer, name.contentHash, name.messageHash, name.operation, [...name.about], name.sentAt,
];

export async function begin(sql: Sql, service: string, name: MessageName, leaseMs: number): Promise<Begun> {
  const [taken] = await rowsOf<ClaimedRow>(sql, TAKE, [...nameValues(service, name), leaseMs]);
  if (taken) return { state: 'mine', claim: claimOf(taken) };
  const [there] = await rowsOf<{ message_hash: string; answer: KeptAnswer; answered: boolean }>(sql, LOOK, [service, name.sender, name.referentienummer]);
  if (there && there.message_hash !== name.messageHash) return { state: 'other' };
  return there?.answered ? { state: 'answered', answer: there.answer } : { state: 'running' };
}
