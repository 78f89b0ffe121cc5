// The columns of a message as the exchange room knows it.
import type { Carried, ExchangeClaim, ExchangeState, Pending } from '../../../exchange/ports';
import type { Lane } from '../../../engine/lanes';
import type { JsonObject } from '../../../model/json';

export const CLAIMED = "e.nr::text as row, e.service, e.sender, e.referentienummer, e.content_hash, e.message_hash, e.operation, e.about, e.sent_at, e.lane, e.lease, e.attempts, e.state, e.message, e.carried, e.pending";

export interface ClaimedRow {
  row: string;
  service: string;
  sender: string;
  referentienummer: string;
  content_hash: string;
  message_hash: string;
  operation: string;
  about: string[];
  sent_at: Date | null;
  lane: Lane;
  lease: string;
  attempts: number;
  state: ExchangeState;
  message: JsonObject | null;
  carried: Carried[];
  pending: Pending | null;
}

export const claimOf = (row: ClaimedRow): ExchangeClaim => ({
  row: row.row,
  service: row.service,
  lane: row.lane,
  lease: row.lease,
  attempts: row.attempts,
  state: row.state,
  message: row.message,
  carried: row.carried,
  pending: row.pending,
  name: {
    sender: row.sender,
    referentienummer: row.referentienummer,
    contentHash: row.content_hash,
    messageHash: row.message_hash,
    operation: row.operation,
    about: row.about,
    sentAt: row.sent_at?.toISOString() ?? null,
  },
});
