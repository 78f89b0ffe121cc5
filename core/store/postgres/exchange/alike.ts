// Finds an earlier message that said the same of the same object and was carried out (practice §12).
import type { MessageName } from '../../../connector/service';
import { rowsOf, type Sql } from '../db';

// Also itself, where it was carried out and nobody heard the answer.
const ALIKE = `
  select content_hash as "contentHash", referentienummer from exchange
   where service = $1 and sender = $2 and content_hash = $3 and operation = $4 and about && $5
     and (state = 'answered' and outcome is distinct from 'refused' or carried <> '[]' and state in ('received', 'applying'))
   order by arrival desc limit 1`;

export async function alike(sql: Sql, service: string, name: MessageName): Promise<{ readonly contentHash: string; readonly referentienummer: string } | null> {
  return (await rowsOf<{ contentHash: string; referentienummer: string }>(sql, ALIKE, [service, name.sender, name.contentHash, name.operation, [...name.about]]))[0] ?? null;
}
